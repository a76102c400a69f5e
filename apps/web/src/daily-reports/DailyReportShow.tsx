import { useRecordContext } from 'ra-core';
import { Show } from 'react-admin';
import type { DailyReport, DailyReportRow } from '@api/contract/daily-report.js';
import { FIGURE_COLUMNS } from '@api/domain/figures.js';
import { Link } from 'react-router-dom';
import { Facts } from '../records/Facts.js';
import { useWords } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';
import { ReportState } from './ReportState.js';
import { Review } from './Review.js';

/** A report with its figures, the file they came in, what was decided about it, and the day's other revisions. */
export function DailyReportShow() {
  return (
    // The row of the list is a report without its figures: the whole of it is asked for all the same.
    <Show actions={false} queryOptions={{ staleTime: 0 }}>
      <Report />
    </Show>
  );
}

function Report() {
  const words = useWords();
  const report = useRecordContext<DailyReportRow | DailyReport>();
  if (!report || !('figures' in report)) return <Waiting lines={12} />;
  const { timeliness, reviewedAt, reviewedByName } = report;
  return (
    <div className="record">
      <Facts
        facts={[
          [words.say('filing.receipt.code'), report.receiptCode],
          [words.say('table.district'), report.districtName],
          [words.say('controls.date'), words.date(report.date)],
          [words.say('field.state'), <ReportState key="state" report={report} />],
          [
            words.say('field.timeliness'),
            <span key="timeliness" className={`state ${timeliness}`}>
              {words.say(`state.${timeliness}`)}
            </span>,
          ],
          [words.say('filing.receipt.filed'), `${words.moment(report.filedAt)}, ${report.filedByName}`],
          [words.say('filing.receipt.note'), report.note],
          [words.say('field.reviewed'), reviewedAt && `${words.moment(reviewedAt)}, ${reviewedByName ?? ''}`],
          [words.say('field.reviewNote'), report.reviewNote],
          [
            words.say('source.file'),
            <a key="file" href={`/api/daily-reports/uploads/${report.uploadId}/file`} download>
              {report.fileName}
            </a>,
          ],
          [words.say('filing.receipt.hash'), <code key="hash">{report.rowsHash}</code>],
        ]}
      />
      <Review report={report} />
      <Figures report={report} />
      {report.revisions.length > 1 && <Revisions report={report} />}
    </div>
  );
}

function Figures({ report }: { report: DailyReport }) {
  const words = useWords();
  const name = words.say('report.figures');
  return (
    <section>
      <h2>{name}</h2>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={name}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{words.say('table.ward')}</th>
              {FIGURE_COLUMNS.map((column) => (
                <th key={column} scope="col" className="number">
                  {words.say(`step.${column}`)}
                </th>
              ))}
              <th scope="col">{words.say('source.adjustment')}</th>
            </tr>
          </thead>
          <tbody>
            {report.figures.map(({ wardCode, wardName, figures, adjustmentReason, note }) => (
              <tr key={wardCode}>
                <th scope="row">
                  {wardName} <small>{wardCode}</small>
                </th>
                {FIGURE_COLUMNS.map((column) => (
                  <td key={column} className="number">
                    {words.count(figures[column])}
                  </td>
                ))}
                <td>
                  {adjustmentReason && words.say(`adjustment.${adjustmentReason}`)} {note}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.say('filing.compare.total')}</th>
              {FIGURE_COLUMNS.map((column) => (
                <td key={column} className="number">
                  {words.count(report.totals[column])}
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function Revisions({ report }: { report: DailyReport }) {
  const words = useWords();
  return (
    <section>
      <h2>{words.say('report.revisions')}</h2>
      <ul>
        {report.revisions.map(({ id, revision, receiptCode, filedAt, filedByName, state }) => (
          <li key={id}>
            {id === report.id ? (
              <strong>{receiptCode}</strong>
            ) : (
              <Link to={`/daily-reports/${id}/show`}>{receiptCode}</Link>
            )}{' '}
            {words.say('report.revision', {
              revision,
              moment: words.moment(filedAt),
              name: filedByName,
              state: words.say(`reportState.${state}`),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
