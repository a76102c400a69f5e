import type { FilingDay } from '@api/contract/daily-report.js';
import { useWords } from '../shared/use-words.js';

/** Why the day's report was sent back: kept in sight until it is filed again. */
export function ReturnNote({ day: { report } }: { day: FilingDay }) {
  const words = useWords();
  if (report?.state !== 'returned') return null;
  return (
    <section className="finding error" aria-label={words.say('filing.due.returned')}>
      <p>
        <strong>
          {words.say('filing.returned', {
            receipt: report.receiptCode,
            name: report.reviewedByName ?? '',
            moment: report.reviewedAt === null ? '' : words.moment(report.reviewedAt),
          })}
        </strong>
      </p>
      <p>{report.reviewNote}</p>
    </section>
  );
}

/** Which wards the report in force leaves out: kept in sight until it is filed again with them. */
export function LeftOutNote({ day: { report, wardsLeftOut } }: { day: FilingDay }) {
  const words = useWords();
  if (!report || wardsLeftOut.length === 0) return null;
  return (
    <section className="finding error" aria-label={words.say('filing.due.notWhole')}>
      <p>
        {words.say('filing.leftOut', {
          receipt: report.receiptCode,
          smart_count: wardsLeftOut.length,
          wards: wardsLeftOut.map(({ name }) => name).join(', '),
        })}
      </p>
    </section>
  );
}
