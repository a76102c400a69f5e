import type { Worksheet } from 'exceljs';
import type { SeriesAnswer } from '../../contract/progress.js';
import { definitions } from '../../documents/definitions.js';
import { issueName } from '../../documents/issue-name.js';
import {
  formatCount,
  formatDate,
  formatExactMoment,
  formatReported,
  withWholeDates,
} from '../../domain/format.js';
import type { WorkbookOfDay } from '../workbook-of-day.js';
import { HEAD_ROWS, write } from './page.js';
import { bodyStyle, font, sectionStyle } from './style.js';

export const ABOUT_FROZEN_ROW = HEAD_ROWS;
export const ABOUT_WIDTHS = [34, 110];

type Entry = readonly [name: string, meaning: string];

/** What the document is, and what its words mean. */
export function fillAbout(sheet: Worksheet, day: WorkbookOfDay): void {
  const sections: [title: string, entries: readonly Entry[]][] = [
    ['Báo cáo này', documentEntries(day)],
    ['Thời hạn chiến dịch', day.series.deadlines.map(deadlineEntry)],
    ['Từ ngữ và cách tính', definitions({ ...day, comparisonDate: day.progress.comparison.date })],
  ];
  let row = HEAD_ROWS + 2;
  for (const [title, entries] of sections) {
    write(sheet, row, 1, title).style = sectionStyle;
    for (const [name, meaning] of entries) {
      row += 1;
      write(sheet, row, 1, name).style = { ...bodyStyle('text'), font: font({ bold: true }) };
      write(sheet, row, 2, meaning).style = bodyStyle('text');
      sheet.getRow(row).height = 14 * Math.max(1, Math.ceil(meaning.length / 125));
    }
    row += 2;
  }
}

function documentEntries(day: WorkbookOfDay): Entry[] {
  const { progress, history } = day;
  const { freshness } = progress;
  return [
    ['Chiến dịch', day.campaignName],
    ['Phạm vi', progress.area.name],
    ['Ngày số liệu', formatDate(day.date)],
    ['Lần phát hành', issueName(day)],
    [
      'Số liệu cập nhật đến',
      `${formatExactMoment(day.asOf)}: mọi con số là số đã ghi nhận đến lúc này; làm lại báo cáo theo thời điểm này cho đúng các số này`,
    ],
    ['Đơn vị đã báo cáo', `${formatReported(freshness)}; ${formatCount(freshness.wardsLate)} trễ`],
    [
      'Phiên bản số liệu',
      `${formatCount(freshness.version)}: từ 0 giờ ngày số liệu có ${formatCount(freshness.version - 1)} lần ghi nhận có thể làm đổi số liệu, không kể báo cáo nộp lần đầu của chính ngày đó; xem trang tính Đính chính`,
    ],
    ['Lịch sử', `${formatCount(history.rows)} dòng: mỗi phường, xã một dòng mỗi ngày`],
    ['Mã kiểm tra số liệu (SHA-256)', day.figuresHash],
    [
      'Mục cuối của nhật ký',
      `${day.auditLink ?? '–'} (số và mã của mục; dùng để kiểm tra nhật ký không bị cắt hay viết lại)`,
    ],
  ];
}

function deadlineEntry({ deadlineDate, decidedOn, document, reason, isInForce }: Deadline): Entry {
  const force = isInForce ? ' (đang áp dụng)' : '';
  return [
    `${formatDate(deadlineDate)}${force}`,
    withWholeDates(`${reason}. ${document}; ngày ${formatDate(decidedOn)}`),
  ];
}

type Deadline = SeriesAnswer['deadlines'][number];
