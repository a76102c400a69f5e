import { DataTable, SelectInput } from 'react-admin';
import type { Ward } from '@api/contract/area.js';
import { NO_VALUE } from '@api/domain/format.js';
import { Link } from 'react-router-dom';
import { addressOf, readView } from '../dashboard/view.js';
import { choicesOf } from '../records/choices.js';
import { FlagColumn } from '../records/columns.js';
import { districtFilter, searchFilter } from '../records/inputs.js';
import { RecordList } from '../records/RecordList.js';
import { useWords } from '../shared/use-words.js';

const Column = DataTable.Col<Ward & { id: string }>;
const FILTERS = [
  searchFilter,
  districtFilter,
  <SelectInput
    key="isMember"
    source="isMember"
    label="field.isMember"
    choices={choicesOf('ra.boolean', [true, false])}
  />,
];

/** Every ward as it stands today, found by name with or without accents. */
export function WardList() {
  const words = useWords();
  return (
    <RecordList sort={{ field: 'code', order: 'ASC' }} filters={FILTERS}>
      <Column source="code" label="field.code" />
      <Column source="name" label="field.name" render={(ward) => <WardLink {...ward} />} />
      <Column source="districtName" label="field.districtName" />
      <Column
        source="population"
        label="field.population"
        align="right"
        render={({ population }) => words.count(population)}
      />
      <Column
        source="required"
        label="field.required"
        align="right"
        render={({ required }) => (required === null ? NO_VALUE : words.count(required))}
      />
      <FlagColumn source="isMember" />
    </RecordList>
  );
}

function WardLink({ code, districtCode, name }: Ward) {
  const view = { ...readView(new URLSearchParams()), district: districtCode, ward: code };
  return <Link to={addressOf(view)}>{name}</Link>;
}
