import { z } from 'zod';
import { instant } from './fields.js';

/**
 * What every list takes: a page (from 1), its length, the field it is ordered by (one of `sortable`, the first
 * when none is given) and the direction. Add the list's own filters with `.extend({…})`.
 */
export function listQuery<const Sortable extends readonly [string, ...string[]]>(sortable: Sortable) {
  return z.object({
    page: z.coerce.number().int().min(1).max(1_000_000).default(1),
    perPage: z.coerce.number().int().min(1).max(1000).default(25),
    sort: z.enum(sortable).default(sortable[0]),
    order: z.enum(['asc', 'desc']).default('asc'),
  });
}

/** What every list gives: the rows of the page, and how many there are in all. */
export function listAnswer<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), total: z.number().int().min(0) });
}

export interface Listed<Row> {
  rows: Row[];
  total: number;
}

/** As known at a moment; now when left out. */
export const asKnownAt = { asOf: instant.optional() };
