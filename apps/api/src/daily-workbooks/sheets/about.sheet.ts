import type { Worksheet } from 'exceljs';
import type { SeriesAnswer } from '../../contract/progress.js';
import { formatCount, formatDate, formatMoment } from '../../domain/format.js';
import { PACE_DAYS } from '../../domain/rates.js';
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
    ['Định nghĩa', DEFINITIONS],
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
  const { regime, progress, history } = day;
  const { freshness } = progress;
  return [
    ['Chiến dịch', day.campaignName],
    ['Phạm vi', progress.area.name],
    ['Ngày số liệu', formatDate(day.date)],
    ['Phiên bản', formatCount(day.version)],
    [
      'Số liệu biết đến',
      `${formatMoment(day.asOf)}: mọi con số là số đã ghi nhận đến lúc này; làm lại báo cáo theo thời điểm này cho đúng các số này`,
    ],
    [
      'Giờ chốt và hạn gửi',
      regime
        ? `Chốt số liệu ${regime.cutOff}; quận, huyện gửi trước ${regime.districtDeadline}; thành phố tổng hợp trước ${regime.cityDeadline}. Căn cứ: ${regime.legalBasis}`
        : 'Chưa quy định cho ngày này',
    ],
    [
      'Đơn vị đã báo cáo',
      `${formatCount(freshness.wardsReported)}/${formatCount(freshness.wardsExpected)} phường, xã; ${formatCount(freshness.wardsLate)} trễ; báo cáo của ngày đã nộp lại ${formatCount(freshness.version - 1)} lần`,
    ],
    ['Lịch sử', `${formatCount(history.rows)} dòng: mỗi phường, xã một dòng mỗi ngày`],
    ['Mã kiểm tra số liệu (SHA-256)', day.figuresHash],
  ];
}

function deadlineEntry({ deadlineDate, decidedOn, document, reason, isInForce }: Deadline): Entry {
  const force = isInForce ? ' (đang áp dụng)' : '';
  return [`${formatDate(deadlineDate)}${force}`, `${reason}. ${document}; ngày ${formatDate(decidedOn)}`];
}

type Deadline = SeriesAnswer['deadlines'][number];

const DEFINITIONS: readonly Entry[] = [
  ['Hồ sơ', 'Đơn vị của mọi số đếm trong báo cáo này. Số đếm khác đơn vị không được cộng hay chia cho nhau.'],
  [
    'Cần xác thực',
    'Hồ sơ trong danh sách của Bộ Y tế giao cho phường, xã, theo văn bản đang áp dụng cho ngày số liệu.',
  ],
  ['Đã gửi công an', 'Hồ sơ trạm y tế đã chuyển công an phường, xã, thị trấn.'],
  ['Công an đã xác thực', 'Hồ sơ công an trả về là đúng hoặc đã sửa đúng.'],
  ['Trả về chưa khớp', 'Hồ sơ công an trả về vì còn sai hoặc không tìm thấy.'],
  ['Còn chờ công an', 'Đã gửi công an − Công an đã xác thực − Trả về chưa khớp.'],
  [
    'Đủ điều kiện, không qua công an',
    'Hồ sơ được ký mà không cần công an xác thực: đã khớp trước chiến dịch, hộ chiếu nước ngoài, mũi mới nhập và ký trong ngày.',
  ],
  ['Đủ điều kiện ký', 'Công an đã xác thực + Đủ điều kiện, không qua công an.'],
  [
    'Đã ký số',
    'Hồ sơ đã ký số. Có thể nhiều hơn số công an đã xác thực, nhưng không nhiều hơn số đủ điều kiện ký.',
  ],
  ['Còn phải ký', 'Cần xác thực − Đã ký số, không nhỏ hơn 0.'],
  [
    'Lũy kế, trong ngày',
    'Lũy kế là số đơn vị báo cáo. Trong ngày là hiệu với lần báo cáo trước, không ai nhập tay.',
  ],
  [
    'Ngày chưa báo cáo',
    'Lũy kế lấy theo lần báo cáo gần nhất, phần trong ngày để trống. Khi đơn vị báo cáo lại, toàn bộ phần tăng thuộc ngày nhận được.',
  ],
  ['Điều chỉnh giảm', 'Lũy kế giảm có lý do; ghi riêng, không tính là kết quả làm việc.'],
  [
    'Tỷ lệ %',
    'Làm tròn một số lẻ sau khi cộng số đếm; chỉ ghi 100,0 % khi đã đủ; mẫu số bằng 0 ghi "–". Không lấy trung bình các tỷ lệ.',
  ],
  [
    'Tốc độ ký (đang đạt)',
    `Trung bình số hồ sơ ký trong ngày của ${PACE_DAYS} ngày làm việc gần nhất, không tính ngày nghỉ.`,
  ],
  [
    'Mức cần đạt',
    '(Cần xác thực − Đã ký số) ÷ số ngày báo cáo còn lại, từ ngày sau ngày số liệu đến hết ngày hạn, làm tròn lên.',
  ],
  [
    'Dự báo hoàn thành',
    'Ngày số liệu + số còn phải ký ÷ tốc độ; sớm nhất, muộn nhất theo ngày nhanh nhất, chậm nhất; "không xác định" khi không ký được hồ sơ nào hoặc quá 365 ngày.',
  ],
  [
    'Hạng',
    'Theo tỷ lệ đã ký số, 1 là cao nhất; bằng nhau cùng hạng. ± là số bậc tăng hoặc giảm so với cùng ngày tuần trước.',
  ],
];
