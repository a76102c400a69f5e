import type { ProgressAnswer, SeriesAnswer } from '@api/contract/progress.js';
import { consoleVi } from '../app/i18n/console.vi.js';
import { headingOf, shownCell, type Table } from '../shared/table.js';
import { wordsIn } from '../shared/use-words.js';
import { burnUpTable, dailyTable } from './burn-up-table.js';

const words = wordsIn('vi', (key, values = {}) => {
  const said = key.split('.').reduce<unknown>((group, name) => (group as never)[name], consoleVi) as string;
  return Object.entries(values).reduce(
    (text, [name, value]) => text.replace(`%{${name}}`, String(value)),
    said,
  );
});

const NOTHING = { submitted: 0, verified: 0, signed: 0 };
const day = (date: string, signed: number, isCarriedForward = false, isReportingDay = true) => ({
  ...{
    date,
    isReportingDay,
    isCarriedForward,
    wardsExpected: isReportingDay ? 2 : 0,
    wardsReported: isCarriedForward ? 0 : 2,
  },
  totals: {
    ...{ wards: 2, wardsWithFigures: 2, required: 1_000, submitted: 800, verified: 500, signed },
    percentTenths: { submitted: 800, verified: 500, signed },
  },
  increments: { ...NOTHING, signed: 50, adjustments: NOTHING },
});

const series = {
  days: [
    day('2022-04-29', 40),
    day('2022-04-30', 40, true, false),
    day('2022-05-04', 40, true),
    day('2022-05-05', 90),
  ],
  required: [{ from: '2022-04-13', required: 1_000 }],
  plans: [
    { from: '2022-04-29', to: '2022-05-04', required: 1_000 },
    { from: '2022-04-29', to: '2022-05-08', required: 1_000 },
  ],
  deadlines: [
    { deadlineDate: '2022-05-04', isInForce: false, document: 'Kế hoạch' },
    { deadlineDate: '2022-05-08', isInForce: true, document: '2262/BYT-CNTT ngày 4/5/2022' },
  ],
  holidays: [{ date: '2022-04-30', reason: 'Lễ' }],
  events: [{ date: '2022-05-06', title: 'Nâng cấp nền tảng', titleEn: 'Platform upgraded' }],
} as unknown as SeriesAnswer;
const progress = {
  totals: { required: 1_000 },
  requiredRate: { perDay: 304, daysLeft: 3 },
  forecast: {
    days: [
      { date: '2022-05-06', low: 100, expected: 140, high: 180 },
      { date: '2022-05-07', low: 110, expected: 190, high: 270 },
      { date: '2022-05-08', low: 120, expected: 240, high: 360 },
    ],
  },
} as unknown as ProgressAnswer;

function read(table: Table): string[] {
  return [
    table.columns.map((column) => headingOf(column, words)).join(' | '),
    ...table.rows.map((row) =>
      row.map((cell, place) => shownCell(cell, table.columns[place], words)).join(' | '),
    ),
  ];
}

describe('the burn-up as a table', () => {
  it('holds what is drawn beyond the reporting date: plan, forecast and its range, deadlines, events', () => {
    expect(read(burnUpTable(series, progress, 'count', words))).toEqual([
      'Ngày | Đã gửi công an (hồ sơ) | Công an đã xác thực (hồ sơ) | Đã ký số (hồ sơ) | ' +
        'Kế hoạch cũ đến 04/05 (hồ sơ) | Kế hoạch ký (hồ sơ) | ' +
        'Dự báo ký (hồ sơ) | Dự báo, mức thấp nhất (hồ sơ) | Dự báo, mức cao nhất (hồ sơ) | Cần xác thực (hồ sơ) | ' +
        'Phường, xã đã báo cáo | Ghi chú',
      '29/04/2022 | 800 | 500 | 40 | 167 | 100 | – | – | – | 1.000 | 2/2 | –',
      '30/04/2022 | 800 | 500 | 40 | 333 | 200 | – | – | – | 1.000 | – | ngày nghỉ: lấy số của ngày gần nhất',
      '04/05/2022 | 800 | 500 | 40 | 1.000 | 600 | – | – | – | 1.000 | 0/2 | hạn cũ 04/05; chưa có báo cáo: lấy số của ngày gần nhất',
      '05/05/2022 | 800 | 500 | 90 | – | 700 | – | – | – | 1.000 | 2/2 | –',
      '06/05/2022 | – | – | – | – | 800 | 140 | 100 | 180 | 1.000 | – | Nâng cấp nền tảng',
      '07/05/2022 | – | – | – | – | 900 | 190 | 110 | 270 | 1.000 | – | –',
      '08/05/2022 | – | – | – | – | 1.000 | 240 | 120 | 360 | 1.000 | – | hạn 08/05 (2262/BYT-CNTT)',
    ]);
  });

  it('tells of a forecast without a range what is expected, and no range', () => {
    const days = progress.forecast.days.map((one) => ({ ...one, low: null, high: null }));
    const unranged = { ...progress, forecast: { ...progress.forecast, days } };
    expect(read(burnUpTable(series, unranged, 'count', words)).at(-1)).toBe(
      '08/05/2022 | – | – | – | – | 1.000 | 240 | – | – | 1.000 | – | hạn 08/05 (2262/BYT-CNTT)',
    );
  });

  it('tells shares where shares are drawn, beside the records the lines are labelled with', () => {
    const [head, first, ...rest] = read(burnUpTable(series, progress, 'percent', words));
    expect(head).toContain(
      'Đã ký số (hồ sơ) | % đã ký | Kế hoạch cũ đến 04/05, % | Kế hoạch ký, % | Dự báo ký, %',
    );
    expect(first).toContain('| 40 | 4,0% | 16,7% | 10,0% | –');
    expect(rest.at(-1)).toContain('| 24,0% | 12,0% | 36,0% | 1.000 |');
  });

  it('tells of an even plan the days passed of all its days: it never falls when more is required', () => {
    const more = {
      ...series,
      required: [
        { from: '2022-04-13', required: 1_000 },
        { from: '2022-05-05', required: 2_000 },
      ],
    };
    const { columns, rows } = burnUpTable(more as never, progress, 'percent', words);
    const place = columns.findIndex(({ name }) => name === 'Kế hoạch ký, %');
    const shares = rows.map((row) => row[place]);
    expect(shares).toEqual([100, 200, 600, 700, 800, 900, 1000]);
  });

  it('says of a day that only a part reported how many did', () => {
    const [, , , last] = series.days;
    const partly = { ...series, days: [...series.days.slice(0, 3), { ...last, wardsReported: 1 }] } as never;
    expect(read(burnUpTable(partly, progress, 'count', words))[4]).toMatch(
      /1\/2 \| mới 1\/2 phường, xã báo cáo$/,
    );
    expect(read(dailyTable(partly, progress, 'signed', words)).at(-1)).toMatch(
      /mới 1\/2 phường, xã báo cáo$/,
    );
  });

  it('holds of the days only the step whose bars are drawn, what each day needs, and why one has none', () => {
    expect(read(dailyTable(series, progress, 'signed', words))).toEqual([
      'Ngày | Đã ký số, trong ngày (hồ sơ) | Cần ký/ngày (hồ sơ) | Phường, xã đã báo cáo | Ghi chú',
      '29/04/2022 | +50 | 304 | 2/2 | –',
      '30/04/2022 | – | 304 | – | Ngày nghỉ, không báo cáo',
      '04/05/2022 | – | 304 | 0/2 | Chưa có báo cáo của ngày',
      '05/05/2022 | +50 | 304 | 2/2 | –',
    ]);
    expect(read(dailyTable(series, progress, 'verified', words))[0]).toBe(
      'Ngày | Công an đã xác thực, trong ngày (hồ sơ) | Phường, xã đã báo cáo | Ghi chú',
    );
  });
});
