import {
  formatCount,
  formatDate,
  formatFreshness,
  formatMoment,
  formatOutOf,
  formatPercent,
  formatReported,
  formatShare,
  formatSigned,
  formatTenths,
  formatTold,
  oneByOne,
  withWholeDates,
} from './format.js';
import { instantOf, reportingDate } from './reporting-date.js';

describe('formats', () => {
  it.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [1000, '1.000', '1,000'],
    [1_234_567, '1.234.567', '1,234,567'],
    [-1234, '−1.234', '−1,234'],
  ])('group the digits of %d by threes', (count, vi, en) => {
    expect(formatCount(count)).toBe(vi);
    expect(formatCount(count, 'en')).toBe(en);
  });

  it.each([
    [1234, '+1.234'],
    [-5, '−5'],
    [0, '0'],
  ])('give the difference %d its sign', (count, text) => {
    expect(formatSigned(count)).toBe(text);
  });

  it('print a share with one decimal, and a dash when there is nothing to divide by', () => {
    expect(formatPercent(4_124_156, 4_481_992)).toBe('92,0%');
    expect(formatPercent(4_124_156, 4_481_992, 'en')).toBe('92.0%');
    expect(formatPercent(9996, 10_000)).toBe('99,9%');
    expect(formatPercent(310, 310)).toBe('100,0%');
    expect(formatPercent(0, 0)).toBe('–');
  });

  it('print a share that came as tenths of a percent alike', () => {
    expect([920, 1_000, null].map((tenths) => formatShare(tenths))).toEqual(['92,0%', '100,0%', '–']);
    expect(formatShare(920, 'en')).toBe('92.0%');
  });

  it('print tenths with their decimal, below zero too', () => {
    expect([66, 12_345, -5, 0].map((tenths) => formatTenths(tenths))).toEqual([
      '6,6',
      '1.234,5',
      '−0,5',
      '0,0',
    ]);
  });

  it('write days and moments as they are read in Vietnam', () => {
    const date = reportingDate('2022-05-07');
    expect(formatDate(date)).toBe('07/05/2022');
    expect(formatMoment(instantOf(date, '16:00'))).toBe('16:00 07/05/2022');
  });

  it.each([
    [
      'Công văn 2262/BYT-CNTT ngày 04/5/2022 của Bộ Y tế',
      'Công văn 2262/BYT-CNTT ngày 04/05/2022 của Bộ Y tế',
    ],
    ['từ 1/2/2022 đến 31/12/2022', 'từ 01/02/2022 đến 31/12/2022'],
    ['Nghị định 09/2019/NĐ-CP, 30/2020/NĐ-CP, 24/7', 'Nghị định 09/2019/NĐ-CP, 30/2020/NĐ-CP, 24/7'],
  ])('write every date in one form, and leave what is no date: %s', (text, written) => {
    expect(withWholeDates(text)).toBe(written);
  });

  it('say with every number how fresh it is', () => {
    const freshness = {
      date: reportingDate('2022-05-07'),
      toldUntil: '16:00',
      version: 1,
      wardsReported: 301,
      wardsExpected: 310,
      isReportingDay: true,
    };
    expect(formatFreshness(freshness)).toBe(
      'Số liệu đến 16:00 ngày 07/05/2022, phiên bản 1, 301/310 phường, xã đã báo cáo',
    );
    expect(formatFreshness(freshness, 'en')).toBe(
      'Figures up to 16:00 on 07/05/2022, version 1, 301/310 wards reported',
    );
  });

  it('name no hour of a day on which no ward reported: its figures are of the days before', () => {
    const silent = {
      ...{ date: reportingDate('2022-05-08'), toldUntil: '16:00', version: 1 },
      ...{ wardsReported: 0, wardsExpected: 310, isReportingDay: true },
    };
    expect(formatFreshness(silent)).toBe(
      'Số liệu trước ngày 08/05/2022, phiên bản 1, 0/310 phường, xã đã báo cáo',
    );
    expect(formatTold(silent, 'en')).toBe('Figures from before 08/05/2022');
  });

  it.each([
    [301, 310, true, '301/310 phường, xã đã báo cáo', '301/310 wards reported'],
    [0, 0, false, 'không yêu cầu báo cáo', 'no reports expected'],
    [3, 0, false, 'không yêu cầu báo cáo, 3 phường, xã đã báo cáo', 'no reports expected, 3 wards reported'],
  ])(
    'say how many reported: %d of %d, a reporting day: %s',
    (wardsReported, wardsExpected, isReportingDay, vi, en) => {
      const of = { wardsReported, wardsExpected, isReportingDay };
      expect([formatReported(of), formatReported(of, 'en')]).toEqual([vi, en]);
    },
  );

  it('give no ratio where no report is expected', () => {
    expect([formatOutOf(297, 1310), formatOutOf(3, 0), formatOutOf(0, 0)]).toEqual(['297/1.310', '3', '–']);
  });
});

describe('oneByOne', () => {
  it.each([
    [['Số đúng.', 'BC-1'], 'Số đúng. BC-1'],
    [['Số đúng', null, 'Đã đối chiếu.'], 'Số đúng. Đã đối chiếu.'],
    [[undefined, null], ''],
  ])('puts one full stop between %j', (texts, told) => {
    expect(oneByOne(...texts)).toBe(told);
  });
});
