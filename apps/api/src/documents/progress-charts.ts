import type { BurnUpProps } from '../charts/burn-up-props.js';
import { classBreaks } from '../charts/class-breaks.js';
import type { FunnelProps } from '../charts/funnel.js';
import type { PaceGaugeProps } from '../charts/pace-gauge.js';
import type { RankingProps } from '../charts/ranking.js';
import { shortAreaName } from '../charts/short-area-name.js';
import type { ChartFrame } from '../charts/svg.js';
import type { TileMapProps } from '../charts/tile-map.js';
import type { AreaRow, DistrictsAnswer, ProgressAnswer, SeriesAnswer } from '../contract/progress.js';
import { formatCount, formatTenths, NO_VALUE } from '../domain/format.js';
import { addDays, type ReportingDate } from '../domain/reporting-date.js';

/** What the charts of documents are drawn from: the answers of the API, laid out and not counted again. */

export function burnUpOf(series: SeriesAnswer, progress: ProgressAnswer, frame: ChartFrame): BurnUpProps {
  const begun = (step: 'submitted' | 'verified' | 'signed') =>
    series.days.find(({ totals }) => totals[step] > 0)?.date ?? null;
  const begins = { submitted: begun('submitted'), verified: begun('verified'), signed: begun('signed') };
  const { atDeadline } = progress.forecast;
  const props: BurnUpProps = {
    ...frame,
    days: series.days.map(({ date, totals, isCarriedForward }) => {
      const since = (step: keyof typeof begins) =>
        begins[step] !== null && date >= begins[step] ? totals[step] : null;
      return {
        ...{ date, submitted: since('submitted'), verified: since('verified'), signed: since('signed') },
        reported: !isCarriedForward,
      };
    }),
    required: series.required.map(({ from, required }) => ({ from, count: required })),
    deadlines: series.deadlines.map(({ deadlineDate, isInForce, document }) => ({
      ...{ date: deadlineDate, inForce: isInForce },
      ...symbolOf(document),
    })),
    holidays: stretchesOf(series.holidays.map(({ date }) => date)),
    events: series.events.map(({ date, title }) => ({ date, label: title })),
  };
  if (series.plan) {
    const { from, to, required } = series.plan;
    props.plan = [
      { date: from, count: 0 },
      { date: to, count: required },
    ];
  }
  if (atDeadline) {
    const { date, low, expected, high } = atDeadline;
    props.forecast = { to: date, low, middle: expected, high };
  }
  return props;
}

export function funnelOf({ totals, waitingDays }: ProgressAnswer, frame: ChartFrame): FunnelProps {
  const { required, submitted, verified, exempt, signed } = totals;
  return { ...frame, required, submitted, verified, exempt, signed, waitingDays };
}

export function paceGaugeOf({ pace, requiredRate }: ProgressAnswer, frame: ChartFrame): PaceGaugeProps {
  return {
    ...frame,
    pace: pace && { pace: pace.perDay, low: pace.low, high: pace.high },
    neededPerDay: requiredRate?.perDay ?? null,
  };
}

/** Areas by the share signed, best first; those where nothing was signed since the date compared with are flagged. */
export function rankingOf(rows: readonly AreaRow[], frame: ChartFrame): RankingProps {
  const inOrder = [...rows].sort((a, b) => placeOf(a) - placeOf(b));
  return {
    ...frame,
    columns: { name: 'Địa bàn', shown: 'Đã ký', second: 'Còn phải ký', rankChange: '± hạng' },
    rows: inOrder.map(({ area, totals, ranks, change }) => {
      const tenths = totals.percentTenths.signed;
      return {
        name: area.name,
        value: tenths,
        shown: percentOf(tenths),
        second: formatCount(totals.remaining),
        rankChange: ranks?.signed.change ?? null,
        flagged: totals.remaining > 0 && change.signed <= 0,
      };
    }),
  };
}

/** The share signed of every district, where it lies. */
export function tileMapOf(rows: DistrictsAnswer['rows'], frame: ChartFrame): TileMapProps {
  const shares = rows.flatMap(({ totals }) => totals.percentTenths.signed ?? []);
  return {
    ...frame,
    tiles: rows.map(({ area, tileRow, tileColumn, totals }) => ({
      name: shortAreaName(area.name),
      row: tileRow,
      column: tileColumn,
      value: totals.percentTenths.signed,
    })),
    breaks: classBreaks(shares),
    worst: 'lowest',
    format: percentOf,
  };
}

function placeOf({ ranks }: AreaRow): number {
  return ranks?.signed.rank ?? Infinity;
}

function percentOf(tenths: number | null): string {
  return tenths === null ? NO_VALUE : `${formatTenths(tenths)} %`;
}

/** 'Công văn 2262/BYT-CNTT ngày 04/5/2022 …' is known by its symbol; a document without one is not named. */
function symbolOf(document: string): { document?: string } {
  const [symbol] = /\d+\/[\p{Lu}\d-]*\p{Lu}[\p{Lu}\d-]*/u.exec(document) ?? [];
  return symbol === undefined ? {} : { document: symbol };
}

/** Days in order as stretches without a gap, both ends included. */
function stretchesOf(dates: readonly ReportingDate[]): { from: string; to: string }[] {
  const stretches: { from: ReportingDate; to: ReportingDate }[] = [];
  for (const date of dates) {
    const last = stretches.at(-1);
    if (last && addDays(last.to, 1) === date) last.to = date;
    else stretches.push({ from: date, to: date });
  }
  return stretches;
}
