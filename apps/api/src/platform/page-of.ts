import type { Listed } from '../contract/list.js';
import { compareNames } from '../domain/names.js';
import { matchesSearch } from './matches-search.js';

export interface ListQuery {
  page: number;
  perPage: number;
  sort: string;
  order: 'asc' | 'desc';
  /** Words looked for in the row's names and codes. */
  q?: string | undefined;
}

/** With filters: each further field must equal the row's. */
export type FactListQuery = ListQuery & { asOf?: string | undefined; state?: string | undefined } & Record<
    string,
    unknown
  >;

const SEARCHED = ['name', 'wardName', 'districtName', 'code', 'districtCode', 'wardCode'];

/**
 * The page of a short list (hundreds of rows): filtered, searched without accents, and ordered as Vietnamese
 * names are, which no collation of every PostgreSQL promises; by their district means by its name, where they tell
 * it. Rows without a value come last.
 */
export function pageOf<Row extends object>(
  rows: readonly Row[],
  { page, perPage, sort, order, q, ...filters }: ListQuery,
): Listed<Row> {
  const wanted = Object.entries<unknown>(filters).filter(([, value]) => value !== undefined);
  const found = rows.filter(
    (row) =>
      wanted.every(([field, value]) => valueOf(row, field) === value) &&
      (q === undefined || matchesSearch(q, SEARCHED.map((field) => valueOf(row, field) ?? '').join(' '))),
  );
  const direction = order === 'asc' ? 1 : -1;
  const tellsName = rows.some((row) => 'districtName' in row);
  const field = sort === 'districtCode' && tellsName ? 'districtName' : sort;
  found.sort((a, b) => compare(valueOf(a, field), valueOf(b, field), direction));
  return { rows: found.slice((page - 1) * perPage, page * perPage), total: found.length };
}

function valueOf(row: object, field: string): unknown {
  return (row as Record<string, unknown>)[field];
}

function compare(a: unknown, b: unknown, direction: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return direction * (a - b);
  return direction * compareNames(String(a), String(b));
}
