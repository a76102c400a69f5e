import type { ProgressAnswer } from '../contract/progress.js';
import { formatCount, formatDate, formatPercent, formatTenths, NO_VALUE } from '../domain/format.js';
import { toldTenths } from '../domain/rates.js';

type Told = Pick<ProgressAnswer, 'totals' | 'headline' | 'pace' | 'plan' | 'requiredRate'>;

/** The one message of a document in Vietnamese, computed from the answer its tables are made from. */
export function headlineSentence({ totals, headline, pace, plan, requiredRate }: Told): string {
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
      return `${done}. Đã quá hạn ${deadline}, còn ${formatCount(totals.remaining)} hồ sơ chưa ký.`;
    case 'not-begun':
      return `Chưa bắt đầu ký số: ký từ ngày ${plan === null ? NO_VALUE : formatDate(plan.from)}; để xong trước hạn ${deadline} cần ký ${needed}.`;
    case 'no-pace':
      return `${done}. Chưa có báo cáo gần đây để tính tốc độ; để xong trước hạn ${deadline} cần ký ${needed}.`;
    case 'not-moving':
      return `${done}. Những ngày báo cáo gần đây không ký thêm được hồ sơ nào; để xong trước hạn ${deadline} cần ký ${needed}.`;
    case 'too-slow':
      return `${done}. Để xong trước hạn ${deadline} cần ký ${needed}, ${reached}: phải nhanh ${timesFaster(headline.speedUp)}.`;
    case 'fast-enough':
      return `${done}. Để kịp hạn ${deadline} cần ký ${needed}, ${reached}: đủ nhanh.`;
  }
}

/** 'gấp 6,6 lần', or 'hơn một chút' where the factor would read as if nothing need change. */
export function timesFaster(speedUp: number | null): string {
  const tenths = toldTenths(speedUp);
  return tenths === null ? 'hơn một chút' : `gấp ${formatTenths(tenths)} lần`;
}

/** '7 ngày báo cáo đến 07/05': which days a pace is the mean of. */
export function daysOfPace({ days }: Pick<NonNullable<ProgressAnswer['pace']>, 'days'>): string {
  const last = days.at(-1);
  return `${formatCount(days.length)} ngày báo cáo${last ? ` đến ${formatDate(last.date).slice(0, 5)}` : ''}`;
}
