import type { Content } from 'pdfmake';
import { burnUp } from '../../charts/burn-up.js';
import { burnUpOf } from '../../charts/burn-up-of.js';
import { paceGauge } from '../../charts/pace-gauge.js';
import type { ProgressAnswer } from '../../contract/progress.js';
import { bandTold, paceGaugeOf } from '../../documents/progress-charts.js';
import { atStart } from '../../domain/area-names.js';
import { formatCount, formatDate, NO_VALUE, withWholeDates } from '../../domain/format.js';
import { PACE_DAYS } from '../../domain/rates.js';
import type { BriefingFacts } from '../briefing-facts.js';
import { chart, note, paragraphs, type Section, table, TEXT_WIDTH, together, told } from './page-parts.js';
import { dayAndMonth } from '../sentences/phrases.js';
import {
  outlookSentence,
  paceSentence,
  planSentence,
  requiredRateSentence,
  tempoMessage,
} from '../sentences/city.js';

/** Where signing stands against the plan, and how fast it would have to go. */
export function planSection({ progress, series, campaign, date }: BriefingFacts): Section {
  const { pace, deadlines, forecast } = progress;
  const band = bandTold(forecast);
  return {
    title: 'Tiến độ so với kế hoạch',
    startsPage: true,
    body: [
      told({ lead: tempoMessage(progress).lead, text: '' }),
      together(
        chart(burnUp(burnUpOf(series, progress, { width: TEXT_WIDTH, height: 260 }))),
        note(
          `Hồ sơ, lũy kế, toàn thành phố, ${formatDate(campaign.startDate)}–${formatDate(date)}. ` +
            (band === null ? '' : `${atStart(band)}.`),
        ),
      ),
      ...paragraphs([
        requiredRateSentence(progress),
        paceSentence(progress),
        outlookSentence(progress),
        planSentence(progress),
        deadlinesSentence(deadlines),
      ]),
      ...(pace
        ? [
            together(
              chart(paceGauge(paceGaugeOf(progress, { width: TEXT_WIDTH, height: 62 }))),
              paceDays(pace),
              note(
                'Hồ sơ ký thêm mỗi ngày báo cáo; ngày nghỉ không tính, số điều chỉnh giảm để riêng' +
                  (pace.days.some(({ signed }) => signed === null)
                    ? '; “–”: chưa có báo cáo, số ký của ngày đó nằm trong báo cáo kế tiếp'
                    : '') +
                  (pace.days.some(({ isNearlyComplete, signed }) => !isNearlyComplete && signed !== null)
                    ? '; “*”: chưa đủ báo cáo, không xét khi nêu mức thấp nhất, cao nhất.'
                    : '.'),
              ),
            ),
          ]
        : []),
    ],
  };
}

/** What the wards with a pace signed on its days, those nobody reported without a count. */
function paceDays({ days }: NonNullable<ProgressAnswer['pace']>): Content {
  const sum = days.reduce((added, { signed }) => added + (signed ?? 0), 0);
  return table(
    [
      { head: 'Ngày', width: '*', align: 'left', cell: () => 'Ký thêm' },
      ...days.map(({ date, signed, isNearlyComplete }) => ({
        head: dayAndMonth(date),
        width: days.length > PACE_DAYS ? 28 : 44,
        cell: () => (signed === null ? NO_VALUE : `${formatCount(signed)}${isNearlyComplete ? '' : '*'}`),
      })),
      { head: 'Cộng', width: 50, cell: () => formatCount(sum) },
    ],
    [null],
    { size: 10 },
  );
}

function deadlinesSentence(deadlines: ProgressAnswer['deadlines']): string | null {
  if (deadlines.length === 0) return null;
  const told = deadlines.map(
    ({ deadlineDate, document, isInForce }) =>
      `${formatDate(deadlineDate)} (${withWholeDates(document)}${isInForce ? ', đang áp dụng' : ', đã thay'})`,
  );
  return `Thời hạn hoàn thành: ${told.join('; ')}.`;
}
