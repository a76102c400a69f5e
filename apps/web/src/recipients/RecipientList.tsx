import { CreateButton, DataTable, List, NullableBooleanInput, TopToolbar, useCanAccess } from 'react-admin';
import type { RecipientRow } from '@api/contract/recipient.js';
import { Link } from 'react-router-dom';
import { districtFilter, searchFilter } from '../records/inputs.js';
import { useWords } from '../shared/use-words.js';

const Column = DataTable.Col<RecipientRow>;
const FILTERS = [
  searchFilter,
  districtFilter,
  <NullableBooleanInput key="active" source="active" label="field.active" />,
];

/** Whom documents go to, and what each may see in them. */
export function RecipientList() {
  const words = useWords();
  const { canAccess } = useCanAccess({ resource: 'recipients', action: 'edit' });
  return (
    <List
      sort={{ field: 'name', order: 'ASC' }}
      perPage={25}
      exporter={false}
      empty={false}
      filters={FILTERS}
      actions={
        <TopToolbar>
          <CreateButton />
        </TopToolbar>
      }
    >
      <DataTable bulkActionButtons={false} rowClick={false}>
        <Column
          source="name"
          label="field.name"
          render={({ id, name }) => (canAccess ? <Link to={`/recipients/${id}`}>{name}</Link> : name)}
        />
        <Column source="address" label="field.address" />
        <Column
          source="districtCode"
          label="field.scope"
          render={({ districtName }) => districtName ?? words.say('trail.city')}
        />
        <Column
          source="documentKinds"
          label="field.documentKinds"
          disableSort
          render={({ documentKinds }) =>
            documentKinds.map((kind) => words.say(`documentKind.${kind}`)).join(', ')
          }
        />
        <Column
          source="language"
          label="app.language"
          disableSort
          render={({ language }) => words.say(`language.${language}`)}
        />
        <Column
          source="active"
          label="field.active"
          disableSort
          render={({ active }) => words.say(`ra.boolean.${active}`)}
        />
      </DataTable>
    </List>
  );
}
