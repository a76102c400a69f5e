import { FORECAST_LIMIT } from '../domain/rates.js';
import type { ProgressAnswer } from '../contract/progress.js';
import type { DocumentKind } from '../domain/documents.js';
import type { Language } from '../domain/format.js';

type HeadlineCode = ProgressAnswer['headline']['code'];

/** Every word of a mail, in the words of the screens. */
export const MAIL_WORDS: Record<Language, MailWords> = {
  vi: {
    demonstration: 'DỮ LIỆU MINH HỌA',
    salutation: (name) => `Kính gửi: ${name}`,
    closing: ['Trân trọng.', 'Sở Y tế Thành phố Hồ Chí Minh'],
    steps: {
      required: 'Cần xác thực',
      submitted: 'Đã gửi công an',
      verified: 'Công an đã xác thực',
      signed: 'Đã ký số',
    },
    ofRequired: (percent) => `${percent} số cần xác thực`,
    change: { 'daily-workbook': 'trong ngày', 'weekly-briefing': 'trong tuần' },
    adjusted: (count) => `điều chỉnh ${count}`,
    messages: {
      'no-figures': () => 'Chưa có số liệu.',
      done: () => 'Đã ký số toàn bộ hồ sơ cần xác thực.',
      'no-deadline': () => 'Chưa có thời hạn hoàn thành.',
      'deadline-passed': ({ deadline }) => `Đã quá thời hạn ${deadline} mà chưa hoàn thành ký số.`,
      'not-begun': ({ begins, deadline }) =>
        `Chưa bắt đầu ký số: ký từ ngày ${begins}, thời hạn là ${deadline}.`,
      'no-pace': () => 'Chưa có số liệu ký số gần đây để tính tốc độ.',
      'not-moving': () => 'Chưa phát sinh hồ sơ ký số mới.',
      'too-slow': ({ deadline, speedUp }) =>
        speedUp === null
          ? `Tốc độ ký số cần tăng nhẹ để kịp thời hạn ${deadline}.`
          : `Tốc độ ký số phải tăng gấp ${speedUp} lần mới kịp thời hạn ${deadline}.`,
      'fast-enough': ({ deadline }) => `Tốc độ ký số đủ để kịp thời hạn ${deadline}.`,
    },
    rate: ({ perDay, daysLeft, deadline }, pace) =>
      `Cần ký ${perDay} hồ sơ/ngày (${daysLeft} ngày báo cáo còn lại đến ${deadline})${pace ? `, đang đạt ${pace.perDay} hồ sơ/ngày (tính đến ${pace.until})` : ''}.`,
    forecast: ({ earliest, latest }) => `Dự báo hoàn thành ký số: từ ngày ${earliest} đến ngày ${latest}.`,
    forecastOn: (day) => `Dự báo ký xong: khoảng ngày ${day}.`,
    noForecast: 'Chưa xác định được ngày hoàn thành ký số.',
    beyondYear: `Dự báo ký xong: trên ${FORECAST_LIMIT} ngày nữa.`,
    unknown: 'chưa xác định',
    later: `trên ${FORECAST_LIMIT} ngày nữa`,
    pending: ({ pending, unresolved }) =>
      `Còn chờ công an ${pending} hồ sơ; công an trả về chưa khớp ${unresolved} hồ sơ.`,
    remaining: (remaining) => `còn phải ký ${remaining} hồ sơ`,
    awaited: (outOf) => `Tạm tính khi mới ${outOf} phường, xã báo cáo trong ngày.`,
    partly: (outOf) => `mới ${outOf}`,
    missing: (missing) => `Chưa báo cáo: ${missing} phường, xã (tính theo số liệu gần nhất).`,
    wholeCity: 'Toàn thành phố',
    byDistrict: 'Theo quận, huyện',
    byWard: 'Theo phường, xã',
    columns: {
      area: 'Đơn vị',
      reported: 'Đã báo cáo',
      required: 'Cần xác thực',
      submitted: 'Đã gửi công an',
      submittedShare: 'Đã gửi, %',
      signed: 'Đã ký số',
      signedShare: 'Đã ký, %',
      change: { 'daily-workbook': 'Ký trong ngày', 'weekly-briefing': 'Ký trong tuần' },
    },
    picture: (signed, percent) => `Biểu đồ lũy kế: đã ký số ${signed} hồ sơ, ${percent} số cần xác thực`,
    attached: (name) => `Tệp đính kèm: ${name}`,
    tooLarge: (name) => `Tệp ${name} quá lớn để gửi kèm, đề nghị đăng nhập để tải`,
    knownAt: (moment) => `số liệu cập nhật đến ${moment}`,
    openConsole: 'Mở màn hình tiến độ',
    footer:
      'Thư tự động của chiến dịch làm sạch dữ liệu tiêm chủng và ký số xác nhận tiêm chủng. Để ngừng nhận thư, đề nghị liên hệ quản trị hệ thống.',
  },
  en: {
    demonstration: 'DEMONSTRATION DATA',
    salutation: (name) => `To: ${name}`,
    closing: ['Respectfully,', 'Department of Health of Ho Chi Minh City'],
    steps: {
      required: 'Required',
      submitted: 'Sent to the police',
      verified: 'Verified by the police',
      signed: 'Signed',
    },
    ofRequired: (percent) => `${percent} of required`,
    change: { 'daily-workbook': 'that day', 'weekly-briefing': 'that week' },
    adjusted: (count) => `adjusted ${count}`,
    messages: {
      'no-figures': () => 'There are no figures yet.',
      done: () => 'All required records are signed.',
      'no-deadline': () => 'There is no deadline yet.',
      'deadline-passed': ({ deadline }) =>
        `The deadline of ${deadline} has passed and signing is not finished.`,
      'not-begun': ({ begins, deadline }) =>
        `Signing has not begun: it starts on ${begins}, the deadline is ${deadline}.`,
      'no-pace': () => 'There are no recent signing figures to tell the pace by.',
      'not-moving': () => 'Signing stands still.',
      'too-slow': ({ deadline, speedUp }) =>
        speedUp === null
          ? `Signing must go a little faster to finish by ${deadline}.`
          : `Signing must go ${speedUp} times as fast to finish by ${deadline}.`,
      'fast-enough': ({ deadline }) => `At the present pace signing finishes by ${deadline}.`,
    },
    rate: ({ perDay, daysLeft, deadline }, pace) =>
      `Needed: ${perDay} records a day (${daysLeft} reporting days left until ${deadline})${pace ? `; now: ${pace.perDay} a day (up to ${pace.until})` : ''}.`,
    forecast: ({ earliest, latest }) => `Forecast finish: between ${earliest} and ${latest}.`,
    forecastOn: (day) => `Forecast finish: about ${day}.`,
    noForecast: 'When signing will finish cannot be told.',
    beyondYear: `Forecast finish: more than ${FORECAST_LIMIT} days from now.`,
    unknown: 'a day that cannot be told',
    later: `more than ${FORECAST_LIMIT} days from now`,
    pending: ({ pending, unresolved }) =>
      `Waiting for the police: ${pending}; returned unresolved: ${unresolved}.`,
    remaining: (remaining) => `${remaining} still to be signed`,
    awaited: (outOf) => `For the time being: ${outOf} wards have reported the day.`,
    partly: (outOf) => `only ${outOf}`,
    missing: (missing) => `Not reported: ${missing} wards (their last figures are used).`,
    wholeCity: 'Whole city',
    byDistrict: 'By district',
    byWard: 'By ward',
    columns: {
      area: 'Area',
      reported: 'Reported',
      required: 'Required',
      submitted: 'Sent to the police',
      submittedShare: 'Sent, %',
      signed: 'Signed',
      signedShare: 'Signed, %',
      change: { 'daily-workbook': 'Signed that day', 'weekly-briefing': 'Signed that week' },
    },
    picture: (signed, percent) => `Burn-up chart: ${signed} records signed, ${percent} of required`,
    attached: (name) => `Attached: ${name}`,
    tooLarge: (name) => `${name} is too large to attach; sign in to download it`,
    knownAt: (moment) => `as known at ${moment}`,
    openConsole: 'Open the progress screen',
    footer:
      'Sent automatically by the campaign to clean vaccination data and sign it digitally. To stop receiving it, tell the administrator.',
  },
};

interface MailWords {
  demonstration: string;
  salutation: (name: string) => string;
  closing: readonly string[];
  steps: Record<'required' | 'submitted' | 'verified' | 'signed', string>;
  ofRequired: (percent: string) => string;
  change: Record<DocumentKind, string>;
  adjusted: (count: string) => string;
  messages: Record<
    HeadlineCode,
    (of: { begins: string; deadline: string; speedUp: string | null }) => string
  >;
  /** Without a pace only what is needed. */
  rate: (
    needed: Record<'perDay' | 'daysLeft' | 'deadline', string>,
    pace: Record<'perDay' | 'until', string> | null,
  ) => string;
  forecast: (of: Record<'earliest' | 'latest', string>) => string;
  /** Where there is no range. */
  forecastOn: (day: string) => string;
  noForecast: string;
  /** Where the end is further away than a forecast reaches. */
  beyondYear: string;
  /** Where a date cannot be told. */
  unknown: string;
  /** Where the latest day is further away than a forecast reaches. */
  later: string;
  pending: (of: Record<'pending' | 'unresolved', string>) => string;
  remaining: (remaining: string) => string;
  /** Of a day whose reports are still awaited. */
  awaited: (outOf: string) => string;
  /** Beside the name of an area of which only a part reported. */
  partly: (outOf: string) => string;
  missing: (missing: string) => string;
  wholeCity: string;
  byDistrict: string;
  byWard: string;
  columns: Record<
    'area' | 'reported' | 'required' | 'submitted' | 'submittedShare' | 'signed' | 'signedShare',
    string
  > & {
    change: Record<DocumentKind, string>;
  };
  picture: (signed: string, percent: string) => string;
  attached: (name: string) => string;
  tooLarge: (name: string) => string;
  knownAt: (moment: string) => string;
  openConsole: string;
  footer: string;
}
