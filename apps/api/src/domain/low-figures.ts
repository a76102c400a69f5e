import { COLUMN_HEADINGS } from './columns.js';
import { FIGURE_COLUMNS, type FigureColumn } from './figures.js';
import { finding } from './findings.js';
import {
  type Before,
  cellsOf,
  type Compared,
  CONSEQUENCES,
  type Look,
  placeOf,
  wardsOf,
} from './gathering.js';
import { countsOf, type ReportedRow } from './reported-row.js';

/** Wards all of whose figures lie below those of before, with no reason given. */
export const lowRows: Look = (rows, _, { priorFigures, wards }) => {
  const low = rows.filter((row) => {
    const prior = priorFigures.get(row.wardCode ?? '');
    const compared = prior ? comparedColumns(row, prior) : [];
    return (
      compared.length > 1 && row.adjustment === null && compared.every((column) => isLow(row, column, prior))
    );
  });
  return lowSaid(low, FIGURE_COLUMNS, wards, priorFigures);
};

/** Most wards' figures written as what was added, "+12", each less than before: what a day added. */
export const plusTyped: Look = (rows, _, { priorFigures, wards }) => {
  const isAdded = (row: ReportedRow, column: FigureColumn) => {
    const [, added] = /^\s*\+\s*(\d{1,8})\s*$/.exec(row.cells[column].text ?? '') ?? [];
    const before = priorFigures.get(row.wardCode ?? '')?.figures[column] ?? 0;
    return added !== undefined && Number(added) <= before;
  };
  const typed = rows.filter((row) => FIGURE_COLUMNS.filter((column) => isAdded(row, column)).length > 1);
  const [first] = typed;
  if (!first || typed.length < 2 || typed.length * 2 < rows.length) return [];
  const codes = new Set(typed.map(({ wardCode }) => wardCode));
  const date = priorFigures.get(first.wardCode ?? '')?.date ?? '';
  const place = { ...placeOf(typed, FIGURE_COLUMNS), column: null };
  const found = finding('increments-typed', place, { ...wardsOf(typed, wards), date, heading: '' });
  return [
    {
      found: { ...found, cells: cellsOf(typed, FIGURE_COLUMNS) },
      explains: ({ code, wardCode, value }) =>
        code === 'not-a-number' && codes.has(wardCode) && /^\s*\+/.test(value ?? ''),
    },
  ];
};

/** Columns in which most wards, and at least three, hold no more than a day's work: typed alike by one hand. */
export const lowColumns: Look = (rows, findings, { priorFigures, wards }) =>
  FIGURE_COLUMNS.flatMap((column) => {
    const isFound = (row: ReportedRow) =>
      findings.some(
        (some) => some.code === 'below-earlier' && some.column === column && some.wardCode === row.wardCode,
      );
    const low = rows.filter(isFound);
    const compared = rows.filter((row) => (priorFigures.get(row.wardCode ?? '')?.figures[column] ?? 0) > 0);
    if (low.length < 3 || low.length * 2 < compared.length) return [];
    return lowSaid(low, [column], wards, priorFigures).filter(
      ({ found }) => found.code === 'increments-typed',
    );
  });

/**
 * Wards all of whose figures were marked as adjusted to less than half: where it is most of them, whatever reason
 * they give, somebody may have typed increments and a reason to get them through. Each row's own note stays.
 */
export const adjustedRows: Look = (rows, _, { priorFigures, wards }) => {
  const worked = rows.filter((row) => {
    const prior = priorFigures.get(row.wardCode ?? '');
    return prior !== undefined && comparedColumns(row, prior).length > 1;
  });
  const low = worked.filter((row) => {
    const prior = priorFigures.get(row.wardCode ?? '');
    return row.adjustment !== null && prior !== undefined && isUnderHalf(row, prior);
  });
  if (low.length < 2 || low.length * 2 < worked.length) return [];
  const date = priorFigures.get(low[0]?.wardCode ?? '')?.date ?? '';
  const found = {
    ...finding(
      'increments-adjusted',
      { ...placeOf(low, FIGURE_COLUMNS), column: null },
      { ...wardsOf(low, wards), date },
    ),
    cells: cellsOf(low, FIGURE_COLUMNS),
  };
  return [{ found, explains: () => false }];
};

function isUnderHalf(row: ReportedRow, prior: Before): boolean {
  const counts = countsOf(row);
  const columns = comparedColumns(row, prior);
  const [now, before] = [counts, prior.figures].map((figures) =>
    columns.reduce((sum, column) => sum + (figures[column] ?? 0), 0),
  );
  return columns.every((column) => isLow(row, column, prior)) && (now ?? 0) * 2 < (before ?? 0);
}

function lowSaid(
  low: readonly ReportedRow[],
  columns: readonly FigureColumn[],
  wards: Compared['wards'],
  priorFigures: ReadonlyMap<string, Before>,
): ReturnType<Look> {
  const [first] = low;
  if (!first) return [];
  const codes = new Set(low.map(({ wardCode }) => wardCode));
  let [now, before] = [0, 0];
  for (const row of low) {
    for (const column of columns) {
      now += countsOf(row)[column] ?? 0;
      before += priorFigures.get(row.wardCode ?? '')?.figures[column] ?? 0;
    }
  }
  const only = columns.length === 1 ? columns[0] : undefined;
  const details = {
    ...wardsOf(low, wards),
    date: priorFigures.get(first.wardCode ?? '')?.date ?? '',
    heading: only ? COLUMN_HEADINGS[only].vi : '',
  };
  // What a day adds is a small part of what there is; figures of half that and more were there on some day.
  const code = now * 2 < before ? 'increments-typed' : 'older-figures';
  const place = { ...placeOf(low, columns), column: only ?? null };
  return [
    {
      found: { ...finding(code, place, details), cells: cellsOf(low, columns) },
      explains: (some) =>
        CONSEQUENCES.has(some.code) &&
        codes.has(some.wardCode) &&
        (only === undefined || some.code !== 'below-earlier' || some.column === only),
    },
  ];
}

function comparedColumns(row: ReportedRow, prior: Before): FigureColumn[] {
  const counts = countsOf(row);
  return FIGURE_COLUMNS.filter((column) => prior.figures[column] > 0 && counts[column] !== undefined);
}

function isLow(row: ReportedRow, column: FigureColumn, prior: Before | undefined): boolean {
  return (countsOf(row)[column] ?? 0) < (prior?.figures[column] ?? 0);
}
