import { eachColumn, FIGURE_COLUMNS } from './figures.js';
import { twoReadings } from './read-count.js';
import type { ReportedCell, ReportedRow } from './reported-row.js';

/**
 * "5.000" is five thousand where the report groups its thousands, and five where a program wrote three decimals.
 * Rows in which nothing shows a group, or something shows such decimals, keep both readings of it.
 */
export function withDoubtfulZeros(rows: readonly ReportedRow[]): ReportedRow[] {
  const cells = rows.flatMap((row) => FIGURE_COLUMNS.map((column) => row.cells[column]));
  const showsGroups = cells.some((cell) => GROUPED.test(textOf(cell)) && !THREE_ZEROS.test(textOf(cell)));
  const showsDecimals = cells.some((cell) => DECIMALS.test(textOf(cell)));
  if (showsGroups && !showsDecimals) return [...rows];
  const doubted = (cell: ReportedCell): ReportedCell => {
    const digits = THREE_ZEROS.exec(textOf(cell))?.[1];
    return digits === undefined ? cell : { ...cell, reading: twoReadings(digits) };
  };
  return rows.map((row) => ({ ...row, cells: eachColumn((column) => doubted(row.cells[column])) }));
}

const GROUPED = /^[1-9]\d{0,2}([.,])\d{3}(\1\d{3})*$/;
const THREE_ZEROS = /^([1-9]\d{0,2})[.,]000$/;
/** Three decimals that are no group: of a number of four digits and more, and of 0. */
const DECIMALS = /^(0|\d{4,})[.,]000$/;

/** What was understood from a text; a stored number says itself how large it is. */
function textOf({ reading }: ReportedCell): string {
  if (reading.kind === 'count') return (reading.understoodFrom ?? '').normalize('NFKC').trim();
  return reading.kind === 'wrong' && reading.code === 'two-readings' ? `${reading.details['one']}.000` : '';
}
