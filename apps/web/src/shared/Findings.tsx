import type { FindingAnswer, FindingGroup } from '@api/contract/daily-report.js';
import { useWords } from './use-words.js';

/**
 * What was found in a file: where, what stands there, why it is wrong and what to do, as one reads it in Excel.
 * What is the same in several cells of a column is said once, and with the numbers of each row where they differ.
 */
export function Findings({
  findings,
  kind,
  groups = [],
}: {
  findings: readonly FindingAnswer[];
  kind: string;
  groups?: readonly FindingGroup[] | undefined;
}) {
  const keys = new Set(findings.map(({ key }) => key));
  const shown = groups.filter((group) => group.keys.every((key) => keys.has(key)));
  const groupOf = new Map(shown.flatMap((group) => group.keys.map((key) => [key, group] as const)));
  const isFirst = (key: string) => (groupOf.get(key)?.keys[0] ?? key) === key;
  return (
    <ul className="findings">
      {findings
        .filter(({ key }) => isFirst(key))
        .map((finding) => {
          const group = groupOf.get(finding.key);
          return group ? (
            <Group key={finding.key} group={group} kind={kind} findings={findings} />
          ) : (
            <Finding key={finding.key} finding={finding} kind={kind} />
          );
        })}
    </ul>
  );
}

const CELLS_SHOWN = 12;

/** ': BaoCao!F7, BaoCao!F8, …' */
function listed(places: readonly string[]): string {
  const shown = places.slice(0, CELLS_SHOWN).join(', ');
  return places.length === 0 ? '' : `: ${shown}${places.length > CELLS_SHOWN ? ', …' : ''}`;
}

function Group({
  group,
  kind,
  findings,
}: {
  group: FindingGroup;
  kind: string;
  findings: readonly FindingAnswer[];
}) {
  const words = useWords();
  const own = findings.filter(({ key }) => group.keys.includes(key));
  const differs = own.some((one) => one[words.language].reason !== group[words.language].reason);
  const { column, keys, cells, wardNames } = group;
  const { reason, remedy } = group[words.language];
  const places = cells.length > 0 ? cells : wardNames;
  const count = words.say('filing.findings.cells', { smart_count: keys.length });
  return (
    <li className={`finding ${kind}`}>
      <p>
        <strong>{column === null ? count : `${words.say(`step.${column}`)} · ${count}`}</strong>
        {listed(places)}
      </p>
      <p>{reason}</p>
      <p className="remedy">{remedy}</p>
      {differs && (
        <details>
          <summary>{words.say('filing.findings.each')}</summary>
          <ul className="each">
            {own.map((one) => (
              <li key={one.key}>
                <Place finding={one} withColumn={false} />: {one[words.language].reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Finding({ finding, kind }: { finding: FindingAnswer; kind: string }) {
  const words = useWords();
  const { reason, remedy } = finding[words.language];
  return (
    <li className={`finding ${kind}`}>
      <p>
        <Place finding={finding} withColumn />
      </p>
      <p>{reason}</p>
      <p className="remedy">{remedy}</p>
    </li>
  );
}

/** Where something was found, and what stands there. */
function Place({ finding, withColumn }: { finding: FindingAnswer; withColumn: boolean }) {
  const words = useWords();
  const { cell, cells = [], wardName, column, value } = finding;
  // One cause in many cells: all of them, and not the first alone with what happens to stand there.
  if (cells.length > 1) {
    const count = words.say('filing.findings.cells', { smart_count: cells.length });
    return (
      <>
        <strong>{column === null ? count : `${words.say(`step.${column}`)} · ${count}`}</strong>
        {listed(cells)}
      </>
    );
  }
  const about = [wardName, withColumn && column && words.say(`step.${column}`)].filter(Boolean).join(' · ');
  return (
    <>
      {cell && <strong>{cell}</strong>}
      {cell && about !== '' && ' · '}
      {about}
      {value !== null && value !== '' && (
        <>
          {' '}
          <q>{value}</q>
        </>
      )}
    </>
  );
}
