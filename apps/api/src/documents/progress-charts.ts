import type { FunnelProps } from '../charts/funnel.js';
import { gaugePaceOf, type PaceGaugeProps } from '../charts/pace-gauge.js';
import type { RankingProps } from '../charts/ranking.js';
import { SHARE_LIMITS } from '../charts/share-classes.js';
import { shortAreaName } from '../charts/short-area-name.js';
import type { ChartFrame } from '../charts/svg.js';
import type { TileMapProps } from '../charts/tile-map-props.js';
import type { AreaRow, DistrictsAnswer, ProgressAnswer } from '../contract/progress.js';
import { formatCount, formatShare } from '../domain/format.js';
import { isStandingStill } from '../progress/standing-still.js';

/** What the charts of documents are drawn from: the answers of the API, laid out and not counted again. */

export function funnelOf({ totals, waitingDays }: ProgressAnswer, frame: ChartFrame): FunnelProps {
  const { required, submitted, verified, pending, exempt, signed } = totals;
  return { ...frame, required, submitted, verified, pending, exempt, signed, waitingDays };
}

export function paceGaugeOf(
  { pace, requiredRate, headline }: ProgressAnswer,
  frame: ChartFrame,
): PaceGaugeProps {
  return {
    ...frame,
    pace: pace && gaugePaceOf(pace, frame.language),
    neededPerDay: requiredRate?.perDay ?? null,
    headline,
  };
}

/** Areas by the share signed, best first; those where nothing was signed in the week so far are flagged. */
export function rankingOf(rows: readonly AreaRow[], frame: ChartFrame): RankingProps {
  const inOrder = [...rows].sort((a, b) => placeOf(a) - placeOf(b));
  return {
    ...frame,
    columns: {
      ...{ place: 'Hạng', name: 'Địa bàn' },
      ...{ shown: 'Đã ký', second: 'Còn phải ký', rankChange: 'Thay đổi' },
    },
    rows: inOrder.map((row) => {
      const { area, totals, ranks } = row;
      const tenths = totals.percentTenths.signed;
      return {
        name: area.name,
        place: ranks?.signed.rank ?? null,
        value: tenths,
        shown: formatShare(tenths),
        second: formatCount(totals.remaining),
        rankChange: ranks?.signed.change ?? null,
        flagged: isStandingStill(row),
      };
    }),
  };
}

/** The share signed of every district, where it lies. */
export function tileMapOf(rows: DistrictsAnswer['rows'], frame: ChartFrame): TileMapProps {
  return {
    ...frame,
    tiles: rows.map(({ area, tileRow, tileColumn, totals }) => ({
      name: shortAreaName(area.name),
      row: tileRow,
      column: tileColumn,
      value: totals.percentTenths.signed,
    })),
    limits: SHARE_LIMITS.cumulative.signed,
    format: (tenths) => formatShare(tenths),
  };
}

function placeOf({ ranks }: AreaRow): number {
  return ranks?.signed.rank ?? Infinity;
}

/** What the light band of a burn-up is; null where none is drawn, as without a range to tell (domain.md §5). */
export function bandTold({ atDeadline }: Pick<ProgressAnswer['forecast'], 'atDeadline'>): string | null {
  const isDrawn = atDeadline !== null && atDeadline.low !== null && atDeadline.high !== null;
  return isDrawn ? 'dải nhạt: số ký được nếu giữ mức thấp nhất – cao nhất gần đây' : null;
}
