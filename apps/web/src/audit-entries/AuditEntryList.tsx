import { DataTable, SelectInput, TextInput } from 'react-admin';
import { AUDIT_ACTIONS, type AuditEntry } from '@api/contract/audit-entry.js';
import { Link } from 'react-router-dom';
import { choicesOf } from '../records/choices.js';
import { MomentColumn, WordColumn } from '../records/columns.js';
import { RecordList } from '../records/RecordList.js';
import { useWords } from '../shared/use-words.js';
import { actorOf } from './actor-of.js';
import { FiguresCheck } from './FiguresCheck.js';
import { Subject } from './Subject.js';

const Column = DataTable.Col<AuditEntry>;
const FILTERS = [
  <TextInput key="actor" source="actor" label="field.actor" alwaysOn />,
  <SelectInput
    key="action"
    source="action"
    label="field.action"
    choices={choicesOf('auditAction', AUDIT_ACTIONS)}
    alwaysOn
  />,
  <TextInput key="subjectId" source="subjectId" label="field.subjectId" />,
];

/** Who changed what, newest first. */
export function AuditEntryList() {
  const words = useWords();
  return (
    <>
      <FiguresCheck />
      <RecordList sort={{ field: 'id', order: 'DESC' }} perPage={50} filters={FILTERS}>
        <Column
          source="id"
          label="field.number"
          render={({ id }) => <Link to={`/audit-entries/${id}/show`}>{words.count(id)}</Link>}
        />
        <MomentColumn source="at" disableSort />
        <Column
          source="actorName"
          label="field.actor"
          disableSort
          render={(entry) => actorOf(entry, words)}
        />
        <WordColumn source="action" prefix="auditAction" disableSort />
        <Column
          source="subjectName"
          label="field.about"
          disableSort
          render={(entry) => <Subject entry={entry} />}
        />
        <Column source="reason" label="field.reason" disableSort />
      </RecordList>
    </>
  );
}
