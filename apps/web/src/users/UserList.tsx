import { CreateButton, DataTable, List, NullableBooleanInput, SelectInput, TopToolbar } from 'react-admin';
import type { UserSummary } from '@api/contract/user.js';
import { ROLES } from '@api/domain/roles.js';
import { Link } from 'react-router-dom';
import { districtFilter, searchFilter } from '../records/inputs.js';
import { useWords } from '../shared/use-words.js';

const Column = DataTable.Col<UserSummary>;

export const ROLE_CHOICES = ROLES.map((id) => ({ id, name: `role.${id}` }));

const FILTERS = [
  searchFilter,
  <SelectInput key="role" source="role" label="field.role" choices={ROLE_CHOICES} alwaysOn />,
  districtFilter,
  <NullableBooleanInput key="isDisabled" source="isDisabled" label="field.isDisabled" />,
];

export function UserList() {
  const words = useWords();
  return (
    <List
      sort={{ field: 'fullName', order: 'ASC' }}
      perPage={25}
      exporter={false}
      filters={FILTERS}
      actions={
        <TopToolbar>
          <CreateButton />
        </TopToolbar>
      }
    >
      <DataTable bulkActionButtons={false} rowClick={false}>
        <Column
          source="fullName"
          label="field.fullName"
          render={({ id, fullName }) => <Link to={`/users/${id}/show`}>{fullName}</Link>}
        />
        <Column source="username" label="field.username" />
        <Column source="role" label="field.role" render={({ role }) => words.say(`role.${role}`)} />
        <Column source="districtCode" label="table.district" render={({ districtName }) => districtName} />
        <Column source="email" label="field.email" disableSort />
        <Column
          source="isDisabled"
          label="field.state"
          disableSort
          render={({ isDisabled }) => words.say(isDisabled ? 'user.disabled' : 'user.enabled')}
        />
      </DataTable>
    </List>
  );
}
