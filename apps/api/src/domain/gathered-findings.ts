import { COLUMN_HEADINGS } from './columns.js';
import { FIGURE_COLUMNS, sameFigures, type FigureColumn } from './figures.js';
import { finding, type Finding } from './findings.js';
import {
  type Before,
  cellsOf,
  type Compared,
  CONSEQUENCES,
  type Look,
  placeOf,
  wardsOf,
} from './gathering.js';
import { adjustedRows, lowColumns, lowRows, plusTyped } from './low-figures.js';
import { fold } from './names.js';
import { countsOf, figuresOf, type ReportedRow } from './reported-row.js';

/**
 * Findings with one cause made one: an untouched workbook, two columns swapped, increments or older figures in
 * place of cumulative ones, yesterday's report again. What one sentence says is not said cell by cell.
 */
export function gathered(
  findings: readonly Finding[],
  rows: readonly ReportedRow[],
  report: Compared,
): Finding[] {
  let rest = findings;
  const said: Finding[] = [];
  for (const look of [
    untouched,
    swapped,
    plusTyped,
    lowRows,
    lowColumns,
    adjustedRows,
    asEarlier,
    otherNames,
  ]) {
    for (const { found, explains } of look(rows, rest, report)) {
      said.push(found);
      rest = rest.filter((some) => !explains(some));
    }
  }
  return [...said, ...rest];
}

const untouched: Look = (rows) => {
  const isBlank = (row: ReportedRow) =>
    FIGURE_COLUMNS.every((column) => row.cells[column].reading.kind === 'blank');
  if (rows.length === 0 || !rows.every(isBlank)) return [];
  return [{ found: finding('template-untouched'), explains: ({ code }) => code === 'blank-cell' }];
};

/** In every ward each of two columns fits the other's figures of before, and not its own. */
const swapped: Look = (rows, _, { priorFigures }) => {
  for (const [index, one] of FIGURE_COLUMNS.entries()) {
    for (const other of FIGURE_COLUMNS.slice(index + 1)) {
      const judged = rows.flatMap((row) =>
        looksSwapped(row, one, other, priorFigures.get(row.wardCode ?? '')),
      );
      if (judged.length < 2 || judged.length < rows.length || !judged.every(Boolean)) continue;
      const names = {
        one: COLUMN_HEADINGS[one].vi,
        other: COLUMN_HEADINGS[other].vi,
        columns: `${one} ${other}`,
      };
      return [
        {
          found: {
            ...finding('columns-swapped', placeOf(rows, [one]), names),
            cells: cellsOf(rows, [one, other]),
          },
          explains: ({ code }) => CONSEQUENCES.has(code),
        },
      ];
    }
  }
  return [];
};

function looksSwapped(
  row: ReportedRow,
  one: FigureColumn,
  other: FigureColumn,
  prior: Before | undefined,
): boolean[] {
  const counts = countsOf(row);
  const [first, second] = [counts[one], counts[other]];
  if (first === undefined || second === undefined) return [];
  if (!prior) return one === 'submitted' && other === 'verified' ? [second > first] : [false];
  const [before, beforeOther] = [prior.figures[one], prior.figures[other]];
  const isLow = first < before || second < beforeOther;
  const fits = second >= before && first >= beforeOther;
  const isNearer =
    Math.abs(second - before) + Math.abs(first - beforeOther) <
    Math.abs(first - before) + Math.abs(second - beforeOther);
  return [isLow && fits && isNearer];
}

/** Every ward's figures are those of before, to the last one. */
const asEarlier: Look = (rows, _, { priorFigures, wards }) => {
  const isSame = (row: ReportedRow) => {
    const [figures, prior] = [figuresOf(row), priorFigures.get(row.wardCode ?? '')];
    return figures !== null && prior !== undefined && sameFigures(figures, prior.figures);
  };
  const holdsSome = rows.some((row) => Object.values(countsOf(row)).some((count) => count > 0));
  if (rows.length < 2 || rows.length < wards.length || !holdsSome || !rows.every(isSame)) return [];
  const date = priorFigures.get(rows[0]?.wardCode ?? '')?.date ?? '';
  return [
    {
      found: finding('same-as-earlier', {}, { ...wardsOf(rows, wards), date }),
      explains: ({ code }) => code === 'unchanged',
    },
  ];
};

/**
 * Names that do not go with their codes in most rows. Where they can be read and are each another, the figures
 * may be of other wards, which is an error; where they cannot, or say the same in every row, it is a warning.
 */
const otherNames: Look = (rows, findings, { wards }) => {
  const differing = findings.filter(({ code }) => code === 'ward-name-differs');
  const [first] = differing;
  if (!first || differing.length < 3 || differing.length * 2 < rows.length) return [];
  const codes = new Set(differing.map(({ wardCode }) => wardCode));
  const of = rows.filter(({ wardCode }) => codes.has(wardCode));
  const readable = differing.flatMap(({ value }) => {
    const name = fold(value ?? '');
    return /^[a-z0-9\s.,;:'’()/–-]*[a-z0-9][a-z0-9\s.,;:'’()/–-]*$/.test(name) ? [name] : [];
  });
  const areOthers = new Set(readable).size * 2 > rows.length;
  const place = { cell: first.cell, value: first.value };
  const cells = differing.flatMap(({ cell }) => cell ?? []);
  return [
    {
      found: {
        ...finding(areOthers ? 'ward-names-of-others' : 'ward-name-differs', place, wardsOf(of, wards)),
        cells,
      },
      explains: ({ code }) => code === 'ward-name-differs',
    },
  ];
};
