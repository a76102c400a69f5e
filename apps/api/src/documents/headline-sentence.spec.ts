import { progressOf, totalsOf } from '../../../../test/support/progress-answers.js';
import type { ProgressAnswer } from '../contract/progress.js';
import { reportingDate } from '../domain/reporting-date.js';
import { headlineSentence } from './headline-sentence.js';

type Told = Parameters<typeof headlineSentence>[0];

const DAYS = ['2022-05-05', '2022-05-06', '2022-05-07'].map((date) => ({
  date: reportingDate(date),
  signed: date === '2022-05-06' ? null : 25_000,
  ...{
    wardsReported: date === '2022-05-06' ? 0 : 310,
    wardsExpected: 310,
    isNearlyComplete: date !== '2022-05-06',
  },
}));

/** The campaign on 7/5/2022, as it was published. */
const told = (changed: Partial<Told> & { code: ProgressAnswer['headline']['code'] }): Told => ({
  totals: {
    ...{ wards: 310, wardsWithFigures: 310, required: 4_481_992, submitted: 4_124_156, verified: 2_950_000 },
    ...{ unresolved: 0, exempt: 0, signed: 374_137, signable: 2_950_000, pending: 1_174_156 },
    ...{ remaining: 4_107_855, percentTenths: { submitted: 920, verified: 658, signed: 83 } },
  },
  pace: { perDay: 24_942.4, low: 19_051, high: 33_214, wards: 310, days: DAYS },
  requiredRate: { perDay: 164_315, daysLeft: 25 },
  plan: progressOf().plan,
  freshness: progressOf().freshness,
  ...changed,
  headline: { code: changed.code, speedUp: 6.6, deadlineDate: '2022-06-01' as never },
});

describe('headlineSentence', () => {
  it.each([
    [
      'too-slow',
      {},
      'Đã ký số 374.137/4.481.992 hồ sơ (8,3%). Để hoàn thành ký số đến hết ngày 01/06/2022 cần ký 164.315 hồ sơ mỗi ngày, đang đạt 24.942 (3 ngày báo cáo đến 07/05): tốc độ phải tăng gấp 6,6 lần.',
    ],
    [
      'fast-enough',
      {},
      'Đã ký số 374.137/4.481.992 hồ sơ (8,3%). Để hoàn thành ký số đến hết ngày 01/06/2022 cần ký 164.315 hồ sơ mỗi ngày, đang đạt 24.942 (3 ngày báo cáo đến 07/05): tốc độ đủ để kịp thời hạn.',
    ],
    [
      'not-moving',
      {},
      'Đã ký số 374.137/4.481.992 hồ sơ (8,3%). Những ngày báo cáo gần đây không ký thêm được hồ sơ nào; để hoàn thành ký số đến hết ngày 01/06/2022 cần ký 164.315 hồ sơ mỗi ngày.',
    ],
    [
      'no-pace',
      { pace: null },
      'Đã ký số 374.137/4.481.992 hồ sơ (8,3%). Chưa có báo cáo gần đây để tính tốc độ; để hoàn thành ký số đến hết ngày 01/06/2022 cần ký 164.315 hồ sơ mỗi ngày.',
    ],
    [
      'no-pace',
      { pace: null, totals: totalsOf({ signed: 0 }) },
      'Đã ký số 0/4.481.992 hồ sơ (0,0%). Chưa có báo cáo gần đây để tính tốc độ; để hoàn thành ký số đến hết ngày 01/06/2022 cần ký 164.315 hồ sơ mỗi ngày.',
    ],
    [
      'not-begun',
      { pace: null, totals: totalsOf({ signed: 0 }) },
      'Chưa bắt đầu ký số: ký từ ngày 23/04/2022; để hoàn thành ký số đến hết ngày 01/06/2022 cần ký 164.315 hồ sơ mỗi ngày.',
    ],
    [
      'deadline-passed',
      { requiredRate: null },
      'Đã ký số 374.137/4.481.992 hồ sơ (8,3%). Đã quá thời hạn 01/06/2022, còn 4.107.855 hồ sơ chưa ký.',
    ],
    ['no-deadline', {}, 'Đã ký số 374.137/4.481.992 hồ sơ (8,3%); chưa có thời hạn hoàn thành.'],
    ['done', {}, 'Đã ký số 374.137/4.481.992 hồ sơ (8,3%): đã hoàn thành.'],
    ['no-figures', {}, 'Chưa có số liệu.'],
  ] as const)('says of %s %o: %s', (code, changed, sentence) => {
    expect(headlineSentence(told({ ...changed, code }))).toBe(sentence);
  });

  it.each([
    [
      'the day is awaited',
      { wardsReported: 10 },
      'Tạm tính khi mới 10/310 phường, xã báo cáo trong ngày. Đã ký',
    ],
    ['nobody has reported the day yet', { wardsReported: 0 }, 'Tạm tính khi mới 0/310 phường, xã'],
    ['the deadline has passed', { wardsReported: 10, isOverdue: true }, 'Đã ký số'],
    ['it is a day off', { wardsReported: 0, wardsExpected: 0, isReportingDay: false }, 'Đã ký số'],
    ['all have reported', {}, 'Đã ký số'],
  ])('says whether it is told for the time being where %s', (_, reports, words) => {
    const sentence = told({ code: 'too-slow', freshness: { ...progressOf().freshness, ...reports } });
    expect(headlineSentence(sentence).startsWith(words)).toBe(true);
  });

  it.each([
    [1, 'tốc độ phải tăng nhẹ.'],
    [1.1, 'tốc độ phải tăng gấp 1,1 lần.'],
  ])('says that %f times as fast is %s', (speedUp, words) => {
    const { headline, ...rest } = told({ code: 'too-slow' });
    expect(headlineSentence({ ...rest, headline: { ...headline, speedUp } })).toContain(words);
  });
});
