import { shortAreaName } from '@api/charts/short-area-name.js';
import type { AreaRow } from '@api/contract/progress.js';
import { FORECAST_LIMIT } from '@api/domain/rates.js';
import type { Words } from '../shared/use-words.js';
import type { RankingOrder } from './ranking-rows.js';
import type { Measure } from './view.js';

/** A row in its place, with what it is ordered by as a bar (null without one) and as it is written. */
interface Ranked {
  row: AreaRow;
  bar: number | null;
  shown: string;
}

/** What a ranking says: who is first and who is last, or for how many no end is in sight; else `plain`. */
export function rankingTitle(
  ranked: readonly Ranked[],
  order: RankingOrder,
  measure: Measure,
  plain: string,
  words: Words,
): string {
  const known = ranked.filter(({ bar }) => bar !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (order === 'remaining' || !first || !last) return words.say(plain);
  const endless =
    order === 'share' ? [] : ranked.filter(({ row, bar }) => bar === null && row.totals.wardsWithFigures > 0);
  const unknown = endless.filter(({ row }) => !row.isBeyondYear);
  if (unknown.length > 0) return words.say('ranking.titleEndless', { smart_count: unknown.length });
  if (endless.length > 0)
    return words.say('ranking.titleBeyondYear', { smart_count: endless.length, days: FORECAST_LIMIT });
  if (first.shown === last.shown) return words.say(plain);
  const name = ({ row }: Ranked) => shortAreaName(row.area.name);
  if (order !== 'share') return words.say('ranking.titleDays', { first: name(first), days: first.shown });
  const deed = words.say(`tileMap.deed.${measure}`);
  return words.say('tileMap.title.cumulative', { deed, first: name(first), last: name(last) });
}
