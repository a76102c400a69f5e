import type { FigureFault, KeptSum } from './figures-check.js';
import { COLUMN_HEADINGS } from '../domain/columns.js';
import type { FigureColumn } from '../domain/figures.js';
import { formatCount, formatDate, type Language } from '../domain/format.js';

/** A difference in a sentence: which report, which ward and figure, and what each side says. */
export function faultSentence(fault: FigureFault, language: Language): string {
  const { districtCode, date, revision, receiptCode, code } = fault;
  const area = districtCode === '' ? CITY[language] : `${DISTRICT[language]} ${districtCode}`;
  const day = `${area}, ${language === 'vi' ? 'ngày ' : ''}${formatDate(date)}`;
  const report = `, ${language === 'vi' ? 'lần nộp' : 'revision'} ${revision}`;
  const receipt = receiptCode === '' ? '' : ` (${receiptCode})`;
  return `${day}${revision === 0 ? '' : report + receipt}: ${WORDS[language][code](fault)}`;
}

const CITY: Record<Language, string> = { vi: 'Toàn thành phố', en: 'The whole city' };
const DISTRICT: Record<Language, string> = { vi: 'Quận, huyện', en: 'District' };

/** Sums that no column of the workbook bears. */
const SUMS: Record<Exclude<KeptSum, FigureColumn>, Record<Language, string>> = {
  'submitted-added': { vi: 'Đã gửi công an trong ngày', en: 'Submitted, increment of the day' },
  'verified-added': { vi: 'Công an đã xác thực trong ngày', en: 'Verified, increment of the day' },
  'signed-added': { vi: 'Đã ký số trong ngày', en: 'Signed, increment of the day' },
  'wards-with-figures': { vi: 'Số phường, xã có số liệu', en: 'Wards with figures' },
  'wards-reported': { vi: 'Số phường, xã đã báo cáo', en: 'Wards that reported' },
  'wards-late': { vi: 'Số phường, xã báo cáo trễ', en: 'Wards that reported late' },
};

const HEADINGS: Record<KeptSum, Record<Language, string>> = { ...COLUMN_HEADINGS, ...SUMS };

const WORDS: Record<Language, Record<FigureFault['code'], (fault: FigureFault) => string>> = {
  vi: {
    'figures-changed': ({ held, found }) =>
      `số liệu trong bảng cho mã ${short(held)}, báo cáo ghi ${short(found)}: số liệu đã bị sửa sau khi nộp.`,
    'report-changed': ({ held, found }) =>
      `báo cáo ghi “${short(held)}”, nhật ký ghi “${short(found)}”: báo cáo đã bị sửa sau khi nộp.`,
    'not-in-audit-log': () => 'nhật ký không ghi việc nộp báo cáo này.',
    'report-missing': () => 'nhật ký ghi đã nộp báo cáo này nhưng báo cáo không còn trong hệ thống.',
    'force-changed': () =>
      'hiệu lực của báo cáo hoặc của số liệu không khớp với các lần nộp, trả lại: đã bị sửa sau khi nộp.',
    'file-missing': ({ held }) => `không còn tệp đã nộp (${short(held)}).`,
    'file-damaged': ({ held }) => `nội dung tệp đã nộp bị thay đổi (${short(held)}).`,
    'file-exchanged': ({ held, found }) =>
      `báo cáo chỉ tới tệp ${short(held)}, nhật ký ghi tệp đã nhận là ${short(found)}.`,
    'file-unreadable': ({ found }) => `không đọc lại được tệp đã nộp (${found}).`,
    'cell-differs': (fault) =>
      `${placeOf(fault)}, ${columnOf(fault, 'vi')}: bảng ghi ${numberOf(fault.held, 'vi')}, ô ${fault.cell ?? '?'} của tệp ghi ${numberOf(fault.found, 'vi') ?? 'trống'}.`,
    'sum-differs': (fault) =>
      `${columnOf(fault, 'vi')}: tổng lưu là ${numberOf(fault.held, 'vi')}, cộng các phường, xã được ${numberOf(fault.found, 'vi')} (ngày đầu tiên có chênh lệch).`,
  },
  en: {
    'figures-changed': ({ held, found }) =>
      `the figures give the hash ${short(held)}, the report has ${short(found)}: they were changed after filing.`,
    'report-changed': ({ held, found }) =>
      `the report says "${short(held)}", the audit log "${short(found)}": it was changed after filing.`,
    'not-in-audit-log': () => 'the audit log does not say that it was filed.',
    'report-missing': () => 'the audit log says that it was filed, and it is gone.',
    'force-changed': () =>
      'whether report or figures are in force does not fit what was filed and returned: it was changed after filing.',
    'file-missing': ({ held }) => `the filed file is gone (${short(held)}).`,
    'file-damaged': ({ held }) => `the bytes of the filed file are others (${short(held)}).`,
    'file-exchanged': ({ held, found }) =>
      `the report points to the file ${short(held)}, the audit log says that ${short(found)} came.`,
    'file-unreadable': ({ found }) => `the filed file cannot be read again (${found}).`,
    'cell-differs': (fault) =>
      `${placeOf(fault)}, ${columnOf(fault, 'en')}: the table has ${numberOf(fault.held, 'en')}, cell ${fault.cell ?? '?'} of the file has ${numberOf(fault.found, 'en') ?? 'nothing'}.`,
    'sum-differs': (fault) =>
      `${columnOf(fault, 'en')}: the sum kept is ${numberOf(fault.held, 'en')}, the wards add up to ${numberOf(fault.found, 'en')} (the first day that differs).`,
  },
};

function placeOf({ wardCode, wardName }: FigureFault): string {
  return wardName === null ? (wardCode ?? '') : `${wardCode ?? ''} ${wardName}`;
}

function columnOf({ column }: FigureFault, language: Language): string {
  return column === null ? '' : `“${HEADINGS[column][language]}”`;
}

/** A whole number is written with its thousands separated; any other value of a cell is left as it is. */
function numberOf(text: string | null, language: Language): string | null {
  return text !== null && /^-?(0|[1-9]\d{0,14})$/.test(text) ? formatCount(Number(text), language) : text;
}

/** A hash by its beginning; anything else whole. */
function short(text: string | null): string {
  if (text === null) return '–';
  return /^[0-9a-f]{64}$/.test(text) ? `${text.slice(0, 12)}…` : text;
}
