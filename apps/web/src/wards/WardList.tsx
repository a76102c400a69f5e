import {
  AutocompleteInput,
  DataTable,
  List,
  NullableBooleanInput,
  ReferenceInput,
  SearchInput,
} from 'react-admin';
import type { Ward } from '@api/contract/area.js';
import { Link } from 'react-router-dom';
import { addressOf, readView } from '../dashboard/view.js';
import { useWords } from '../shared/use-words.js';

const Column = DataTable.Col<Ward & { id: string }>;
const NumberColumn = DataTable.NumberCol<Ward & { id: string }>;

/** Every ward as it stands today, found by name with or without accents. */
export function WardList() {
  return (
    <List
      sort={{ field: 'code', order: 'ASC' }}
      perPage={25}
      exporter={false}
      filters={[
        <SearchInput key="q" source="q" alwaysOn />,
        <ReferenceInput key="districtCode" source="districtCode" reference="districts" perPage={100} alwaysOn>
          <AutocompleteInput optionText="name" filterToQuery={(q: string) => ({ q })} />
        </ReferenceInput>,
        <NullableBooleanInput key="isMember" source="isMember" />,
      ]}
    >
      <DataTable bulkActionButtons={false} rowClick={false}>
        <Column source="code" />
        <Column source="name" render={(ward) => <WardLink {...ward} />} />
        <Column source="districtName" />
        <NumberColumn source="population" options={{ useGrouping: true }} locales="vi" />
        <NumberColumn source="required" locales="vi" />
        <Column source="isMember" disableSort render={({ isMember }) => <Member isMember={isMember} />} />
      </DataTable>
    </List>
  );
}

function WardLink({ code, districtCode, name }: Ward) {
  const view = { ...readView(new URLSearchParams()), district: districtCode, ward: code };
  return <Link to={addressOf(view)}>{name}</Link>;
}

function Member({ isMember }: { isMember: boolean }) {
  const words = useWords();
  return words.say(`ra.boolean.${isMember}`);
}
