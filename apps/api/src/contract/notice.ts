import { z } from 'zod';
import { formatDate, formatMoment, type Language } from '../domain/format.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { count, instant } from './fields.js';
import { listAnswer, listQuery } from './list.js';

/**
 * What a district's reporters are told of its report, what a person is told of the own account, the auditor of the log,
 * and the administrators of what was not sent or not made.
 */
export const NOTICE_KINDS = [
  ...(['report-filed', 'report-accepted', 'report-returned'] as const),
  ...(['password-reset', 'account-changed', 'audit-link'] as const),
  ...(['mail-given-up', 'run-failed'] as const),
] as const;

const details = z.object({
  /** Who did it. */
  byName: z.string().nullable(),
  date: z.string().optional(),
  receiptCode: z.string().optional(),
  /** What they said of it. */
  note: z.string().nullable().optional(),
  /** Of the audit log: 'id:hash'. */
  link: z.string().optional(),
  /** Of mail: how many messages, and the address of the first. */
  messages: count.optional(),
  address: z.string().optional(),
  /** Of a planned document: its schedule's name, and when it was to be made. */
  schedule: z.string().optional(),
  plannedAt: instant.optional(),
});

export const notice = z.object({
  id: z.uuid(),
  at: instant,
  kind: z.enum(NOTICE_KINDS),
  /** Whom it is for; null where it is for the caller alone. */
  districtCode: z.string().nullable(),
  details,
});

export const noticeQuery = listQuery(['at']).extend({ order: z.enum(['asc', 'desc']).default('desc') });
export const noticeList = listAnswer(notice);

export type Notice = z.infer<typeof notice>;
export type NoticeQuery = z.infer<typeof noticeQuery>;
export type NoticeDetails = z.infer<typeof details>;

type Said = Pick<Notice, 'kind' | 'details'>;

/** A notice in words: one line, and what is added to it. */
export function noticeText(
  { kind, details: said }: Said,
  language: Language,
): { title: string; more: string[] } {
  const date = said.date === undefined ? '' : formatDate(said.date as ReportingDate);
  const by = said.byName ?? SYSTEM[language];
  const [title, reason] = WORDS[kind][language]({
    date,
    by,
    receipt: said.receiptCode ?? '',
    link: said.link ?? '',
    messages: String(said.messages ?? 0),
    address: said.address ?? '',
    schedule: said.schedule ?? '',
    planned: said.plannedAt === undefined ? '' : formatMoment(new Date(said.plannedAt)),
  });
  return {
    title,
    more: [...(said.note ? [`${NOTE[language]}: ${said.note}`] : []), ...(reason ? [reason] : [])],
  };
}

const SYSTEM: Record<Language, string> = { vi: 'Hệ thống', en: 'The system' };
const NOTE: Record<Language, string> = { vi: 'Ghi chú', en: 'Note' };

type Words = (
  of: Record<'date' | 'by' | 'receipt' | 'link' | 'messages' | 'address' | 'schedule' | 'planned', string>,
) => [title: string, more?: string];

const WORDS: Record<Notice['kind'], Record<Language, Words>> = {
  'report-filed': {
    vi: ({ date, by, receipt }) => [
      `${by} đã nộp thay đơn vị báo cáo ngày ${date} (mã nhận ${receipt})`,
      'Xin xem lại số liệu đã nộp; nếu chưa đúng, đơn vị tải lên và nộp lại.',
    ],
    en: ({ date, by, receipt }) => [
      `${by} filed the report of ${date} in the district’s name (receipt ${receipt})`,
      'Please look at the figures; if they are not right, upload and file them again.',
    ],
  },
  'report-accepted': {
    vi: ({ date, by, receipt }) => [`${by} đã duyệt báo cáo ngày ${date} (mã nhận ${receipt})`],
    en: ({ date, by, receipt }) => [`${by} accepted the report of ${date} (receipt ${receipt})`],
  },
  'report-returned': {
    vi: ({ date, by, receipt }) => [
      `${by} đã trả lại báo cáo ngày ${date} (mã nhận ${receipt})`,
      'Số liệu của báo cáo này không còn được tính cho đến khi đơn vị nộp lại.',
    ],
    en: ({ date, by, receipt }) => [
      `${by} returned the report of ${date} (receipt ${receipt})`,
      'Its figures count no more until it is filed again.',
    ],
  },
  'password-reset': {
    vi: ({ by }) => [
      `${by} đã cấp mật khẩu mới cho tài khoản này và kết thúc mọi phiên đăng nhập`,
      'Nếu không phải do bạn yêu cầu, xin báo ngay cho quản trị.',
    ],
    en: ({ by }) => [
      `${by} gave this account a new first password and ended its sessions`,
      'If you did not ask for it, please tell the administrator at once.',
    ],
  },
  'account-changed': {
    vi: ({ by }) => [
      `${by} đã thay đổi vai trò, đơn vị hoặc địa chỉ thư của tài khoản này`,
      'Nếu thấy không đúng, xin báo ngay cho quản trị.',
    ],
    en: ({ by }) => [
      `${by} changed the role, the district or the address of this account`,
      'If that is not right, please tell the administrator at once.',
    ],
  },
  'audit-link': {
    vi: ({ link }) => [
      'Mục cuối của nhật ký hôm nay',
      `${link}\nXin giữ lại thư này: nhờ mục đã ghi, lệnh kiểm tra phát hiện được nhật ký bị cắt hay bị viết lại.`,
    ],
    en: ({ link }) => [
      'Today’s last entry of the audit log',
      `${link}\nPlease keep this mail: by the noted entry the check finds out a log that was cut or written anew.`,
    ],
  },
  'mail-given-up': {
    vi: ({ messages, address }) => [
      `Có ${messages} thư không gửi được, đã dừng gửi`,
      `Thư đầu tiên gửi đến ${address}. Xin xem mục Thư, trạng thái "đã dừng gửi", để biết lý do và gửi lại.`,
    ],
    en: ({ messages, address }) => [
      `Messages that could not be delivered and were given up: ${messages}`,
      `The first was for ${address}. See Mail, state “given up”, for the reasons and to send them again.`,
    ],
  },
  'run-failed': {
    vi: ({ schedule, planned }) => [
      `Lịch "${schedule}" không phát hành được báo cáo lúc ${planned}`,
      'Xin xem mục Nhật ký phát hành tự động để biết kết quả và chạy lại.',
    ],
    en: ({ schedule, planned }) => [
      `The schedule “${schedule}” could not publish its report at ${planned}`,
      'See Scheduled runs for what became of it and to run it again.',
    ],
  },
};
