import { email, FormDataConsumer, regex, required, SelectInput, TextInput } from 'react-admin';
import { ROLES } from '@api/domain/roles.js';
import { choicesOf } from '../records/choices.js';
import { DistrictInput } from '../records/inputs.js';
import { createAndEdit } from '../records/RecordForm.js';

export const { RecordCreate: AccountForm, RecordEdit: UserEdit } = createAndEdit({
  fields: ({ isNew }) => (
    <>
      {isNew && (
        <TextInput
          source="username"
          label="field.username"
          helperText="user.usernameHelp"
          autoComplete="off"
          validate={[required(), regex(/^[a-z0-9][a-z0-9._-]{2,49}$/, 'user.usernameHelp')]}
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
      <TextInput source="email" label="field.email" validate={email()} />
      {!isNew && <TextInput source="because" label="field.reason" />}
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
    ...(because ? { reason: because } : {}),
  }),
  redirect: 'show',
});
