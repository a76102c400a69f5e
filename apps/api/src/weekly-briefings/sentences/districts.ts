import type { DistrictsAnswer, Totals } from '../../contract/progress.js';
import { inText } from '../../domain/area-names.js';
import { formatCount, formatDate, formatPercent, formatShare, formatSigned } from '../../domain/format.js';
import type { ReportingDate } from '../../domain/reporting-date.js';
import { isStandingStill } from '../../progress/standing-still.js';
import { type ComparedStep, isBelow, type Place, STEP_WORDS } from '../compared-step.js';
import type { Message } from './message.js';
import { inWords, listed, listedByName } from './phrases.js';

type DistrictRow = DistrictsAnswer['rows'][number];

/** A district among the others, by the compared step. */
export interface Placed {
  name: string;
  totals: Totals;
  place: Place;
}

/** Who leads and who is last, and who moved most since the week before. */
export function rankingMessage(rows: readonly Placed[], step: ComparedStep): Message {
  const { deed } = STEP_WORDS[step];
  const placed = rows.filter(({ place, totals }) => place.rank !== null && totals.wardsWithFigures > 0);
  const ranks = placed.map(({ place }) => place.rank ?? 0);
  const [first, last] = [Math.min(...ranks), Math.max(...ranks)];
  if (placed.length === 0) return { lead: `Chưa địa bàn nào ${deed}`, text: 'chưa xếp hạng được.' };
  if (first === last) return { lead: `Các địa bàn có tỷ lệ ${deed} như nhau`, text: '' };
  const at = (rank: number) =>
    listed(
      placed
        .filter(({ place }) => place.rank === rank)
        .map(({ name, totals }) => `${inText(name)} (${formatPercent(totals[step], totals.required)})`),
    );
  return {
    lead: `Tỷ lệ ${deed} cao nhất: ${at(first)}; thấp nhất: ${at(last)}`,
    text: movesText(placed),
  };
}

/** More than so many are counted, not named. */
const MOST_NAMED = 4;

function movesText(rows: readonly Placed[]): string {
  const moved = rows.flatMap(({ name, place }) =>
    place.change === null ? [] : [{ name, places: place.change }],
  );
  if (moved.length === 0) return '';
  const told = (places: number) => {
    const names = moved.filter((row) => row.places === places).map(({ name }) => name);
    const who = names.length > MOST_NAMED ? `${formatCount(names.length)} địa bàn` : listedByName(names);
    return `${who} (${formatSigned(places)})`;
  };
  const [most, least] = [
    Math.max(...moved.map(({ places }) => places)),
    Math.min(...moved.map(({ places }) => places)),
  ];
  if (most <= 0 && least >= 0) return 'Thứ hạng không đổi so với cuối tuần trước.';
  return [
    ...(most > 0 ? [`Tăng hạng nhiều nhất: ${told(most)}.`] : []),
    ...(least < 0 ? [`Giảm hạng nhiều nhất: ${told(least)}.`] : []),
  ].join(' ');
}

/** Districts whose figures of the day are not all there; null when everybody reported. */
export function carriedForwardSentence(rows: readonly DistrictRow[], date: ReportingDate): string | null {
  const missing = rows.filter(({ wardsReported, wardsExpected }) => wardsReported < wardsExpected);
  if (missing.length === 0) return null;
  if (missing.length === rows.length && rows.every(({ wardsReported }) => wardsReported === 0)) {
    return `Chưa địa bàn nào báo cáo ngày ${formatDate(date)}, số liệu lấy của ngày gần nhất.`;
  }
  const named = missing.map(
    ({ area, wardsReported, wardsExpected }) =>
      `${area.name} (${formatCount(wardsReported)}/${formatCount(wardsExpected)})`,
  );
  return (
    `Chưa đủ báo cáo ngày ${formatDate(date)}, số liệu còn thiếu lấy của ngày gần nhất: ` +
    `${listedByName(named)}.`
  );
}

/** Who is in the lowest class of the map: below `limit`, in tenths of a percent. */
export function lowestClassMessage(rows: readonly DistrictRow[], step: ComparedStep, limit: number): Message {
  const { deed } = STEP_WORDS[step];
  const known = rows.filter(({ totals }) => totals.wardsWithFigures > 0);
  if (known.length === 0) return { lead: 'Chưa có số liệu', text: '' };
  const lowest = known.filter(({ totals }) => (totals.percentTenths[step] ?? 0) < limit);
  const below = `${deed} dưới ${formatShare(limit)}`;
  if (lowest.length === 0) return { lead: `Không địa bàn nào ${below}`, text: '' };
  if (lowest.length === known.length) {
    return { lead: `Cả ${formatCount(known.length)} địa bàn ${below}`, text: '' };
  }
  return {
    lead: `${inWords(lowest.length)} địa bàn ${below}`,
    text: `${listedByName(lowest.map(({ area }) => area.name))}.`,
    goesOn: true,
  };
}

/** How many of the districts that ever reported are behind the city, by the exact shares, and which reported no work in the week. */
export function belowCityMessage(rows: readonly DistrictRow[], city: Totals, step: ComparedStep): Message {
  const { deed } = STEP_WORDS[step];
  if ((city[step] ?? 0) === 0) return { lead: `Chưa địa bàn nào ${deed}`, text: '' };
  const known = rows.filter(({ totals }) => totals[step] !== null);
  const below = known.filter(({ totals }) => isBelow(totals, city, step));
  const still = rows.filter((row) => isStandingStill(row, step));
  return {
    lead:
      `${formatCount(below.length)}/${formatCount(known.length)} địa bàn có tỷ lệ ${deed} dưới mức chung ` +
      `toàn thành phố (${formatShare(city.percentTenths[step])})`,
    text:
      still.length > 0
        ? `Không ${deed} thêm hồ sơ nào trong tuần: ${listedByName(still.map(({ area }) => area.name))}.`
        : '',
  };
}
