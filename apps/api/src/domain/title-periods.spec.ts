import { reportingDate } from './reporting-date.js';
import { dayOfWeekday, periodIn, weekdayAgainst } from './title-periods.js';

/** A Sunday, in week 18. */
const DATE = reportingDate('2022-05-08');

describe('periodIn', () => {
  it.each([
    ['BÁO CÁO TUẦN 17', 'tuan 17'],
    ['TUẦN 07/05', 'tuan 07/05'],
    ['Tuần 19', 'tuan 19'],
    ['BÁO CÁO KẾT QUẢ LÀM SẠCH DỮ LIỆU – TUẦN 17', 'tuan 17'],
    ['BÁO CÁO GIAO BAN TUẦN', 'giao ban tuan'],
    ['BÁO CÁO THÁNG 4', 'thang 4'],
    ['BÁO CÁO THỨ SÁU', 'thu sau'],
    ['Thứ Bảy', 'thu bay'],
    ['Báo cáo T6', 't6'],
    ['BÁO CÁO TUẦN THỨ 17/2022', 'tuan thu 17/2022'],
    ['SƠ KẾT TUẦN 17', 'tuan 17'],
    ['Báo cáo quý I', 'quy i'],
    ['BÁO CÁO NĂM 2021', 'nam 2021'],
    ['Báo cáo tháng 4/2022', 'thang 4/2022'],
    ['Week 17', 'week 17'],
    ['BÁO CÁO THÁNG 4 NĂM 2022', 'thang 4'],
    ['Báo cáo tuần 17 năm 2022', 'tuan 17'],
    ['Báo cáo lũy kế tháng 4 năm 2022', 'thang 4'],
    ['Báo cáo quý I năm 2022', 'quy i'],
    ['Báo cáo tháng 5, năm 2021', 'thang 5'],
    ['BÁO CÁO THÁNG TƯ', 'thang tu'],
    ['Báo cáo tháng tư năm 2022', 'thang tu'],
    ['Tháng IV/2022', 'thang iv/2022'],
    ['Báo cáo tháng VI', 'thang vi'],
  ])('finds in "%s" that it is of %s', (title, period) => {
    expect(periodIn(title, DATE)).toBe(period);
  });

  it.each([
    ...['Tuần 18', 'BÁO CÁO TUẦN 18', 'Tháng 5/2022', 'Quý II/2022', 'Đợt 2', 'BÁO CÁO CHỦ NHẬT', 'Tuần 4'],
    ...[
      'BÁO CÁO THỨ BA NGÀY 08/05/2022',
      'BÁO CÁO LẦN THỨ HAI',
      'Thực hiện Kế hoạch tháng 4 năm 2022',
      'BÁO CÁO',
    ],
    ...['Quận 4, tháng 4 năm 2022', 'TUẦN 08/05', 'Đơn vị: Quận 4', 'Hướng dẫn tuần 17'],
    ...['BÁO CÁO THỰC HIỆN KẾ HOẠCH NĂM 2021', 'BÁO CÁO CHIẾN DỊCH THÁNG 4'],
    ...['BÁO CÁO THÁNG 5 NĂM 2022', 'Báo cáo tuần 18 năm 2022', 'Báo cáo quý II, năm 2022'],
    ...['BÁO CÁO THÁNG NĂM', 'Tháng V/2022', 'BÁO CÁO THÁNG V NĂM 2022'],
    ...['BÁO CÁO TUẦN 18/2022', 'Báo cáo năm 2022', 'Báo cáo quý 2', 'BÁO CÁO TUẦN (02/5 - 08/5)'],
  ])('finds no other in "%s"', (title) => {
    expect(periodIn(title, DATE)).toBeNull();
  });

  it('counts weeks from Monday, the first with four days of the year', () => {
    const weeks = ['2021-01-03', '2021-01-04', '2022-01-02', '2022-01-03'].map((date) =>
      [1, 6, 9, 52, 53].filter((week) => periodIn(`Tuần ${week}`, reportingDate(date)) === null),
    );
    expect(weeks).toEqual([[1, 53], [1], [1, 52], [1]]);
  });
});

describe('dayOfWeekday', () => {
  it.each([
    ['T7', '2022-05-07'],
    ['Thứ Bảy', '2022-05-07'],
    ['CN', '2022-05-08'],
    ['Chủ nhật', '2022-05-08'],
    ['thứ 2', '2022-05-02'],
    ['7', null],
    ['P7', null],
    ['BaoCao', null],
  ])('of a sheet called "%s" is %s', (name, day) => {
    expect(dayOfWeekday(name, DATE)).toBe(day);
  });
});

describe('weekdayAgainst', () => {
  it.each([
    ['Thứ bảy, ngày 8/5/2022', 'thứ bảy'],
    ['Số liệu thứ 7 ngày 08/05', 'thứ bảy'],
    ['BÁO CÁO THỨ HAI NGÀY 08 THÁNG 5 NĂM 2022', 'thứ hai'],
    ['Ngày 08/05/2022 (thứ bảy)', 'thứ bảy'],
    ['Số liệu ngày 08/05/2022, T7', 'thứ bảy'],
  ])('says that a Sunday is called another day in "%s"', (line, written) => {
    expect(weekdayAgainst(line, DATE)).toEqual({ written, is: 'chủ nhật' });
  });

  it.each([
    ...[
      'Chủ nhật, ngày 8/5/2022',
      'Số liệu CN 08/05',
      'Ngày 08/05/2022 (chủ nhật)',
      'Số liệu ngày 08/05/2022',
    ],
    ...['Báo cáo lần thứ hai ngày 08/05/2022', 'Thứ bảy, ngày 7/5/2022', 'Đợt thứ ba, ngày 8/5/2022'],
    ...['Họp thứ hai hàng tuần; số liệu ngày 08/05/2022'],
  ])('says nothing of "%s"', (line) => {
    expect(weekdayAgainst(line, DATE)).toBeNull();
  });
});
