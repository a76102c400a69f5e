import type { Increments, Totals } from '../../contract/progress.js';
import { inText } from '../../domain/area-names.js';
import { formatCount, formatDate, formatSigned } from '../../domain/format.js';
import { compareNames } from '../../domain/names.js';
import { addDays } from '../../domain/reporting-date.js';
import { arrivedIn } from '../../progress/arrived.js';
import type { BriefingFacts } from '../briefing-facts.js';
import { comparedStepOf, type ComparedStep, NO_PLACE, type Place, STEP_WORDS } from '../compared-step.js';
import { type AnnexNumbers, detailsIn } from './annex-numbers.js';
import {
  countColumn,
  note,
  paragraphs,
  rankChange,
  type Section,
  shareColumn,
  table,
  together,
  told,
} from './page-parts.js';
import { listed } from '../sentences/phrases.js';
import { carriedForwardSentence, rankingMessage } from '../sentences/districts.js';

interface Line {
  name: string;
  totals: Totals;
  /** Null where nobody reported in the week. */
  week: Increments | null;
  place: Place;
}

/** The districts in the order of their shares. */
export function districtsSection(
  { districts, progress, date, week }: BriefingFacts,
  annexes: AnnexNumbers,
): Section {
  const step = comparedStepOf(progress);
  const { deed, short } = STEP_WORDS[step];
  const lines = districts.map((row): Line => ({
    name: row.area.name,
    totals: row.totals,
    week: arrivedIn(row, 'week'),
    place: row.ranks?.[step] ?? NO_PLACE,
  }));
  const city: Line = {
    name: 'Toàn thành phố',
    totals: progress.totals,
    week: arrivedIn(progress, 'week'),
    place: NO_PLACE,
  };
  const required = ({ totals }: Line) => totals.required;
  return {
    title: 'Kết quả theo quận, huyện',
    body: [
      together(
        told(rankingMessage(lines, step)),
        ...paragraphs([carriedForwardSentence(districts, date), detailsOf(annexes)]),
        table<Line>(
          [
            { head: 'Hạng', width: 26, align: 'center', cell: ({ place: { rank } }) => shown(rank) },
            { head: 'Quận, huyện', width: '*', align: 'left', cell: ({ name }) => name },
            countColumn('Cần xác thực', 46, required),
            shareColumn('Gửi CA, %', 32, ({ totals }) => totals.submitted, required),
            shareColumn('Xác thực, %', 34, ({ totals }) => totals.verified, required),
            countColumn('Đã ký số', 40, ({ totals }) => totals.signed),
            shareColumn('Đã ký, %', 32, ({ totals }) => totals.signed, required),
            countColumn(`${short} trong tuần`, 40, (line) => line.week?.[step] ?? null, formatSigned),
            countColumn('Còn phải ký', 48, ({ totals }) => totals.remaining),
            { head: 'Thay đổi thứ hạng', width: 40, cell: ({ place }) => rankChange(place.change) },
          ],
          [...lines.sort(inOrder), city],
          { size: 9.5, isDense: true, isSum: (line) => line === city },
        ),
        note(
          `Xếp theo tỷ lệ ${deed} trên số hồ sơ cần xác thực, đến ngày ${formatDate(date)}. ` +
            `Trong tuần và thay đổi thứ hạng: so với cuối ngày ${formatDate(addDays(week.from, -1))}. CA: công an.` +
            adjustedText(lines, step),
        ),
      ),
    ],
  };
}

function detailsOf({ districts, wards }: AnnexNumbers): string | null {
  const told = [
    ...detailsIn('Số liệu theo quận, huyện', districts),
    ...detailsIn('theo phường, xã, thị trấn', wards),
  ];
  return told.length === 0 ? null : `${told.join('; ')}.`;
}

/** What was taken back is no work (domain.md §3.3): it stands apart from what was done. */
function adjustedText(lines: readonly Line[], step: ComparedStep): string {
  const adjusted = lines.flatMap(({ name, week }) => {
    const count = week?.adjustments[step] ?? 0;
    return count === 0 ? [] : [`${inText(name)} (${formatSigned(count)})`];
  });
  return adjusted.length === 0 ? '' : ` Điều chỉnh giảm, không tính vào số trong tuần: ${listed(adjusted)}.`;
}

function inOrder(a: Line, b: Line): number {
  return (a.place.rank ?? Infinity) - (b.place.rank ?? Infinity) || compareNames(a.name, b.name);
}

function shown(rank: number | null): string {
  return rank === null ? '' : formatCount(rank);
}
