import { DataTable, SelectInput } from 'react-admin';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { choicesOf } from '../records/choices.js';
import { MomentColumn } from '../records/columns.js';
import { districtFilter, searchFilter } from '../records/inputs.js';
import { RecordList } from '../records/RecordList.js';
import { useWords } from '../shared/use-words.js';
import { FactState } from './FactState.js';
import { type FactFilter, type FactKind, type FactRecord, labelOf } from './kind.js';
import { shownValue } from './shown-value.js';

const Column = DataTable.Col<FactRecord>;
const UNSORTED = ['document', 'titleEn', 'legalBasis'];
const FILTERS: Record<FactFilter, ReactElement> = { search: searchFilter, district: districtFilter };

const withdrawnFilter = (
  <SelectInput
    key="state"
    source="state"
    label="field.state"
    choices={choicesOf('factState', ['in-force', 'withdrawn'])}
    alwaysOn
  />
);

/** The facts of one kind: those in force, or those that were withdrawn. */
export function FactList({ kind, actions }: { kind: FactKind; actions?: ReactNode }) {
  const words = useWords();
  const [first = 'id', ...others] = kind.columns;
  const numbers = new Set(kind.fields.filter(({ type }) => type === 'count').map(({ source }) => source));
  return (
    <RecordList
      sort={kind.sort}
      filters={[...kind.filters.map((filter) => FILTERS[filter]), withdrawnFilter]}
      actions={actions}
    >
      <Column
        source={first}
        label={labelOf(kind, first)}
        render={(record) => (
          <>
            <Link to={`/${kind.name}/${record.id}/show`}>{shownValue(kind, record, first, words)}</Link>{' '}
            <FactState kind={kind} record={record} />
          </>
        )}
      />
      {others.map((source) => (
        <Column
          key={source}
          source={source}
          label={labelOf(kind, source)}
          disableSort={UNSORTED.includes(source)}
          {...(numbers.has(source) ? { align: 'right' as const } : {})}
          render={(record) =>
            // Its name has a column of its own.
            source.endsWith('Code') ? String(record[source]) : shownValue(kind, record, source, words)
          }
        />
      ))}
      <MomentColumn source="recordedAt" />
    </RecordList>
  );
}
