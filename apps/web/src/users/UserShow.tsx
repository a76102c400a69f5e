import { useCanAccess, useRecordContext } from 'ra-core';
import { Show } from 'react-admin';
import type { UserSummary, UserWithFirstPassword } from '@api/contract/user.js';
import { useState } from 'react';
import { ActButton } from '../records/ActButton.js';
import { Facts } from '../records/Facts.js';
import { useWords } from '../shared/use-words.js';
import { FirstPassword } from './FirstPassword.js';

export function UserShow() {
  return (
    <Show>
      <User />
    </Show>
  );
}

function User() {
  const words = useWords();
  const user = useRecordContext<UserSummary>();
  const { canAccess } = useCanAccess({ resource: 'users', action: 'edit' });
  if (!user) return null;
  return (
    <div className="record">
      <Facts
        facts={[
          [words.say('field.fullName'), user.fullName],
          [words.say('field.username'), user.username],
          [words.say('field.role'), words.say(`role.${user.role}`)],
          [words.say('table.district'), user.districtName],
          [words.say('field.email'), user.email],
          [words.say('field.state'), words.say(user.isDisabled ? 'user.disabled' : 'user.enabled')],
          [
            words.say('user.password'),
            words.say(user.mustChangePassword ? 'user.passwordFirst' : 'user.passwordOwn'),
          ],
          [words.say('field.createdAt'), words.moment(user.createdAt)],
        ]}
      />
      {canAccess && <Steps user={user} />}
    </div>
  );
}

function Steps({ user }: { user: UserSummary }) {
  const words = useWords();
  const [given, setGiven] = useState<UserWithFirstPassword | null>(null);
  const asks = { field: 'reason', label: words.say('field.reason'), isRequired: true };
  const open = user.isDisabled ? 'enable' : 'disable';
  return (
    <p className="record-actions">
      <ActButton<UserWithFirstPassword>
        name={words.say('user.reset')}
        help={words.say('user.resetHelp')}
        path={`users/${user.id}/first-password`}
        asks={asks}
        onDone={setGiven}
      />
      <ActButton
        key={open}
        isGrave={open === 'disable'}
        name={words.say(`user.${open}`)}
        help={words.say(`user.${open}Help`)}
        path={`users/${user.id}/${open}`}
        asks={asks}
      />
      {given && (
        <FirstPassword
          username={given.username}
          password={given.firstPassword}
          onClose={() => setGiven(null)}
        />
      )}
    </p>
  );
}
