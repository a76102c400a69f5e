import { useRedirect } from 'ra-core';
import { Create } from 'react-admin';
import type { UserWithFirstPassword } from '@api/contract/user.js';
import { useState } from 'react';
import { FirstPassword } from './FirstPassword.js';
import { accountOf, UserForm } from './UserForm.js';

/** Opens an account; its first password is shown once, before anything else. */
export function UserCreate() {
  const redirect = useRedirect();
  const [made, setMade] = useState<UserWithFirstPassword | null>(null);
  return (
    <>
      <Create
        redirect={false}
        transform={(data: Record<string, string>) => ({ username: data['username'], ...accountOf(data) })}
        mutationOptions={{ onSuccess: (user: UserWithFirstPassword) => setMade(user) }}
      >
        <UserForm isNew />
      </Create>
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
