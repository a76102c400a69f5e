import { useRecordContext } from 'ra-core';
import { Show } from 'react-admin';
import type { DailyReport, DailyReportRow } from '@api/contract/daily-report.js';
import { Link } from 'react-router-dom';
import { Facts } from '../records/Facts.js';
import { Timeliness } from '../records/Timeliness.js';
import { useWords } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';
import { Compared } from './Compared.js';
import { Figures } from './Figures.js';
import { isReplaced, ReportState } from './ReportState.js';
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
          [words.say('field.timeliness'), <Timeliness key="timeliness" of={timeliness} />],
          [words.say('filing.receipt.filed'), `${words.moment(report.filedAt)}, ${report.filedByName}`],
          [words.say('filing.receipt.note'), isReplaced(report) ? report.note : null],
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
      {isReplaced(report) ? <Figures report={report} /> : <Compared report={report} />}
      {report.revisions.length > 1 && <Revisions report={report} />}
    </div>
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
