import type { DailyReportRow } from '@api/contract/daily-report.js';
import { useWords } from '../shared/use-words.js';

type Standing = Pick<DailyReportRow, 'state' | 'supersededAt'>;

/** Whether a later revision has taken its place. */
export function isReplaced({ state, supersededAt }: Standing): boolean {
  return supersededAt !== null && state !== 'returned';
}

/** Filed, accepted or returned; and whether a later revision has taken its place. */
export function ReportState({ report }: { report: Standing }) {
  const words = useWords();
  return isReplaced(report) ? (
    <span className="state not-due">{words.say('reportState.replaced')}</span>
  ) : (
    <span className={`state ${report.state}`}>{words.say(`reportState.${report.state}`)}</span>
  );
}
