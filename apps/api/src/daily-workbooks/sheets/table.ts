import type { DataBarRuleType, Worksheet } from 'exceljs';
import { palette } from '../../charts/palette.js';
import { lettersOf, type Value, write } from './page.js';
import { bodyStyle, CARRIED_FONT, type CellFormat, colour, headingStyle, totalStyle } from './style.js';

/** One column of a table; `Row` is what a line is made from. */
export interface Column<Row> {
  key: string;
  heading: string;
  /** Printed once above the columns next to each other that share it. */
  group?: string;
  /** In characters. */
  width: number;
  format: CellFormat;
  /** The value of a line; `cell` gives the address of another column's cell in the same line. */
  value(row: Row, cell: (key: string) => string, index: number): Value;
  /** In the total's line: a sum of the lines, the same formula as in the lines, or nothing. */
  total?: 'sum' | 'same';
  /** Bars behind the figures, in this colour; a share from 0 to 1, a count from 0 to the largest. */
  bar?: string;
  /** Marks a line's cell that somebody must act on. */
  isAlert?(row: Row): boolean;
}

export interface Table<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** What the lines together are, as stored; its counts are the results of the sums. */
  total?: { label: string; row: Row; labelColumn: string };
  /** Sums follow the filter: the total of what is shown. */
  isFiltered?: boolean;
  /** Lines whose figures are those of an earlier day: written in italics. */
  isCarried?(row: Row): boolean;
}

/** The two rows of headings take their place at `top`; the lines follow. */
export const HEADING_ROWS = 2;

/** Where a table came to stand. */
export interface PlacedTable {
  firstRow: number;
  /** Of the lines; before `firstRow` when there are none. */
  lastRow: number;
  totalRow: number | null;
  /** The address of a column's total: 'F29'. */
  totalCell(key: string): string;
}

/** Writes headings, lines and total at a row of the sheet, from column 1. */
export function addTable<Row>(sheet: Worksheet, top: number, table: Table<Row>): PlacedTable {
  const { columns, rows, total } = table;
  const letters = new Map(columns.map(({ key }, index) => [key, lettersOf(index + 1)]));
  const cellIn = (row: number) => (key: string) => `${letters.get(key) ?? missing(key)}${row}`;
  addHeadings(sheet, top, columns);
  const firstRow = top + HEADING_ROWS;
  const lastRow = firstRow + rows.length - 1;
  rows.forEach((row, index) => {
    const at = firstRow + index;
    const cell = cellIn(at);
    columns.forEach((column, position) => {
      write(sheet, at, position + 1, column.value(row, cell, index)).style = lineStyleOf(table, column, row);
    });
  });
  const totalRow = total ? lastRow + 1 : null;
  if (total && totalRow !== null) addTotal(sheet, totalRow, firstRow, table, total, cellIn(totalRow));
  if (rows.length > 0) addBars(sheet, columns, firstRow, lastRow);
  if (table.isFiltered && rows.length > 0) {
    sheet.autoFilter = {
      from: { row: firstRow - 1, column: 1 },
      to: { row: lastRow, column: columns.length },
    };
  }
  return {
    ...{ firstRow, lastRow, totalRow },
    totalCell: cellIn(totalRow ?? lastRow + 1),
  };
}

/** Two rows: groups above, columns below; a column without a group is as high as both. */
export function addHeadings<Row>(sheet: Worksheet, top: number, columns: readonly Column<Row>[]): void {
  columns.forEach((column, index) => {
    const number = index + 1;
    const isFirst = column.group === undefined || columns[index - 1]?.group !== column.group;
    for (const row of [top, top + 1]) sheet.getCell(row, number).style = headingStyle;
    write(sheet, column.group === undefined ? top : top + 1, number, column.heading);
    if (column.group === undefined) sheet.mergeCells(top, number, top + 1, number);
    else if (isFirst) {
      const width = columns.slice(index).findIndex(({ group }) => group !== column.group);
      write(sheet, top, number, column.group);
      sheet.mergeCells(top, number, top, number + (width === -1 ? columns.length - index : width) - 1);
    }
  });
  sheet.getRow(top).height = 18;
  sheet.getRow(top + 1).height = 38;
}

function lineStyleOf<Row>(table: Table<Row>, column: Column<Row>, row: Row) {
  if (column.isAlert?.(row)) return ALERT[column.format];
  return table.isCarried?.(row) ? CARRIED[column.format] : BODY[column.format];
}

const FORMAT_NAMES = [
  'order',
  'text',
  'count',
  'change',
  'percent',
  'times',
  'date',
  'moment',
  'letter',
] as const;
/** Made once: a workbook's writer looks every style up anew. */
const BODY = styles((format) => bodyStyle(format));
const ALERT = styles((format) => bodyStyle(format, { bold: true, color: colour(palette.alert) }));
const CARRIED = styles((format) => bodyStyle(format, CARRIED_FONT));

function styles(make: (format: CellFormat) => ReturnType<typeof bodyStyle>) {
  return Object.fromEntries(FORMAT_NAMES.map((format) => [format, make(format)])) as Record<
    CellFormat,
    ReturnType<typeof bodyStyle>
  >;
}

function addTotal<Row>(
  sheet: Worksheet,
  at: number,
  firstRow: number,
  table: Table<Row>,
  { label, row, labelColumn }: NonNullable<Table<Row>['total']>,
  cell: (key: string) => string,
): void {
  const { columns } = table;
  columns.forEach((column, position) => {
    const value = (): Value => {
      if (column.key === labelColumn) return label;
      if (column.total === undefined) return null;
      const same = column.value(row, cell, 0);
      return column.total === 'same' ? same : sumOf(lettersOf(position + 1), firstRow, at - 1, same, table);
    };
    write(sheet, at, position + 1, value()).style = totalStyle(column.format);
  });
  sheet.getRow(at).height = 18;
}

function sumOf<Row>(
  letters: string,
  from: number,
  to: number,
  stored: Value,
  { rows, isFiltered }: Table<Row>,
): Value {
  const result = stored !== null && typeof stored === 'object' && 'result' in stored ? stored.result : stored;
  if (rows.length === 0 || typeof result !== 'number') return stored;
  const range = `${letters}${from}:${letters}${to}`;
  return { formula: isFiltered ? `SUBTOTAL(9,${range})` : `SUM(${range})`, result };
}

function addBars<Row>(
  sheet: Worksheet,
  columns: readonly Column<Row>[],
  firstRow: number,
  lastRow: number,
): void {
  columns.forEach(({ bar, format }, index) => {
    if (bar === undefined) return;
    const letters = lettersOf(index + 1);
    sheet.addConditionalFormatting({
      ref: `${letters}${firstRow}:${letters}${lastRow}`,
      rules: [dataBar(bar, index + 1, format === 'percent' ? { type: 'num', value: 1 } : { type: 'max' })],
    });
  });
}

/** The library's types have forgotten the bar's colour, which its writer asks for. */
function dataBar(
  hex: string,
  priority: number,
  top: { type: 'num' | 'max'; value?: number },
): DataBarRuleType {
  const rule: DataBarRuleType & { color: { argb: string } } = {
    type: 'dataBar',
    priority,
    cfvo: [{ type: 'num', value: 0 }, top],
    color: colour(hex),
    gradient: false,
    minLength: 0,
    maxLength: 100,
    axisPosition: 'none',
  };
  return rule;
}

function missing(key: string): never {
  throw new Error(`The table has no column ${key}.`);
}
