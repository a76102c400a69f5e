import type { FindingAnswer } from '@api/contract/daily-report.js';
import { useWords } from './use-words.js';

/** What was found in a file: where, what stands there, why it is wrong and what to do, as one reads it in Excel. */
export function Findings({ findings, kind }: { findings: readonly FindingAnswer[]; kind: string }) {
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <Finding key={finding.key} finding={finding} kind={kind} />
      ))}
    </ul>
  );
}

function Finding({ finding, kind }: { finding: FindingAnswer; kind: string }) {
  const words = useWords();
  const { cell, wardName, column, value } = finding;
  const { reason, remedy } = finding[words.language];
  const about = [wardName, column && words.say(`step.${column}`)].filter(Boolean).join(' · ');
  return (
    <li className={`finding ${kind}`}>
      <p>
        {cell && <strong>{cell}</strong>}
        {cell && about !== '' && ' · '}
        {about}
        {value !== null && value !== '' && (
          <>
            {' '}
            <q>{value}</q>
          </>
        )}
      </p>
      <p>{reason}</p>
      <p className="remedy">{remedy}</p>
    </li>
  );
}
