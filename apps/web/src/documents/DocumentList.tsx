import { DataTable, DateInput, List, SelectInput, TopToolbar, useCanAccess } from 'react-admin';
import type { DocumentRow } from '@api/contract/document.js';
import { DOCUMENT_KINDS } from '@api/domain/documents.js';
import { addDays, daysBetween } from '@api/domain/reporting-date.js';
import { Link } from 'react-router-dom';
import { useWords, type Words } from '../shared/use-words.js';
import { MakeDocument } from './MakeDocument.js';

const Column = DataTable.Col<DocumentRow>;
const FILTERS = [
  <SelectInput
    key="kind"
    source="kind"
    label="field.task"
    choices={DOCUMENT_KINDS.map((id) => ({ id, name: `documentKind.${id}` }))}
    alwaysOn
  />,
  <DateInput key="date" source="date" label="field.aboutDay" alwaysOn />,
];

/** The published documents, newest first. */
export function DocumentList() {
  const words = useWords();
  const { canAccess } = useCanAccess({ resource: 'documents', action: 'create' });
  return (
    <List
      sort={{ field: 'madeAt', order: 'DESC' }}
      perPage={25}
      exporter={false}
      empty={false}
      filters={FILTERS}
      actions={<TopToolbar>{canAccess && <MakeDocument />}</TopToolbar>}
    >
      <DataTable bulkActionButtons={false} rowClick={false}>
        <Column
          source="fileName"
          label="field.fileName"
          disableSort
          render={({ id, fileName }) => <Link to={`/documents/${id}/show`}>{fileName}</Link>}
        />
        <Column source="kind" label="field.task" render={({ kind }) => words.say(`documentKind.${kind}`)} />
        <Column
          source="districtCode"
          label="field.scope"
          render={({ districtName }) => districtName ?? words.say('trail.city')}
        />
        <Column source="from" label="field.period" render={(document) => periodOf(document, words)} />
        <Column
          source="version"
          label="field.version"
          render={({ version, isLatest }) => (isLatest ? version : words.say('document.older', { version }))}
        />
        <Column source="madeAt" label="field.madeAt" render={({ madeAt }) => words.moment(madeAt)} />
        <Column
          source="id"
          label="chart.download"
          disableSort
          render={({ id, fileName }) => (
            <a
              href={`/api/documents/${id}/file`}
              download
              aria-label={words.say('document.download', { name: fileName })}
            >
              {words.say('chart.download')}
            </a>
          )}
        />
      </DataTable>
    </List>
  );
}

export function periodOf({ from, until }: Pick<DocumentRow, 'from' | 'until'>, words: Words): string {
  const last = addDays(until, -1);
  return daysBetween(from, until) === 1 ? words.date(from) : `${words.date(from)}–${words.date(last)}`;
}
