import { DataTable, SelectInput } from 'react-admin';
import type { RecipientRow } from '@api/contract/recipient.js';
import { choicesOf } from '../records/choices.js';
import { FlagColumn, NameColumn, ScopeColumn, WordColumn } from '../records/columns.js';
import { districtFilter, searchFilter } from '../records/inputs.js';
import { RecordList } from '../records/RecordList.js';
import { useWords } from '../shared/use-words.js';

const Column = DataTable.Col<RecipientRow>;
const FILTERS = [
  searchFilter,
  districtFilter,
  <SelectInput
    key="enabled"
    source="enabled"
    label="field.enabled"
    choices={choicesOf('ra.boolean', [true, false])}
  />,
];

/** Whom documents go to, and what each may see in them. */
export function RecipientList() {
  const words = useWords();
  return (
    <RecordList sort={{ field: 'name', order: 'ASC' }} filters={FILTERS}>
      <NameColumn source="name" to="edit" />
      <Column source="address" label="field.address" />
      <ScopeColumn source="districtCode" />
      <Column
        source="documentKinds"
        label="field.documentKinds"
        disableSort
        render={({ documentKinds }) =>
          documentKinds.map((kind) => words.say(`documentKind.${kind}`)).join(', ')
        }
      />
      <WordColumn source="language" label="app.language" prefix="language" disableSort />
      <FlagColumn source="enabled" />
    </RecordList>
  );
}
