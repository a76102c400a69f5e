import type { ReportColumn } from '../domain/columns.js';
import { FIGURE_COLUMNS, type FigureColumn } from '../domain/figures.js';
import { finding, type Finding } from '../domain/findings.js';
import { oddSignIn } from '../domain/odd-signs.js';
import { readCount } from '../domain/read-count.js';
import type { ReportedRow } from '../domain/reported-row.js';
import { isShownAs } from '../domain/shown-number.js';
import type { Cell, Row, UploadContent } from '../platform/workbook-reader/upload-content.js';
import { cellIn, type Line } from './report-lines.js';
import { addressIn, textIn, type ReportSheet } from './report-sheet.js';

/**
 * Where a ward's cell shows something else to its reader than it holds: it is struck out, not seen, its format shows
 * another number, its formula was not calculated again or cannot be, or a sign changes how it looks. `nameOf` is a
 * ward by its code.
 */
export function doubtsOfCells(
  content: UploadContent,
  report: ReportSheet,
  lines: readonly Line[],
  nameOf: (wardCode: string) => string | undefined,
): Finding[] {
  const figures = figuresIn(report, lines);
  const unreckoned = figures.filter(({ cell }) => cell.unreckoned && cell.formulaGives === undefined);
  const unseen = figures.filter(({ cell }) => cell.unseen);
  return [
    ...ofFigures(content.toBeCalculated ? 'formula-uncalculated' : 'formula-unchecked', report, unreckoned),
    ...ofFigures('figure-unseen', report, unseen),
    ...ofLines(report, lines, nameOf),
  ];
}

function ofLines(
  report: ReportSheet,
  lines: readonly Line[],
  nameOf: (wardCode: string) => string | undefined,
): Finding[] {
  return lines.flatMap(({ row, reported }) => {
    if (!reported) return [];
    const ward = reported.wardCode === null ? undefined : nameOf(reported.wardCode);
    return [
      ...(ward === undefined ? [] : oddNames(report, row, reported, ward)),
      ...struckOut(report, row, reported),
      ...FIGURE_COLUMNS.flatMap((column) => figureDoubts(report, row, reported, column)),
    ];
  });
}

interface Figure {
  cell: Cell;
  wardCode: string | null;
  column: FigureColumn;
}

/** The cells of wards that hold a count. */
function figuresIn(report: ReportSheet, lines: readonly Line[]): Figure[] {
  return lines.flatMap(({ row, reported }) =>
    FIGURE_COLUMNS.flatMap((column): Figure[] => {
      const cell = reported ? cellIn(row, column, report) : undefined;
      if (!reported || !cell || reported.cells[column].reading.kind !== 'count') return [];
      return [{ cell, wardCode: reported.wardCode, column }];
    }),
  );
}

const CELLS_SAID = 5;

/** One finding for all the figures of which the same is said. */
function ofFigures(
  code: 'formula-unchecked' | 'formula-uncalculated' | 'figure-unseen',
  report: ReportSheet,
  figures: readonly Figure[],
): Finding[] {
  const [first, more] = figures;
  if (!first) return [];
  const { wardCode, column } = first;
  const place = { ...placeIn(report, first.cell), ...(more ? {} : { wardCode, column }) };
  const names = figures.slice(0, CELLS_SAID).map(({ cell }) => cell.address);
  const found = finding(code, place, {
    count: figures.length,
    names: names.join(', ') + (figures.length > CELLS_SAID ? ', …' : ''),
  });
  if (!more) return [found];
  return [{ ...found, cells: figures.map(({ cell }) => addressIn(report.sheet, cell.address)) }];
}

const READ = ['code', 'ward', ...FIGURE_COLUMNS] as const satisfies ReportColumn[];

/** One finding a row, at the first cell that is struck out. */
function struckOut(report: ReportSheet, row: Row, { wardCode }: ReportedRow): Finding[] {
  const struck = READ.flatMap((column) => {
    const cell = cellIn(row, column, report);
    return cell?.struck && textIn(cell) !== '' ? [{ column, cell }] : [];
  });
  const [first, more] = struck;
  if (!first) return [];
  const column = more || first.column === 'code' || first.column === 'ward' ? null : first.column;
  const found = finding('struck-out', { ...placeIn(report, first.cell), wardCode, column });
  return [
    more ? { ...found, cells: struck.map(({ cell }) => addressIn(report.sheet, cell.address)) } : found,
  ];
}

function figureDoubts(
  report: ReportSheet,
  row: Row,
  { wardCode }: ReportedRow,
  column: FigureColumn,
): Finding[] {
  const cell = cellIn(row, column, report);
  if (!cell) return [];
  const reading = readCount(cell);
  if (reading.kind !== 'count') return [];
  const place = { ...placeIn(report, cell), wardCode, column };
  const { shown, formulaGives: gives } = cell;
  if (gives !== undefined) return [finding('formula-stale', place, { stored: reading.value, gives })];
  return shown === undefined || isShownAs(shown, reading.value)
    ? []
    : [finding('shown-otherwise', place, { shown: shown.trim(), stored: reading.value })];
}

function oddNames(report: ReportSheet, row: Row, { wardCode }: ReportedRow, ward: string): Finding[] {
  for (const column of ['code', 'ward'] as const) {
    const cell = cellIn(row, column, report);
    const sign = cell?.kind === 'text' ? oddSignIn(cell.value) : null;
    if (cell && sign !== null)
      return [finding('odd-sign-in-name', { ...placeIn(report, cell), wardCode }, { sign, ward })];
  }
  return [];
}

function placeIn({ sheet }: ReportSheet, cell: Cell) {
  return { cell: addressIn(sheet, cell.address), value: textIn(cell) };
}
