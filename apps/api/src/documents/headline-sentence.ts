import type { ProgressAnswer } from '../contract/progress.js';
import { formatCount, formatDate, formatPercent, formatTenths } from '../domain/format.js';
import { toldTenths } from '../domain/rates.js';

type Told = Pick<ProgressAnswer, 'totals' | 'headline' | 'pace' | 'requiredRate'>;

/** The one message of a document in Vietnamese, computed from the answer its tables are made from. */
export function headlineSentence({ totals, headline, pace, requiredRate }: Told): string {
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
      return `${done}. Đã hết hạn ${deadline}, còn ${formatCount(totals.remaining)} hồ sơ chưa ký.`;
    case 'no-pace': {
      const why =
        totals.signed === 0 ? 'Chưa bắt đầu ký số' : `${done}. Chưa có báo cáo gần đây để tính tốc độ`;
      return `${why}; để xong trước hạn ${deadline} cần ký ${needed}.`;
    }
    case 'not-moving':
      return `${done}. Những ngày làm việc gần đây không ký thêm được hồ sơ nào; để xong trước hạn ${deadline} cần ký ${needed}.`;
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

/** '7 ngày làm việc đến 07/05': which days a pace is the mean of. */
export function daysOfPace({ days }: Pick<NonNullable<ProgressAnswer['pace']>, 'days'>): string {
  const last = days.at(-1);
  return `${formatCount(days.length)} ngày làm việc${last ? ` đến ${formatDate(last.date).slice(0, 5)}` : ''}`;
}
