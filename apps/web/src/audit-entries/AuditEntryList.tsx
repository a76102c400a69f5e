import { DataTable, List, TextInput } from 'react-admin';
import type { AuditEntry } from '@api/contract/audit-entry.js';
import { Link } from 'react-router-dom';
import { useWords } from '../shared/use-words.js';

const Column = DataTable.Col<AuditEntry>;
const FILTERS = [
  <TextInput key="actor" source="actor" label="field.actor" alwaysOn />,
  <TextInput key="action" source="action" label="field.action" alwaysOn />,
  <TextInput key="subjectId" source="subjectId" label="field.subjectId" />,
];

/** Who changed what, newest first. */
export function AuditEntryList() {
  const words = useWords();
  return (
    <List sort={{ field: 'id', order: 'DESC' }} perPage={50} exporter={false} empty={false} filters={FILTERS}>
      <DataTable bulkActionButtons={false} rowClick={false}>
        <Column
          source="id"
          label="field.number"
          render={({ id }) => <Link to={`/audit-entries/${id}/show`}>{words.count(id)}</Link>}
        />
        <Column source="at" label="field.at" disableSort render={({ at }) => words.moment(at)} />
        <Column source="actorName" label="field.actor" disableSort />
        <Column source="action" label="field.action" disableSort />
        <Column
          source="subjectId"
          label="field.subject"
          disableSort
          render={({ subjectKind, subjectId }) => `${subjectKind} ${subjectId ?? ''}`}
        />
        <Column source="reason" label="field.reason" disableSort />
      </DataTable>
    </List>
  );
}
