import { formatCount, formatDate, type Language, NO_VALUE } from '../domain/format.js';
import { addDays } from '../domain/reporting-date.js';
import type { ChangeKind, DocumentChange, FactContent } from './document-change.js';

/** What kind of change it is. */
export const CHANGE_WORDS: Record<Language, Record<ChangeKind, string>> = {
  vi: {
    'first-report': 'Báo cáo lần đầu',
    refiled: 'Báo cáo nộp lại',
    returned: 'Báo cáo bị trả lại',
    requirement: 'Số cần xác thực',
    calendar: 'Ngày nghỉ',
    membership: 'Tham gia chiến dịch',
    ward: 'Tên, địa bàn phường, xã',
    district: 'Tên quận, huyện',
    deadline: 'Thời hạn chiến dịch',
    regime: 'Giờ chốt, hạn gửi',
  },
  en: {
    'first-report': 'First report',
    refiled: 'Report filed again',
    returned: 'Report returned',
    requirement: 'Required records',
    calendar: 'Holiday',
    membership: 'Taking part',
    ward: 'Name or district of a ward',
    district: 'Name of a district',
    deadline: 'Campaign deadline',
    regime: 'Cut-off and deadlines',
  },
};

/** What changed, before and after: 'từ 07/05/2022: 1.000 → từ 07/05/2022: 1.200'. Of a report, its day. */
export function changeContent(change: DocumentChange, language: Language): string {
  if (change.date !== null) {
    const day = formatDate(change.date);
    return language === 'vi' ? `Số liệu ngày ${day}` : `Figures of ${day}`;
  }
  const told = (contents: readonly FactContent[] | null) =>
    contents === null ? NONE[language] : contents.map((content) => contentOf(content, language)).join('; ');
  return `${told(change.before)} → ${told(change.after)}`;
}

const NONE: Record<Language, string> = { vi: 'không có', en: 'none' };

function contentOf(content: FactContent, language: Language): string {
  const vi = language === 'vi';
  const parts = [
    content.name,
    content.districtName,
    content.required === undefined ? undefined : formatCount(content.required, language),
    content.date && formatDate(content.date),
    content.deadline && formatDate(content.deadline),
    content.decidedOn &&
      (vi ? `ngày ${formatDate(content.decidedOn)}` : `of ${formatDate(content.decidedOn)}`),
    content.cutOff &&
      `${content.cutOff}, ${content.districtDeadline ?? NO_VALUE}, ${content.cityDeadline ?? NO_VALUE}`,
    content.from && (vi ? `từ ${formatDate(content.from)}` : `from ${formatDate(content.from)}`),
    content.until && (vi ? `đến hết ${lastDay(content.until)}` : `to ${lastDay(content.until)}`),
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

function lastDay(until: NonNullable<FactContent['until']>): string {
  return formatDate(addDays(until, -1));
}
