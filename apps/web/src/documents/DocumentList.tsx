import { DataTable, SelectInput, useCanAccess } from 'react-admin';
import type { DocumentRow } from '@api/contract/document.js';
import { DOCUMENT_KINDS } from '@api/domain/documents.js';
import { addDays, daysBetween } from '@api/domain/reporting-date.js';
import { choicesOf } from '../records/choices.js';
import { MomentColumn, NameColumn, ScopeColumn, WordColumn } from '../records/columns.js';
import { DateInput } from '../records/inputs.js';
import { RecordList } from '../records/RecordList.js';
import { useWords, type Words } from '../shared/use-words.js';
import { MakeDocument } from './MakeDocument.js';

const Column = DataTable.Col<DocumentRow>;
const FILTERS = [
  <SelectInput
    key="kind"
    source="kind"
    label="field.task"
    choices={choicesOf('documentKind', DOCUMENT_KINDS)}
    alwaysOn
  />,
  <DateInput key="date" source="date" label="field.aboutDay" alwaysOn />,
];

/** The published documents, newest first. */
export function DocumentList() {
  const words = useWords();
  const { canAccess } = useCanAccess({ resource: 'documents', action: 'create' });
  return (
    <RecordList
      sort={{ field: 'madeAt', order: 'DESC' }}
      filters={FILTERS}
      actions={canAccess && <MakeDocument />}
    >
      <NameColumn source="fileName" disableSort isCode />
      {/* Beside the name: what most people come for is in view on a telephone too. */}
      <Column
        source="id"
        label="chart.download"
        disableSort
        cellClassName="whole"
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
      <WordColumn source="kind" label="field.task" prefix="documentKind" />
      <ScopeColumn source="districtCode" />
      <Column
        source="from"
        label="field.period"
        cellClassName="whole"
        render={(document) => periodOf(document, words)}
      />
      <Column source="version" label="field.version" render={(document) => issueOf(document, words)} />
      <MomentColumn source="madeAt" />
    </RecordList>
  );
}

/** The number of the issue, and whether there is a later one; a reprint is called that. */
export function issueOf(
  { version, isLatest }: Pick<DocumentRow, 'version' | 'isLatest'>,
  words: Words,
): string {
  if (version === null) return words.say('document.reprint');
  return isLatest ? words.count(version) : words.say('document.older', { version });
}

export function periodOf({ from, until }: Pick<DocumentRow, 'from' | 'until'>, words: Words): string {
  const last = addDays(until, -1);
  return daysBetween(from, until) === 1 ? words.date(from) : `${words.date(from)}–${words.date(last)}`;
}
