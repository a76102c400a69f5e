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
