import { columnBesideDay, dayOfHeading } from './column-days.js';
import { COLUMN_HEADINGS, isOwnHeading, matchColumn } from './columns.js';
import { reportingDate } from './reporting-date.js';
import type { ReportColumn } from './columns.js';

describe('matchColumn', () => {
  it.each(Object.entries(COLUMN_HEADINGS) as [ReportColumn, { vi: string; en: string }][])(
    'reads our own heading of %s, in both languages, decomposed or in capitals',
    (column, { vi, en }) => {
      const written = [vi, en, vi.normalize('NFD'), vi.toUpperCase(), ` ${vi} `, `${vi}:`];
      expect(written.map(matchColumn)).toEqual(written.map(() => column));
    },
  );

  it.each([
    ['Gửi CA', 'submitted'],
    ['Đã gửi công an', 'submitted'],
    ['submitted', 'submitted'],
    ['Đã xác thực', 'verified'],
    ['Trả về chưa khớp', 'unresolved'],
    ['Đủ điều kiện, không qua công an', 'exempt'],
    ['Đã ký', 'signed'],
    ['Mã phường, xã', 'code'],
    ['Phường/xã/thị trấn', 'ward'],
    ['Phường', 'ward'],
    ['Cần xác thực', 'required'],
    ['Điều chỉnh giảm\n(lý do)', 'adjustment'],
    ['GHI CHÚ', 'note'],
    ['Đã gửi công an (1)', 'submitted'],
    ['(4) Đã gửi công an', 'submitted'],
    ['Đã gửi công an [D]', 'submitted'],
    ['Đã gửi công an (hồ sơ)', 'submitted'],
    ['Đã ký số (ĐVT: hồ sơ)', 'signed'],
    ['Công an đã xác thực (5) = (3) - (4)', 'verified'],
    ['Công an đã xác thực (5=3-4)', 'verified'],
    ['Số HS đã ký số', 'signed'],
    ['Số hồ sơ đã gửi công an', 'submitted'],
  ])('reads "%s" as %s', (heading, column) => {
    expect(matchColumn(heading)).toBe(column);
  });

  it.each([
    'Gửi CA hôm qua',
    'Hôm qua: đã ký số',
    'Hôm qua – đã xác thực',
    'Trong ngày',
    'Đã ký số (%)',
    'STT',
    'Trạng thái',
  ])('passes over "%s", which is shown and never read', (heading) => {
    expect(matchColumn(heading)).toBe('ignored');
  });

  it.each([
    ['Không qua công an', true],
    ['KHÔNG QUA CÔNG AN', true],
    ['Đủ điều kiện, không qua công an', true],
    ['Không qua CA', false],
  ])('knows as our own what our workbooks print or printed: "%s"', (heading, isOwn) => {
    expect(isOwnHeading(heading, 'exempt')).toBe(isOwn);
  });

  it.each(['', 'Số điện thoại', 'Cột 7', `Mã ${'.'.repeat(1_000)}`])('does not know "%s"', (heading) => {
    expect(matchColumn(heading)).toBeNull();
  });
});

describe('a heading that says of which day its figures are', () => {
  const date = reportingDate('2022-05-08');

  it.each([
    ['Đã gửi công an hôm qua', 'earlier', 'submitted'],
    ['Đã gửi công an – ngày trước', 'earlier', 'submitted'],
    ['Đã gửi công an 07/05', 'earlier', 'submitted'],
    ['Đã gửi công an hôm nay', 'this', 'submitted'],
    ['Đã ký số lũy kế', 'this', 'signed'],
    ['Lũy kế đã ký số đến ngày 08/05/2022', 'this', 'signed'],
    ['Hôm qua', 'earlier', null],
    ['8/5', 'this', null],
    ['Đã ký số', null, 'signed'],
    ['Đã ký số (6)', null, 'signed'],
    ['Đã ký số (6/5)', 'earlier', 'signed'],
    ['Đã ký số đến ngày 7 tháng 5', 'earlier', 'signed'],
    ['Đã ký số đến ngày 8 tháng 5 năm 2022', 'this', 'signed'],
    ['Phát sinh ngày 08/05', 'earlier', null],
    ['Đã ký số mới', null, null],
    ['Số điện thoại', null, null],
  ] as const)('"%s" is of %s day, and means %s', (heading, day, column) => {
    expect([dayOfHeading(heading, date), columnBesideDay(heading, date)]).toEqual([day, column]);
  });
});
