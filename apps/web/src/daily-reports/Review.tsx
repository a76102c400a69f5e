import type { DailyReport } from '@api/contract/daily-report.js';
import { canMove } from '@api/domain/report-states.js';
import { useSession } from '../app/session.js';
import { ActButton } from '../records/ActButton.js';
import { useWords } from '../shared/use-words.js';
import { isReplaced } from './ReportState.js';

/** The Department's focal point accepts a report, or returns it with what is to be put right; its own is accepted by another one. */
export function Review({ report }: { report: DailyReport }) {
  const words = useWords();
  const isReviewer = useSession()?.role === 'reviewer';
  if (!isReviewer || isReplaced(report)) return null;
  const isAwaited = canMove(report.state, 'accepted');
  return (
    <div className="record-actions">
      {isAwaited && report.isOwnFiling && <p className="note">{words.say('report.acceptedByOther')}</p>}
      {isAwaited && !report.isOwnFiling && (
        <ActButton
          isPrimary
          name={words.say('report.accept')}
          help={words.say('report.acceptHelp')}
          path={`daily-reports/${report.id}/accept`}
          asks={{ field: 'note', label: words.say('filing.note.may'), isRequired: false }}
        />
      )}
      {canMove(report.state, 'returned') && (
        <ActButton
          isGrave
          name={words.say('report.return')}
          help={words.say('report.returnHelp', { district: words.area(report.districtName) })}
          path={`daily-reports/${report.id}/return`}
          asks={{ field: 'reason', label: words.say('report.returnReason'), isRequired: true }}
        />
      )}
    </div>
  );
}
