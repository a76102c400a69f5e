import type { Content } from 'pdfmake';
import type { Increments } from '../../contract/progress.js';
import { COLUMN_HEADINGS } from '../../domain/columns.js';
import {
  formatCount,
  formatDate,
  formatOutOf,
  formatPercent,
  formatSigned,
  formatTenths,
  NO_VALUE,
} from '../../domain/format.js';
import { daysOfPace, finishText } from '../../documents/headline-sentence.js';
import { addDays, daysBetween } from '../../domain/reporting-date.js';
import { arrivedIn } from '../../progress/arrived.js';
import type { BriefingFacts } from '../briefing-facts.js';
import { type AnnexNumbers, detailsIn } from './annex-numbers.js';
import { note, paragraphs, type Section, table, told } from './page-parts.js';
import { listed, recordsPerDay } from '../sentences/phrases.js';
import { reportedPartSentence } from '../sentences/reporting.js';
import { focusMessage, resultMessage, tempoMessage } from '../sentences/city.js';

/** The page that is read aloud: three messages and the figures behind them. */
export function generalSection(facts: BriefingFacts, annexes: AnnexNumbers): Section {
  const { progress, districts, mostRemaining, week, completeness } = facts;
  return {
    title: 'Đánh giá chung',
    body: [
      ...paragraphs([reportedPartSentence(week, progress.freshness, completeness.dates)]),
      told(resultMessage(progress)),
      told(tempoMessage(progress)),
      told(focusMessage(progress, districts, mostRemaining)),
      volumes(facts),
      tempo(facts),
      ...detailsOf(annexes),
    ],
  };
}

function detailsOf({ definitions, changes }: AnnexNumbers): Content[] {
  const told = [
    ...detailsIn('Giải thích từ ngữ và cách tính', definitions),
    ...detailsIn('đính chính, thay đổi trong tuần', changes),
  ];
  return told.length === 0 ? [] : [note(`${told.join('; ')}.`)];
}

function volumes({ progress, week: { from: monday } }: BriefingFacts): Content {
  const { totals: now, comparison } = progress;
  const before = comparison.totals;
  const week = arrivedIn(progress, 'week');
  // In the first week the lists are new: all of it is no increase.
  const isFirst = before.wards === 0;
  const lines: [name: string, count: number | null, inWeek: number | null][] = [
    ['Cần xác thực', now.required, isFirst ? null : now.required - before.required],
    ['Đã gửi công an', now.submitted, week && week.submitted],
    ['Công an đã xác thực', now.verified, week && week.verified],
    ['Công an trả về chưa khớp', now.unresolved, grownBy(now.unresolved, before.unresolved)],
    ['Không qua công an', now.exempt, grownBy(now.exempt, before.exempt)],
    ['Đã ký số', now.signed, week && week.signed],
    ['Còn phải ký', now.remaining, isFirst ? null : now.remaining - before.remaining],
  ];
  const told = (text: string) => (now.wardsWithFigures > 0 ? text : NO_VALUE);
  return {
    stack: [
      table(
        [
          { head: 'Chỉ số (hồ sơ)', width: '*', align: 'left', cell: ([name]) => name },
          { head: 'Lũy kế', width: 76, cell: ([, count]) => told(formatCount(count)) },
          {
            head: '% cần xác thực',
            width: 84,
            cell: ([, count]) => told(formatPercent(count, now.required)),
          },
          {
            head: 'Tăng, giảm trong tuần',
            width: 118,
            cell: ([, , inWeek]) => told(inWeek === null ? NO_VALUE : formatSigned(inWeek)),
          },
        ],
        lines,
        { size: 11, isDense: true, isSum: ([name]) => name === 'Đã ký số' },
      ),
      note(
        (isFirst
          ? 'Trong tuần: từ khi bắt đầu chiến dịch.'
          : `Trong tuần: so với cuối ngày ${formatDate(addDays(monday, -1))}.`) + adjustedText(week),
      ),
    ],
  };
}

/** Before the first report there was nothing: all of it came since. */
function grownBy(now: number | null, before: number | null): number | null {
  return now === null ? null : now - (before ?? 0);
}

/** What was taken back is no work (domain.md §3.3): it stands apart from what was done. */
function adjustedText(week: Increments | null): string {
  const adjusted = (['submitted', 'verified', 'signed'] as const).flatMap((step) => {
    const count = week?.adjustments[step] ?? 0;
    return count === 0 ? [] : [`${COLUMN_HEADINGS[step].vi.toLowerCase()} ${formatSigned(count)}`];
  });
  return adjusted.length === 0 ? '' : ` Điều chỉnh giảm, không tính vào số trong tuần: ${listed(adjusted)}.`;
}

function tempo({ progress, completeness, date }: BriefingFacts): Content {
  const { pace, requiredRate, speedUp, forecast, headline, freshness } = progress;
  const { total } = completeness;
  const { expected } = forecast;
  const lines: [string, string][] = [
    [
      pace ? `Tốc độ ký đang đạt (bình quân ${daysOfPace(pace)})` : 'Tốc độ ký đang đạt',
      pace ? recordsPerDay(pace.perDay) : NO_VALUE,
    ],
    [
      headline.deadlineDate === null
        ? 'Tốc độ cần đạt (chưa có thời hạn)'
        : `Tốc độ cần đạt để hoàn thành ký số đến hết ngày ${formatDate(headline.deadlineDate)}`,
      requiredRate ? recordsPerDay(requiredRate.perDay) : NO_VALUE,
    ],
    [
      'Tốc độ cần đạt so với tốc độ đang đạt',
      speedUp === null ? NO_VALUE : `${formatTenths(Math.round(speedUp * 10))} lần`,
    ],
    [
      'Dự báo hoàn thành ký số với tốc độ đang đạt',
      expected === null
        ? finishText(forecast, 'expected')
        : `${formatDate(expected)} (${formatCount(daysBetween(date, expected))} ngày)`,
    ],
    [
      `Phường, xã báo cáo ngày ${formatDate(date)}`,
      formatOutOf(freshness.wardsReported, freshness.wardsExpected),
    ],
    ['Tỷ lệ nộp báo cáo trong tuần', formatPercent(total.filed, total.expected)],
    ['Tỷ lệ nộp đúng hạn trong tuần', formatPercent(total.onTime, total.expected)],
  ];
  return table(
    [
      { head: 'Tốc độ và báo cáo', width: '*', align: 'left', cell: ([name]) => name },
      { head: 'Kết quả', width: 140, cell: ([, shown]) => shown },
    ],
    lines,
    { size: 11, isDense: true },
  );
}
