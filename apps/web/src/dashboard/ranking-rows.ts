import type { AreaRow } from '@api/contract/progress.js';
import type { Words } from '../shared/use-words.js';
import { DAYS_TO_FINISH, shownAreaCell } from './area-columns.js';
import type { Measure } from './view.js';

export const RANKING_ORDERS = ['remaining', 'share', 'daysToFinish'] as const;
export type RankingOrder = (typeof RANKING_ORDERS)[number];

interface RankedRow {
  row: AreaRow;
  /** What the bar is as long as. */
  bar: number | null;
  shown: (words: Words) => string;
  second: (words: Words) => string;
}

/** Areas in the order asked for: what needs attention first, and by share the best first. */
export function rankingRows(rows: readonly AreaRow[], order: RankingOrder, measure: Measure): RankedRow[] {
  const share = (row: AreaRow) =>
    row.totals.wardsWithFigures === 0 ? null : row.totals.percentTenths[measure];
  const sized = rows.map((row) => ({ row, bar: sizeOf(row, order, share(row)) }));
  return sized
    .sort((a, b) => (b.bar ?? WITHOUT[order]) - (a.bar ?? WITHOUT[order]))
    .map(({ row, bar }) => ({
      row,
      bar,
      shown: (words) => {
        if (order === 'daysToFinish') return shownAreaCell(row, DAYS_TO_FINISH, words);
        return order === 'share' ? words.percent(bar) : words.count(row.totals.remaining);
      },
      second: (words) => (order === 'share' ? words.count(row.totals.remaining) : words.percent(share(row))),
    }));
}

export function rankOf(row: AreaRow, order: RankingOrder, measure: Measure) {
  return row.ranks?.[order === 'share' ? measure : order] ?? null;
}

/** No days to finish means that the end is not in sight: that comes first, not last. */
const WITHOUT: Record<RankingOrder, number> = {
  remaining: -1,
  share: -1,
  daysToFinish: Number.MAX_SAFE_INTEGER,
};

function sizeOf(row: AreaRow, order: RankingOrder, share: number | null): number | null {
  if (order === 'share') return share;
  return order === 'remaining' ? row.totals.remaining : row.daysToFinish;
}
