import type { DailyReport } from '@api/contract/daily-report.js';
import { oneByOne } from '@api/domain/format.js';
import { ADJUSTMENT_LABELS } from '@api/domain/read-adjustment.js';
import { Comparison } from '../filing/Comparison.js';
import '../filing/filing.css';
import { usePreview } from '../filing/use-preview.js';
import { Failure } from '../shared/Failure.js';
import { Findings } from '../shared/Findings.js';
import { useWords } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';

/** What whoever decides about a report is to see: what was doubted and explained, and what each ward added. */
export function Compared({ report }: { report: DailyReport }) {
  const words = useWords();
  const { data: preview, problem, refetch } = usePreview(report.uploadId);
  if (problem) return <Failure error={problem} onRetry={() => void refetch()} />;
  if (!preview) return <Waiting lines={8} />;
  const noted = report.figures.filter(({ adjustmentReason, note }) => adjustmentReason || note);
  return (
    <>
      <section>
        <h2>
          {preview.warnings.length === 0
            ? words.say('report.clean')
            : words.say('report.warnings', { smart_count: preview.warnings.length })}
        </h2>
        <Findings findings={preview.warnings} kind="warning" />
        {report.note && (
          <p>
            {words.say('report.explained', { name: report.filedByName })} <q>{report.note}</q>
          </p>
        )}
      </section>
      {noted.length > 0 && (
        <section>
          <h2>{words.say('report.adjusted')}</h2>
          <ul>
            {noted.map(({ wardCode, wardName, adjustmentReason, note }) => (
              <li key={wardCode}>
                {wardName} ({wardCode}):{' '}
                {oneByOne(adjustmentReason && ADJUSTMENT_LABELS[adjustmentReason][words.language], note)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{words.say('filing.compare.table')}</h2>
        <Comparison preview={preview} />
      </section>
    </>
  );
}
