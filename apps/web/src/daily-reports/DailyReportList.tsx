import { DataTable, SelectInput } from 'react-admin';
import type { DailyReportRow } from '@api/contract/daily-report.js';
import { REPORT_STATES } from '@api/domain/report-states.js';
import { useSession } from '../app/session.js';
import { choicesOf } from '../records/choices.js';
import { MomentColumn, NameColumn } from '../records/columns.js';
import { DateInput, districtFilter } from '../records/inputs.js';
import { RecordList } from '../records/RecordList.js';
import { Timeliness } from '../records/Timeliness.js';
import { useWords } from '../shared/use-words.js';
import { ReportState } from './ReportState.js';

const Column = DataTable.Col<DailyReportRow>;

const FILTERS = [
  <DateInput key="from" source="from" label="field.fromDate" alwaysOn />,
  <DateInput key="to" source="to" label="field.toDate" alwaysOn />,
  <SelectInput
    key="state"
    source="state"
    label="field.state"
    choices={choicesOf('reportState', REPORT_STATES)}
    alwaysOn
  />,
  <SelectInput
    key="timeliness"
    source="timeliness"
    label="field.timeliness"
    choices={choicesOf('state', ['on-time', 'late'])}
  />,
  <SelectInput
    key="inForce"
    source="inForce"
    label="field.inForce"
    choices={choicesOf('ra.boolean', [true, false])}
  />,
];

/** Every report filed, the replaced and the returned ones too, newest first. */
export function DailyReportList() {
  const words = useWords();
  const isOwnDistrict = (useSession()?.districtCode ?? null) !== null;
  return (
    <RecordList
      sort={{ field: 'filedAt', order: 'DESC' }}
      filters={isOwnDistrict ? FILTERS : [districtFilter, ...FILTERS]}
    >
      <NameColumn source="receiptCode" label="filing.receipt.code" disableSort isCode />
      <Column source="districtCode" label="table.district" render={(row) => row.districtName} />
      <Column source="date" label="controls.date" render={({ date }) => words.date(date)} />
      <Column source="revision" label="filing.receipt.revision" align="right" />
      <Column source="state" label="field.state" render={(report) => <ReportState report={report} />} />
      <Column
        source="timeliness"
        label="field.timeliness"
        render={({ timeliness }) => <Timeliness of={timeliness} />}
      />
      <MomentColumn source="filedAt" label="filing.receipt.filed" />
      <Column source="filedByName" label="field.filedBy" disableSort />
    </RecordList>
  );
}
