import { FormDataConsumer, regex, required, SelectInput, TextInput } from 'react-admin';
import type { UserSummary } from '@api/contract/user.js';
import { MAIL_ADDRESS } from '@api/domain/mail-address.js';
import { ROLES } from '@api/domain/roles.js';
import { ask } from '../app/api.js';
import { choicesOf } from '../records/choices.js';
import { DistrictInput } from '../records/inputs.js';
import { createAndEdit } from '../records/RecordForm.js';

/** Asked while the form is filled in, so that everything wrong with an account is said at once. */
async function notTaken(typed: unknown): Promise<string | undefined> {
  const username = typeof typed === 'string' ? typed.trim().toLowerCase() : '';
  if (username.length < 3) return undefined;
  // Without an answer nothing is said here: the server refuses what is taken when it is saved.
  const found = await ask<{ rows: UserSummary[] }>('users', { q: username, perPage: 100 }).catch(() => null);
  return found?.rows.some((user) => user.username === username) ? 'user.usernameTaken' : undefined;
}

export const { RecordCreate: AccountForm, RecordEdit: UserEdit } = createAndEdit({
  fields: ({ isNew }) => (
    <>
      {isNew && (
        <TextInput
          source="username"
          label="field.username"
          helperText="user.usernameHelp"
          autoComplete="off"
          // Kept in small letters: capitals are typed for them.
          validate={[required(), regex(/^\s*[a-z0-9][a-z0-9._-]{2,49}\s*$/i, 'user.usernameHelp'), notTaken]}
        />
      )}
      <TextInput source="fullName" label="field.fullName" validate={required()} />
      <SelectInput
        source="role"
        label="field.role"
        choices={choicesOf('role', ROLES)}
        validate={required()}
      />
      <FormDataConsumer<{ role?: string }>>
        {({ formData }) =>
          formData.role === 'district-reporter' && <DistrictInput source="districtCode" isRequired />
        }
      </FormDataConsumer>
      <TextInput source="email" label="field.email" validate={regex(MAIL_ADDRESS, 'ra.validation.email')} />
      {!isNew && <TextInput source="because" label="field.reason" validate={required()} />}
    </>
  ),
  /** Only a district's reporter has a district. */
  toApi: (
    { username, fullName, role, districtCode = null, email: address = null, recordVersion, because },
    isNew,
  ) => ({
    ...(isNew ? { username } : {}),
    ...{ fullName, role, email: address, recordVersion },
    districtCode: role === 'district-reporter' ? districtCode : null,
    ...(isNew ? {} : { reason: because }),
  }),
  redirect: 'show',
});
