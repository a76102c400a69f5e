import { CreateButton, DataTable, List, TopToolbar } from 'react-admin';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { districtFilter, searchFilter } from '../records/inputs.js';
import { useWords } from '../shared/use-words.js';
import type { FactKind, FactRecord } from './kind.js';
import { shownValue } from './shown-value.js';

const Column = DataTable.Col<FactRecord>;

/** The facts of one kind in force. */
export function FactList({ kind, actions }: { kind: FactKind; actions?: ReactNode }) {
  const words = useWords();
  const [first, ...others] = kind.columns;
  const numbers = new Set(kind.fields.filter(({ type }) => type === 'count').map(({ source }) => source));
  return (
    <List
      sort={kind.sort}
      perPage={25}
      exporter={false}
      empty={false}
      filters={kind.filters.map((filter) => (filter === 'search' ? searchFilter : districtFilter))}
      actions={
        <TopToolbar>
          {actions}
          <CreateButton />
        </TopToolbar>
      }
    >
      <DataTable bulkActionButtons={false} rowClick={false}>
        <Column
          source={first ?? 'id'}
          label={`field.${first}`}
          render={(record) => (
            <Link to={`/${kind.name}/${record.id}/show`}>
              {shownValue(kind, record, first ?? 'id', words)}
            </Link>
          )}
        />
        {others.map((source) => (
          <Column
            key={source}
            source={source}
            label={`field.${source}`}
            disableSort={source === 'document' || source === 'titleEn' || source === 'legalBasis'}
            {...(numbers.has(source) ? { align: 'right' as const } : {})}
            render={(record) =>
              // Its name has a column of its own.
              source.endsWith('Code') ? String(record[source]) : shownValue(kind, record, source, words)
            }
          />
        ))}
        <Column
          source="recordedAt"
          label="field.recordedAt"
          render={(record) => shownValue(kind, record, 'recordedAt', words)}
        />
      </DataTable>
    </List>
  );
}
