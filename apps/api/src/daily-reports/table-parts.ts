import { columnBesideDay, dayOfHeading, isNothingButDay, isPeriod } from '../domain/column-days.js';
import { COLUMN_HEADINGS, matchColumn } from '../domain/columns.js';
import { FIGURE_COLUMNS } from '../domain/figures.js';
import { finding, type Finding } from '../domain/findings.js';
import { readCount } from '../domain/read-count.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { contradictingDate } from '../domain/stated-dates.js';
import { columnLetters } from '../platform/workbook-reader/cell-address.js';
import type { Cell, Row } from '../platform/workbook-reader/upload-content.js';
import { cellIn, type Line } from './report-lines.js';
import { addressIn, textIn, type ReportSheet } from './report-sheet.js';

/** What makes the rows of a part of the table something else than those above it. */
export function doubtsOfParts(report: ReportSheet, lines: readonly Line[], date: ReportingDate): Finding[] {
  return [...headingsAgain(report, lines, date), ...sumsUnderWards(report, lines)];
}

/** Headings repeated for another day, or with the columns in another order: the figures below are others. */
function headingsAgain(report: ReportSheet, lines: readonly Line[], date: ReportingDate): Finding[] {
  const ofOtherDay = dayReader(report, date);
  let between: Row[] = [];
  return lines.flatMap(({ row, reported, finding: passed }) => {
    if (reported) between = [];
    else between.push(row);
    if (passed?.code !== 'heading-repeated') return [];
    const cell = between.map(ofOtherDay).find((some) => some !== null);
    between = [];
    if (!cell) return movedColumn(report, row);
    const place = { cell: addressIn(report.sheet, cell.address), value: textIn(cell) };
    return [finding('table-of-other-day', place, { written: textIn(cell) })];
  });
}

/** The cell by which a row names another day, which the first headings do not; each text is looked at once. */
function dayReader({ sheet, heading }: ReportSheet, date: ReportingDate): (row: Row) => Cell | null {
  const first = sheet.rows.filter(({ number }) => number <= heading.lastRow).flatMap(({ cells }) => cells);
  const isInFirst = (cell: Cell) =>
    first.some((some) => some.column === cell.column && textIn(some) === textIn(cell));
  const isOfOtherDay = once(
    (text) =>
      dayOfHeading(text, date) === 'earlier' &&
      (columnBesideDay(text, date) !== null || (isNothingButDay(text, date) && !isPeriod(text))),
  );
  const isDated = once((line) => contradictingDate([line], date) !== null);
  return ({ cells }) => {
    const cell = cells.find((some) => some.kind === 'text' && isOfOtherDay(textIn(some)) && !isInFirst(some));
    return cell ?? (isDated(cells.map(textIn).join(' ')) ? (cells[0] ?? null) : null);
  };
}

function once(answer: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const is = known.get(text) ?? answer(text);
    known.set(text, is);
    return is;
  };
}

function movedColumn({ sheet, columnOf }: ReportSheet, { cells }: Row): Finding[] {
  for (const cell of cells) {
    const column = cell.kind === 'text' ? matchColumn(cell.value) : null;
    const above = column === null || column === 'ignored' ? undefined : columnOf.get(column);
    if (column === null || column === 'ignored' || above === undefined || above === cell.column) continue;
    const place = { cell: addressIn(sheet, cell.address), value: textIn(cell) };
    return [
      finding('heading-moved', place, { heading: COLUMN_HEADINGS[column].vi, letters: columnLetters(above) }),
    ];
  }
  return [];
}

/** "Lũy kế" under each ward's "Trong ngày": sums of one ward whose figures are not the ward's own. */
function sumsUnderWards(report: ReportSheet, lines: readonly Line[]): Finding[] {
  const figuresOf = (row: Row) =>
    FIGURE_COLUMNS.flatMap((column) => {
      const reading = readCount(cellIn(row, column, report) ?? { kind: 'blank' });
      return reading.kind === 'count' ? [[column, reading.value] as const] : [];
    });
  let wards: Row[] = [];
  const found = lines.flatMap(({ row, reported, finding: passed }) => {
    if (reported) wards.push(row);
    if (passed?.code !== 'total-row' || figuresOf(row).length === 0) return [];
    const [ward, more] = wards;
    wards = [];
    if (!ward || more || JSON.stringify(figuresOf(ward)) === JSON.stringify(figuresOf(row))) return [];
    return [
      finding('sum-under-ward', { cell: passed.cell, value: passed.value }, { written: passed.value ?? '' }),
    ];
  });
  return found.length > 1 ? found : [];
}
