import type { AreaRow } from '@api/contract/progress.js';
import type { Cell, Column } from '../shared/table.js';
import type { Words } from '../shared/use-words.js';
import { areaCell, DAYS_TO_FINISH, movedBy } from './area-columns.js';
import type { Measure } from './view.js';

export const RANKING_ORDERS = ['remaining', 'share', 'daysToFinish'] as const;
export type RankingOrder = (typeof RANKING_ORDERS)[number];

interface RankedRow {
  row: AreaRow;
  /** What the bar is as long as. */
  bar: number | null;
  /** What it is ordered by, and a second figure beside it, as `rankingColumns` names them. */
  cells: [Cell, Cell];
  /** The place by the share, 1 the highest, whatever the rows are ordered by: as in every other table and document. */
  place: number | null;
  /** Places won (+) or lost (−) since the day compared with. */
  change: number | null;
}

/** Areas in the order asked for: what needs attention first, and by share the best first. */
export function rankingRows(
  rows: readonly AreaRow[],
  order: RankingOrder,
  measure: Measure,
  words: Words,
): RankedRow[] {
  const share = (row: AreaRow) => row.totals.percentTenths[measure];
  const sized = rows.map((row) => ({ row, bar: sizeOf(row, order, share(row)) }));
  return sized
    .sort((a, b) => (b.bar ?? WITHOUT[order]) - (a.bar ?? WITHOUT[order]))
    .map(({ row, bar }) => ({
      row,
      bar,
      place: row.ranks?.[measure].rank ?? null,
      cells:
        order === 'share'
          ? [bar, row.totals.remaining]
          : [order === 'remaining' ? bar : areaCell(row, DAYS_TO_FINISH, words), share(row)],
      change: movedBy(row.ranks?.[measure]),
    }));
}

/** What the two figures of a row are. */
export function rankingColumns(order: RankingOrder, measure: Measure, words: Words): [Column, Column] {
  const share: Column = { name: words.say(`table.${measure}Share`), kind: 'percent' };
  const remaining: Column = { name: words.say('table.remaining'), kind: 'count' };
  if (order === 'share') return [share, remaining];
  return [
    order === 'remaining' ? remaining : { name: words.say(DAYS_TO_FINISH.key), kind: DAYS_TO_FINISH.kind },
    share,
  ];
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
