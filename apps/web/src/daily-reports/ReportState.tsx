import type { DailyReportRow } from '@api/contract/daily-report.js';
import { useWords } from '../shared/use-words.js';

/** Filed, accepted or returned; and whether a later revision has taken its place. */
export function ReportState({ report }: { report: Pick<DailyReportRow, 'state' | 'supersededAt'> }) {
  const words = useWords();
  const isReplaced = report.supersededAt !== null && report.state !== 'returned';
  return isReplaced ? (
    <span className="state not-due">{words.say('reportState.replaced')}</span>
  ) : (
    <span className={`state ${report.state}`}>{words.say(`reportState.${report.state}`)}</span>
  );
}
