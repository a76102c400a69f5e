import type { FindingAnswer, FindingGroup } from '../contract/daily-report.js';
import { describeFinding } from '../contract/findings.js';
import type { Finding, FindingCode } from '../domain/findings.js';

/** Findings that differ in their ward alone. */
const OF_SEVERAL_WARDS = new Set<FindingCode>(['ward-missing', 'ward-understood', 'required-unknown']);

/**
 * Findings that say the same of the same column, several times: one sentence without the numbers that differ. Each
 * row's own stand in its own finding.
 */
export function groupsOf(found: readonly { finding: Finding; answer: FindingAnswer }[]): FindingGroup[] {
  const groups = new Map<string, (typeof found)[number][]>();
  for (const one of found) {
    const { severity, code, column, details } = one.finding;
    const words = Object.entries(details).filter(([, value]) => typeof value === 'string');
    const same = JSON.stringify([severity, code, column, OF_SEVERAL_WARDS.has(code) ? [] : words]);
    groups.set(same, [...(groups.get(same) ?? []), one]);
  }
  return [...groups.values()].flatMap((group): FindingGroup[] => {
    const [first] = group;
    if (!first || group.length < 2) return [];
    const { severity, code, column } = first.finding;
    const details = sharedDetails(group.map(({ finding }) => finding));
    return [
      {
        ...{ severity, code, column },
        vi: describeFinding({ code, details }, 'vi'),
        en: describeFinding({ code, details }, 'en'),
        keys: group.map(({ answer }) => answer.key),
        cells: group.flatMap(({ answer }) => answer.cell ?? []),
        wardNames: group.flatMap(({ answer }) => answer.wardName ?? []),
      },
    ];
  });
}

function sharedDetails([first, ...others]: readonly Finding[]): Finding['details'] {
  return Object.fromEntries(
    Object.entries(first?.details ?? {}).filter(([name, value]) =>
      others.every(({ details }) => details[name] === value),
    ),
  );
}
