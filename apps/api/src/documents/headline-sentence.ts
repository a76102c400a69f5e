import type { ProgressAnswer } from '../contract/progress.js';
import { formatCount, formatDate, formatPercent, formatTenths } from '../domain/format.js';

type Told = Pick<ProgressAnswer, 'totals' | 'headline' | 'pace' | 'requiredRate'>;

/** The one message of a document in Vietnamese, computed from the answer its tables are made from. */
export function headlineSentence({ totals, headline, pace, requiredRate }: Told): string {
  const done = `Đã ký số ${formatCount(totals.signed)}/${formatCount(totals.required)} hồ sơ (${formatPercent(totals.signed, totals.required)})`;
  const deadline = headline.deadlineDate === null ? '' : formatDate(headline.deadlineDate);
  const needed = `${formatCount(requiredRate?.perDay ?? 0)} hồ sơ mỗi ngày`;
  const reached = `đang đạt ${formatCount(Math.round(pace?.perDay ?? 0))}`;
  switch (headline.code) {
    case 'no-figures':
      return 'Chưa có số liệu.';
    case 'done':
      return `${done}: đã hoàn thành.`;
    case 'no-deadline':
      return `${done}; chưa có thời hạn hoàn thành.`;
    case 'deadline-passed':
      return `${done}. Đã hết hạn ${deadline}, còn ${formatCount(totals.remaining)} hồ sơ chưa ký.`;
    case 'not-moving':
      if (pace === null) return `Chưa bắt đầu ký số; để xong trước hạn ${deadline} cần ký ${needed}.`;
      return `${done}. Những ngày làm việc gần đây không ký thêm được hồ sơ nào; để xong trước hạn ${deadline} cần ký ${needed}.`;
    case 'too-slow': {
      const times = headline.speedUp === null ? '' : `: phải nhanh gấp ${timesOf(headline.speedUp)} lần`;
      return `${done}. Để xong trước hạn ${deadline} cần ký ${needed}, ${reached}${times}.`;
    }
    case 'fast-enough':
      return `${done}. Để kịp hạn ${deadline} cần ký ${needed}, ${reached}: đủ nhanh.`;
  }
}

function timesOf(speedUp: number): string {
  return formatTenths(Math.round(speedUp * 10));
}
