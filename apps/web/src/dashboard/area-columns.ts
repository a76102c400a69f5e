import type { AreaRow, DistrictsAnswer } from '@api/contract/progress.js';
import { compareNames } from '@api/domain/names.js';
import { FORECAST_LIMIT } from '@api/domain/rates.js';
import { partlyInShort } from './headline.js';
import { type Cell, type Column, shownCell, type Table } from '../shared/table.js';
import type { Words } from '../shared/use-words.js';

/** What the columns tell: of an area, or of all together. */
type Figures = DistrictsAnswer['whole'];

export interface AreaColumn {
  key: string;
  value: (row: Figures) => number | null;
  kind: 'count' | 'change' | 'percent' | 'number';
  /** It tells what the day did, which is not known yet where only a part reported. */
  isOfDay?: boolean;
  /** What a row with figures has where there is no number: read as this, and sorted after every number. */
  unknown?: (row: Figures) => string;
}

/** How many reporting days an area needs at its pace, where that can be told (domain.md §5). */
export const DAYS_TO_FINISH: AreaColumn = {
  key: 'table.daysToFinish',
  value: ({ daysToFinish }) => daysToFinish,
  kind: 'number',
  unknown: ({ isBeyondYear }) => (isBeyondYear ? 'pace.beyondYear' : 'pace.unknown'),
};

/** What is told of each area, in the order a record takes its steps. */
export const AREA_COLUMNS: readonly AreaColumn[] = [
  {
    key: 'step.required',
    value: ({ totals }) => totals.required,
    kind: 'count',
  },
  {
    key: 'step.submitted',
    value: ({ totals }) => totals.submitted,
    kind: 'count',
  },
  {
    key: 'table.submittedShare',
    value: ({ totals }) => totals.percentTenths.submitted,
    kind: 'percent',
  },
  {
    key: 'step.verified',
    value: ({ totals }) => totals.verified,
    kind: 'count',
  },
  {
    key: 'table.verifiedShare',
    value: ({ totals }) => totals.percentTenths.verified,
    kind: 'percent',
  },
  {
    key: 'step.signed',
    value: ({ totals }) => totals.signed,
    kind: 'count',
  },
  {
    key: 'table.signedShare',
    value: ({ totals }) => totals.percentTenths.signed,
    kind: 'percent',
  },
  {
    key: 'table.signedDay',
    value: ({ increments, wardsReported }) => (wardsReported === 0 ? null : increments.day.signed),
    kind: 'change',
    isOfDay: true,
  },
  {
    key: 'table.remaining',
    value: ({ totals }) => totals.remaining,
    kind: 'count',
  },
  { key: 'table.requiredPerDay', value: ({ requiredPerDay }) => requiredPerDay, kind: 'count' },
  DAYS_TO_FINISH,
];

/** The column a table of areas is sorted by. */
export interface AreaOrder {
  key: string;
  isRising: boolean;
}

/** The rows as a heading asks for them; as they came until one does. */
export function inOrder<Row extends AreaRow>(rows: readonly Row[], order: AreaOrder | null): readonly Row[] {
  if (order === null) return rows;
  return [...rows].sort((a, b) => compared(a, b, order.key) * (order.isRising ? 1 : -1));
}

function compared(a: AreaRow, b: AreaRow, key: string): number {
  if (key === 'district') return compareNames(a.area.districtName ?? '', b.area.districtName ?? '');
  if (key === 'name') return compareNames(a.area.name, b.area.name);
  const [one, other] = key === 'rank' ? [rankOf(a), rankOf(b)] : [sizeOf(a, key), sizeOf(b, key)];
  return one === other ? 0 : one - other;
}

function rankOf({ ranks }: AreaRow): number {
  return ranks?.signed.rank ?? Infinity;
}

function sizeOf(row: AreaRow, key: string): number {
  const column = AREA_COLUMNS.find((one) => one.key === key);
  return column?.value(row) ?? (column?.unknown !== undefined && hasFigures(row) ? Infinity : -1);
}

/** A cell of the table, on the page and downloaded. */
export function areaCell(row: Figures, { value, unknown }: AreaColumn, words: Words): Cell {
  const known = value(row);
  if (known !== null || unknown === undefined || !hasFigures(row)) return known;
  return words.say(unknown(row), { days: FORECAST_LIMIT });
}

/** 'mới 3/10' beside a figure of a day that only a part of the wards reported. */
export function partlyBeside(row: Figures, { isOfDay = false }: AreaColumn, words: Words): string | null {
  return isOfDay ? partlyInShort(row, words) : null;
}

/** The same as it is read. */
export function shownAreaCell(row: Figures, column: AreaColumn, words: Words): string {
  return shownCell(areaCell(row, column, words), namedColumn(column, words), words);
}

/** A column under its name. */
export function namedColumn({ key, kind }: AreaColumn, words: Words): Column {
  return { name: words.say(key), kind };
}

/** Places won (+) or lost (−), 0 for one that kept its place; null where there is none to compare with. */
export function movedBy(rank: { change: number | null } | undefined): number | null {
  return rank?.change ?? null;
}

function hasFigures({ totals }: Figures): boolean {
  return totals.wardsWithFigures > 0;
}

/** The rows together, when they are all there are. */
export interface Whole {
  name: string;
  figures: Figures;
}

/** The rows as they stand on the page, to download; `whole` is the line under them. */
export function areaTable(rows: readonly AreaRow[], words: Words, whole?: Whole): Table {
  const isOfWards = rows.some(({ area }) => area.level === 'ward');
  const lines: readonly Figures[] = [...rows, ...(whole ? [whole.figures] : [])];
  // What is written beside a figure stands in a column of its own after it.
  const marks: Column = { name: words.say('table.partly'), kind: 'text' };
  const hasPartly = (column: AreaColumn) => lines.some((row) => partlyBeside(row, column, words) !== null);
  const cellsOf = (row: Figures) =>
    AREA_COLUMNS.flatMap((column) => [
      areaCell(row, column, words),
      ...(hasPartly(column) ? [partlyBeside(row, column, words)] : []),
    ]);
  return {
    columns: [
      { name: words.say(isOfWards ? 'table.ward' : 'table.area'), kind: 'text' },
      ...(isOfWards ? [{ name: words.say('table.district'), kind: 'text' } as const] : []),
      ...AREA_COLUMNS.flatMap((column) => [
        namedColumn(column, words),
        ...(hasPartly(column) ? [marks] : []),
      ]),
      { name: words.say('table.rank'), kind: 'number' },
      { name: words.say('table.rankChange'), kind: 'move' },
    ],
    rows: [
      ...rows.map((row) => [
        row.area.name,
        ...(isOfWards ? [row.area.districtName ?? ''] : []),
        ...cellsOf(row),
        row.ranks?.signed.rank ?? null,
        movedBy(row.ranks?.signed),
      ]),
      ...(whole ? [[whole.name, ...cellsOf(whole.figures), null, null]] : []),
    ],
  };
}
