import { Edit } from 'react-admin';
import { accountOf, UserForm } from './UserForm.js';

export function UserEdit() {
  return (
    <Edit redirect="show" mutationMode="pessimistic" transform={accountOf}>
      <UserForm isNew={false} />
    </Edit>
  );
}
