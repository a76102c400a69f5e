import { useRedirect } from 'ra-core';
import type { UserWithFirstPassword } from '@api/contract/user.js';
import { useState } from 'react';
import { FirstPassword } from './FirstPassword.js';
import { AccountForm } from './UserForm.js';

/** Opens an account; its first password is shown once, before anything else. */
export function UserCreate() {
  const redirect = useRedirect();
  const [made, setMade] = useState<UserWithFirstPassword | null>(null);
  return (
    <>
      <AccountForm onMade={setMade} />
      {made && (
        <FirstPassword
          username={made.username}
          password={made.firstPassword}
          onClose={() => redirect('show', 'users', made.id)}
        />
      )}
    </>
  );
}
