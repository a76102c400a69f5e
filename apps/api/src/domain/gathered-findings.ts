import { COLUMN_HEADINGS } from './columns.js';
import { FIGURE_COLUMNS, sameFigures, type FigureColumn, type Figures } from './figures.js';
import { finding, type Finding, type FindingCode } from './findings.js';
import { fold } from './names.js';
import { countsOf, figuresOf, type ReportedRow } from './reported-row.js';

/** What the rows are compared with. */
interface Compared {
  wards: readonly { code: string; name: string }[];
  /** A ward's last figures in force for an earlier day, by its code. */
  priorFigures: ReadonlyMap<string, Before>;
}

interface Before {
  date: string;
  figures: Figures;
}

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
  for (const look of [untouched, swapped, lowRows, lowColumns, adjustedRows, asEarlier, otherNames]) {
    for (const { found, explains } of look(rows, rest, report)) {
      said.push(found);
      rest = rest.filter((some) => !explains(some));
    }
  }
  return [...said, ...rest];
}

type Look = (
  rows: readonly ReportedRow[],
  findings: readonly Finding[],
  report: Compared,
) => { found: Finding; explains: (some: Finding) => boolean }[];

/** Rule 2 and the habit of a ward, broken because a figure is not the one that is meant. */
const CONSEQUENCES = new Set<FindingCode>([
  'below-earlier',
  'verified-above-submitted',
  'verified-and-unresolved-above-submitted',
  'signed-above-signable',
  'signed-above-verified',
  'submitted-above-required',
  'jump',
  'jump-from-rest',
]);

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

/** Wards all of whose figures lie below those of before, with no reason given. */
const lowRows: Look = (rows, _, { priorFigures, wards }) => {
  const low = rows.filter((row) => {
    const prior = priorFigures.get(row.wardCode ?? '');
    const compared = prior ? comparedColumns(row, prior) : [];
    return (
      compared.length > 1 && row.adjustment === null && compared.every((column) => isLow(row, column, prior))
    );
  });
  return lowSaid(low, FIGURE_COLUMNS, wards, priorFigures);
};

/** Columns in which most wards, and at least three, hold no more than a day's work: typed alike by one hand. */
const lowColumns: Look = (rows, findings, { priorFigures, wards }) =>
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
const adjustedRows: Look = (rows, _, { priorFigures, wards }) => {
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

function comparedColumns(row: ReportedRow, prior: Before): FigureColumn[] {
  const counts = countsOf(row);
  return FIGURE_COLUMNS.filter((column) => prior.figures[column] > 0 && counts[column] !== undefined);
}

function isLow(row: ReportedRow, column: FigureColumn, prior: Before | undefined): boolean {
  return (countsOf(row)[column] ?? 0) < (prior?.figures[column] ?? 0);
}

const NAMES_SAID = 5;

function wardsOf(rows: readonly ReportedRow[], wards: Compared['wards']): Finding['details'] {
  const nameOf = ({ wardCode, wardText }: ReportedRow) =>
    wards.find(({ code }) => code === wardCode)?.name ?? wardText;
  const names = rows.slice(0, NAMES_SAID).map(nameOf);
  return {
    count: rows.length,
    total: wards.length,
    names: names.join(', ') + (rows.length > NAMES_SAID ? ', …' : ''),
  };
}

function placeOf(rows: readonly ReportedRow[], columns: readonly FigureColumn[]): Partial<Finding> {
  const [row, column] = [rows[0], columns[0]];
  return row && column ? { column, cell: row.cells[column].at, value: row.cells[column].text } : {};
}

function cellsOf(rows: readonly ReportedRow[], columns: readonly FigureColumn[]): string[] {
  return rows.flatMap((row) => columns.flatMap((column) => row.cells[column].at ?? []));
}
