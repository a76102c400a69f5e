import { checkDailyReport } from '../domain/counting-rules.js';
import { type AmendedFigures, checkLaterDays } from '../domain/later-days.js';
import { finding, type Finding, isRefused } from '../domain/findings.js';
import { figuresOf, type ReportedRow } from '../domain/reported-row.js';
import type { CanonicalRow } from '../domain/canonical-rows.js';
import { hashOfRows } from './canonical-hash.js';
import type { ReportReading } from './read-daily-report.js';
import type { ReportDay } from './report-day.js';

/**
 * Everything that can be said of a report as it was read, against what is in force now: the file, the
 * counting rules, and the later days it would break. A cell that is blank because of something said
 * already is not named again.
 */
export function checkReport(reading: ReportReading, day: ReportDay): Finding[] {
  const { rows } = reading;
  if (rows === null) return reading.findings;
  const said = new Set(reading.saidCells);
  const missing = new Set<string>(reading.missingColumns);
  const isSaid = ({ code, cell, column }: Finding) =>
    (code === 'blank-cell' && missing.has(column ?? '')) ||
    (code === 'template-untouched' && missing.size > 0) ||
    ((code === 'blank-cell' || code === 'ward-unknown') && said.has(cell ?? ''));
  const byRules = checkDailyReport({
    ...day,
    districtCode: day.district.code,
    districtName: day.district.name,
    rows,
  });
  const later = checkLaterDays(canonicalOf(rows).map(amending(day)), day.laterDays);
  const findings = [
    ...reading.findings,
    ...byRules.filter((found) => !isSaid(found)),
    ...later.map(placeIn(rows)),
  ];
  return isAsReturned(rows, findings, day) ? [...findings, finding('as-returned')] : findings;
}

/** Whether the content is, to the last figure, what was sent back. */
function isAsReturned(rows: readonly ReportedRow[], findings: readonly Finding[], day: ReportDay): boolean {
  if (day.returnedRowsHash === null) return false;
  const content = contentOf(rows, findings);
  return content !== null && hashOfRows(day, content) === day.returnedRowsHash;
}

/** What taking the day's report away would break: the days after it would follow the days before it. */
export function checkReturn(day: ReportDay): Finding[] {
  const amended = [...day.priorFigures].flatMap(([wardCode, { figures }]) =>
    day.filedFigures.has(wardCode) ? [amending(day)({ wardCode, figures })] : [],
  );
  return checkLaterDays(amended, day.laterDays);
}

/** What filing the rows would put in force: every one of them; null while an error stands in the way. */
export function contentOf(rows: readonly ReportedRow[], findings: readonly Finding[]): CanonicalRow[] | null {
  const content = canonicalOf(rows);
  return isRefused(findings) || content.length < rows.length ? null : content;
}

/** The rows that can be read whole, as they would be filed. */
function canonicalOf(rows: readonly ReportedRow[]): CanonicalRow[] {
  return rows.flatMap((row) => {
    const { wardCode, note } = row;
    const figures = figuresOf(row);
    return figures && wardCode !== null
      ? [{ wardCode, figures, adjustment: row.adjustment?.reason ?? null, note }]
      : [];
  });
}

/** A ward's new figures beside those that stand before the later days until now. */
function amending(day: ReportDay): (ward: Pick<AmendedFigures, 'wardCode' | 'figures'>) => AmendedFigures {
  return ({ wardCode, figures }) => ({
    wardCode,
    figures,
    replaced: day.filedFigures.get(wardCode) ?? day.priorFigures.get(wardCode)?.figures ?? null,
  });
}

/** Names a warning of this report: what, where. The same warning of another file has the same key. */
export function keyOf({ code, wardCode, column, cell }: Finding): string {
  return [code, wardCode ?? cell ?? '', column ?? ''].join(':');
}

/** A later day is broken by a cell of this report: that is the one to look at. */
function placeIn(rows: readonly ReportedRow[]): (found: Finding) => Finding {
  return (found) => {
    const row = rows.find(({ wardCode }) => wardCode === found.wardCode);
    const cell = found.column === null ? undefined : row?.cells[found.column];
    return cell ? { ...found, cell: cell.at, value: cell.text } : found;
  };
}
