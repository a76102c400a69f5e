import { eachColumn, FIGURE_COLUMNS, type FigureColumn } from '../domain/figures.js';
import { finding, type Finding } from '../domain/findings.js';
import { isSumLabel } from '../domain/row-labels.js';
import { readCount } from '../domain/read-count.js';
import { countsOf } from '../domain/reported-row.js';
import { cellIn, labelsOfRow, type Line } from './report-lines.js';
import { addressIn, textIn, type ReportSheet } from './report-sheet.js';

/**
 * The total rows with what they say compared with the wards' rows: all of them, those above, those since the total
 * before, those up to the next one, or those that are not hidden. Each figure that fits none of them is a finding, in
 * place of the note that the row was not read; a formula that gives the sum and was saved with an older result has a
 * note.
 */
export function withTotalsCompared(
  lines: readonly Line[],
  report: ReportSheet,
  districtName: string,
): { lines: Line[]; findings: Finding[] } {
  const totals = new Set(lines.filter((line) => isStated(line, report, districtName)));
  const wards = lines.flatMap(({ reported }) => reported ?? []);
  // A row of nobody's may be counted in the total or not; it is an error by itself.
  if (totals.size === 0 || wards.length === 0 || wards.some(({ wardCode }) => wardCode === null)) {
    return { lines: [...lines], findings: [] };
  }
  const withTexts = new Set(
    FIGURE_COLUMNS.filter((column) =>
      lines.some(({ row, reported }) => reported && cellIn(row, column, report)?.kind === 'text'),
    ),
  );
  const sums = runningSums(lines);
  const visible = runningSums(lines.filter(({ row }) => !row.hidden)).at(-1);
  const places = [-1, ...lines.flatMap((line, index) => (totals.has(line) ? [index] : [])), lines.length];
  const findings: Finding[] = [];
  const compared = lines.map((line, index) => {
    if (!totals.has(line)) return line;
    const at = places.indexOf(index);
    const [before = -1, after = lines.length] = [places[at - 1], places[at + 1]];
    const found = differences(line, report, withTexts, (column) => [
      between(sums[0], sums.at(-1), column),
      between(sums[0], sums[index], column),
      between(sums[before + 1], sums[index], column),
      between(sums[index + 1], sums[after], column),
      between(sums[0], visible, column),
    ]);
    findings.push(...found);
    return found.length === 0 ? line : { ...line, finding: null };
  });
  return { lines: compared, findings };
}

function isStated(line: Line, report: ReportSheet, districtName: string): boolean {
  return (
    line.finding?.code === 'total-row' &&
    labelsOfRow(line.row, report).some((label) => isSumLabel(label, districtName))
  );
}

/** What the wards' rows before a line add up to in a figure, how many these are, and how many cannot be read. */
type Sums = Record<FigureColumn, { sum: number; rows: number; unreadable: number }>;

/** The sums before each line, and after the last. */
function runningSums(lines: readonly Line[]): Sums[] {
  const all: Sums[] = [eachColumn(() => ({ sum: 0, rows: 0, unreadable: 0 }))];
  for (const { reported } of lines) {
    const last = all.at(-1);
    if (!last) break;
    const counts = reported && countsOf(reported);
    const withRow = (column: FigureColumn) => {
      const { sum, rows, unreadable } = last[column];
      const count = counts?.[column];
      return {
        sum: sum + (count ?? 0),
        rows: rows + 1,
        unreadable: count === undefined ? unreadable + 1 : unreadable,
      };
    };
    all.push(counts ? eachColumn(withRow) : last);
  }
  return all;
}

/** The sum over the rows between; null where there are none, or one of them cannot be read. */
function between(from: Sums | undefined, to: Sums | undefined, column: FigureColumn): number | null {
  if (!from || !to || to[column].unreadable > from[column].unreadable) return null;
  if (to[column].rows === from[column].rows) return null;
  return to[column].sum - from[column].sum;
}

/** The first of the sums that a total may state is that of all rows. */
function differences(
  { row }: Line,
  report: ReportSheet,
  withTexts: ReadonlySet<FigureColumn>,
  sumsOf: (column: FigureColumn) => (number | null)[],
): Finding[] {
  const stale: { cell: string; value: string; stated: number; sum: number }[] = [];
  const differing = FIGURE_COLUMNS.flatMap((column) => {
    const cell = cellIn(row, column, report);
    const reading = readCount(cell ?? { kind: 'blank' });
    const [sum, ...others] = sumsOf(column);
    if (!cell || reading.kind !== 'count' || sum === null || sum === undefined) return [];
    const stated = reading.value;
    const gives = cell.formulaGives ?? stated;
    const place = { cell: addressIn(report.sheet, cell.address), value: textIn(cell) };
    if ([sum, ...others].includes(gives)) {
      if (gives !== stated) stale.push({ ...place, stated, sum: gives });
      return [];
    }
    // A formula leaves out what is written as text.
    if (cell.formula && withTexts.has(column)) return [];
    return [finding('total-differs', { ...place, column }, { stated, sum })];
  });
  const [first, more] = stale;
  if (differing.length > 0 || !first) return differing;
  const { stated, sum, ...place } = first;
  if (!more) return [finding('total-stale', place, { stated, sum })];
  return [{ ...finding('total-stale', place), cells: stale.map(({ cell }) => cell) }];
}
