import { email, FormDataConsumer, regex, required, SelectInput, SimpleForm, TextInput } from 'react-admin';
import { FormToolbar } from '../records/FormToolbar.js';
import { DistrictInput } from '../records/inputs.js';
import { ROLE_CHOICES } from './UserList.js';

export function UserForm({ isNew }: { isNew: boolean }) {
  return (
    <SimpleForm toolbar={<FormToolbar />}>
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
      <SelectInput source="role" label="field.role" choices={ROLE_CHOICES} validate={required()} />
      <FormDataConsumer<Written>>
        {({ formData }) =>
          formData.role === 'district-reporter' && <DistrictInput source="districtCode" isRequired />
        }
      </FormDataConsumer>
      <TextInput source="email" label="field.email" validate={email()} />
      {!isNew && <TextInput source="because" label="field.reason" />}
    </SimpleForm>
  );
}

interface Written {
  username?: string;
  fullName?: string;
  role?: string;
  districtCode?: string | null;
  email?: string | null;
  because?: string | null;
}

/** Only a district's reporter has a district. */
export function accountOf({ fullName, role, districtCode, email: address, because }: Written) {
  return {
    fullName,
    role,
    districtCode: role === 'district-reporter' ? (districtCode ?? null) : null,
    email: address ?? null,
    ...(because ? { reason: because } : {}),
  };
}
