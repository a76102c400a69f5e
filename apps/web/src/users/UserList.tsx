import { DataTable, SelectInput } from 'react-admin';
import type { UserSummary } from '@api/contract/user.js';
import { ROLES } from '@api/domain/roles.js';
import { choicesOf } from '../records/choices.js';
import { NameColumn, WordColumn } from '../records/columns.js';
import { districtFilter, searchFilter } from '../records/inputs.js';
import { RecordList } from '../records/RecordList.js';
import { useWords } from '../shared/use-words.js';

const Column = DataTable.Col<UserSummary>;

const FILTERS = [
  searchFilter,
  <SelectInput key="role" source="role" label="field.role" choices={choicesOf('role', ROLES)} alwaysOn />,
  districtFilter,
  <SelectInput
    key="isDisabled"
    source="isDisabled"
    label="field.isDisabled"
    choices={choicesOf('ra.boolean', [true, false])}
  />,
];

export function UserList() {
  const words = useWords();
  return (
    <RecordList sort={{ field: 'fullName', order: 'ASC' }} filters={FILTERS}>
      <NameColumn source="fullName" />
      <Column source="username" label="field.username" />
      <WordColumn source="role" prefix="role" />
      <Column source="districtCode" label="table.district" render={({ districtName }) => districtName} />
      <Column source="email" label="field.email" disableSort />
      <Column
        source="isDisabled"
        label="field.state"
        disableSort
        render={({ isDisabled }) => words.say(isDisabled ? 'user.disabled' : 'user.enabled')}
      />
    </RecordList>
  );
}
