import { DataTable, DateInput, List, SelectInput } from 'react-admin';
import type { DailyReportRow } from '@api/contract/daily-report.js';
import { Link } from 'react-router-dom';
import { useSession } from '../app/session.js';
import { districtFilter } from '../records/inputs.js';
import { useWords } from '../shared/use-words.js';
import { ReportState } from './ReportState.js';

const Column = DataTable.Col<DailyReportRow>;

const choices = (prefix: string, ids: readonly string[]) =>
  ids.map((id) => ({ id, name: `${prefix}.${id}` }));

const FILTERS = [
  <DateInput key="from" source="from" label="field.fromDate" alwaysOn />,
  <DateInput key="to" source="to" label="field.toDate" alwaysOn />,
  <SelectInput
    key="state"
    source="state"
    label="field.state"
    choices={choices('reportState', ['filed', 'accepted', 'returned'])}
    alwaysOn
  />,
  <SelectInput
    key="timeliness"
    source="timeliness"
    label="field.timeliness"
    choices={choices('state', ['on-time', 'late'])}
  />,
  <SelectInput
    key="inForce"
    source="inForce"
    label="field.inForce"
    choices={choices('ra.boolean', ['true', 'false'])}
  />,
];

/** Every report filed, the replaced and the returned ones too, newest first. */
export function DailyReportList() {
  const words = useWords();
  const isOwnDistrict = (useSession()?.districtCode ?? null) !== null;
  return (
    <List
      sort={{ field: 'filedAt', order: 'DESC' }}
      perPage={25}
      exporter={false}
      empty={false}
      filters={isOwnDistrict ? FILTERS : [districtFilter, ...FILTERS]}
    >
      <DataTable bulkActionButtons={false} rowClick={false}>
        <Column
          source="receiptCode"
          label="filing.receipt.code"
          disableSort
          render={({ id, receiptCode }) => <Link to={`/daily-reports/${id}/show`}>{receiptCode}</Link>}
        />
        <Column source="districtCode" label="table.district" render={(row) => row.districtName} />
        <Column source="date" label="controls.date" render={({ date }) => words.date(date)} />
        <Column source="revision" label="filing.receipt.revision" />
        <Column source="state" label="field.state" render={(report) => <ReportState report={report} />} />
        <Column
          source="timeliness"
          label="field.timeliness"
          render={({ timeliness }) => (
            <span className={`state ${timeliness}`}>{words.say(`state.${timeliness}`)}</span>
          )}
        />
        <Column
          source="filedAt"
          label="filing.receipt.filed"
          render={({ filedAt }) => words.moment(filedAt)}
        />
        <Column source="filedByName" label="field.filedBy" disableSort />
      </DataTable>
    </List>
  );
}
