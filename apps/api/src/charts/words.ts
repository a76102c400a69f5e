import type { Language } from '../domain/format.js';

/** The few words charts print themselves. Names of places, documents and events come with the rows. */
export function wordsOf(language: Language = 'vi'): Words {
  return language === 'vi' ? vi : en;
}

const vi = {
  noData: 'Chưa có số liệu',
  holiday: 'nghỉ lễ',
  plan: 'kế hoạch ký',
  forecast: 'dự báo',
  deadline: 'hạn',
  oldDeadline: 'hạn cũ',
  million: 'tr',
  carriedForward: 'chưa đủ báo cáo, lấy số gần nhất',
  required: 'cần xác thực',
  submitted: 'đã gửi công an',
  verified: 'công an đã xác thực',
  signed: 'đã ký số',
  exempt: 'không qua công an',
  ofPrevious: 'bước trước',
  ofSignable: 'số đủ điều kiện ký',
  waiting: 'chờ',
  days: 'ngày',
  left: 'còn',
  rankUp: 'tăng hạng',
  rankDown: 'giảm hạng',
  city: 'toàn thành phố',
  continued: 'tiếp',
  pace: 'đang đạt',
  needed: 'cần',
  perDay: '/ngày',
  timesFaster: (times: string) => `phải nhanh gấp ${times} lần`,
  littleFaster: 'phải nhanh hơn một chút',
  standing: 'chưa ký được hồ sơ nào trong những ngày gần đây',
  inTime: 'đủ nhanh để kịp hạn',
  allSigned: 'đã ký xong',
  noDeadline: 'chưa đặt hạn',
  deadlinePassed: 'đã quá hạn',
  notBegun: 'chưa bắt đầu ký số',
  range: 'vùng nhạt: ngày chậm nhất – nhanh nhất',
  month: (month: number) => `Tháng ${month}`,
  shortMonth: (month: number) => `T${month}`,
  'on-time': 'đúng hạn',
  late: 'trễ',
  returned: 'có lỗi, trả lại',
  missing: 'chưa báo cáo',
  'not-due': 'chưa đến hạn',
};

export type Words = typeof vi;

/** With a capital, for a label that stands alone. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const en: Words = {
  noData: 'No figures yet',
  holiday: 'holiday',
  plan: 'signing plan',
  forecast: 'forecast',
  deadline: 'due',
  oldDeadline: 'formerly due',
  million: 'M',
  carriedForward: 'reports missing, last figures carried forward',
  required: 'required',
  submitted: 'sent to the police',
  verified: 'verified by the police',
  signed: 'signed',
  exempt: 'exempt',
  ofPrevious: 'of the step before',
  ofSignable: 'of signable',
  waiting: 'waiting',
  days: 'days',
  left: 'left',
  rankUp: 'up in rank',
  rankDown: 'down in rank',
  city: 'whole city',
  continued: 'continued',
  pace: 'pace',
  needed: 'needed',
  perDay: '/day',
  timesFaster: (times) => `must be ${times} times as fast`,
  littleFaster: 'must be a little faster',
  standing: 'nothing was signed on the latest days',
  inTime: 'fast enough to finish in time',
  allSigned: 'all is signed',
  noDeadline: 'no deadline is set',
  deadlinePassed: 'the deadline has passed',
  notBegun: 'signing has not begun',
  range: 'light: slowest to fastest day',
  month: (month) => MONTHS[month - 1] ?? '',
  shortMonth: (month) => MONTHS[month - 1] ?? '',
  'on-time': 'on time',
  late: 'late',
  returned: 'returned, with errors',
  missing: 'missing',
  'not-due': 'not yet due',
};
