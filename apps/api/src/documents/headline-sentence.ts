import type { ProgressAnswer } from '../contract/progress.js';
import {
  awaitedOutOf,
  formatCount,
  formatDate,
  formatPercent,
  formatTenths,
  NO_VALUE,
} from '../domain/format.js';
import { FORECAST_LIMIT, PACE_DAYS, toldTenths } from '../domain/rates.js';

type Told = Pick<ProgressAnswer, 'totals' | 'headline' | 'pace' | 'plan' | 'requiredRate' | 'freshness'>;

/** The one message of a document in Vietnamese, computed from the answer its tables are made from. */
export function headlineSentence(progress: Told): string {
  const awaited = awaitedOutOf(progress.freshness);
  const message = messageOf(progress);
  return awaited === null ? message : `Tạm tính khi mới ${awaited} phường, xã báo cáo trong ngày. ${message}`;
}

function messageOf({ totals, headline, pace, plan, requiredRate }: Told): string {
  const done = `Đã ký số ${formatCount(totals.signed)}/${formatCount(totals.required)} hồ sơ (${formatPercent(totals.signed, totals.required)})`;
  const deadline = headline.deadlineDate === null ? '' : formatDate(headline.deadlineDate);
  const needed = `${formatCount(requiredRate?.perDay ?? 0)} hồ sơ mỗi ngày`;
  const reached = pace ? `đang đạt ${formatCount(Math.round(pace.perDay))} (${daysOfPace(pace)})` : '';
  switch (headline.code) {
    case 'no-figures':
      return 'Chưa có số liệu.';
    case 'done':
      return `${done}: đã hoàn thành.`;
    case 'no-deadline':
      return `${done}; chưa có thời hạn hoàn thành.`;
    case 'deadline-passed':
      return `${done}. Đã quá thời hạn ${deadline}, còn ${formatCount(totals.remaining)} hồ sơ chưa ký.`;
    case 'not-begun':
      return `Chưa bắt đầu ký số: ký từ ngày ${plan === null ? NO_VALUE : formatDate(plan.from)}; để hoàn thành ký số đến hết ngày ${deadline} cần ký ${needed}.`;
    case 'no-pace':
      return `${done}. Chưa có báo cáo gần đây để tính tốc độ; để hoàn thành ký số đến hết ngày ${deadline} cần ký ${needed}.`;
    case 'not-moving':
      return `${done}. Những ngày báo cáo gần đây không ký thêm được hồ sơ nào; để hoàn thành ký số đến hết ngày ${deadline} cần ký ${needed}.`;
    case 'too-slow':
      return `${done}. Để hoàn thành ký số đến hết ngày ${deadline} cần ký ${needed}, ${reached}: tốc độ phải tăng ${timesFaster(headline.speedUp)}.`;
    case 'fast-enough':
      return `${done}. Để hoàn thành ký số đến hết ngày ${deadline} cần ký ${needed}, ${reached}: tốc độ đủ để kịp thời hạn.`;
  }
}

/** One end of a forecast: its day, 'trên 365 ngày', or 'không xác định' where it cannot be told. */
export function finishText(
  forecast: ProgressAnswer['forecast'],
  end: 'earliest' | 'expected' | 'latest',
): string {
  const date = forecast[end];
  if (date !== null) return formatDate(date);
  return forecast.isBeyondYear[end] ? `trên ${formatCount(FORECAST_LIMIT)} ngày` : 'không xác định';
}

/** How much the pace must rise: 'gấp 6,6 lần', or 'nhẹ' where the factor would read as if nothing need change. */
export function timesFaster(speedUp: number | null): string {
  const tenths = toldTenths(speedUp);
  return tenths === null ? 'nhẹ' : `gấp ${formatTenths(tenths)} lần`;
}

/** '7 ngày báo cáo đến 07/05': how many days each ward's pace is the mean of, and the last of them all. */
export function daysOfPace({ days }: Pick<NonNullable<ProgressAnswer['pace']>, 'days'>): string {
  const last = days.at(-1);
  return `${formatCount(Math.min(PACE_DAYS, days.length))} ngày báo cáo${last ? ` đến ${formatDate(last.date).slice(0, 5)}` : ''}`;
}
