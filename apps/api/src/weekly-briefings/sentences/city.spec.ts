import {
  districtOf,
  neverReported,
  progressOf,
  totalsOf,
} from '../../../../../test/support/progress-answers.js';
import { addDays, reportingDate } from '../../domain/reporting-date.js';
import {
  focusMessage,
  outlookSentence,
  paceSentence,
  planSentence,
  requiredRateSentence,
  resultMessage,
  tempoMessage,
} from './city.js';

const DEADLINE = reportingDate('2022-06-01');
const written = ({ lead, text }: { lead: string; text: string }) => `${lead}: ${text}`;
const unknown = {
  ...{ earliest: null, expected: null, latest: null, daysToFinish: null, atDeadline: null, days: [] },
  isBeyondYear: { earliest: false, expected: false, latest: false },
};

describe('the message on results', () => {
  it('says that nearly all is sent and little is signed, with the published figures', () => {
    expect(written(resultMessage(progressOf()))).toBe(
      'Việc gửi công an cơ bản hoàn thành; tiến độ ký số chậm: đã gửi công an 4.124.156 trong 4.481.992 hồ sơ cần xác thực (92,0%); ' +
        'công an đã xác thực 2.944.951 (65,7%); mới ký số 374.137 (8,3%).',
    );
  });

  it.each([
    ['nothing sent', { submitted: 0, signed: 0 }, 'Chưa gửi công an; chưa ký số'],
    ['nothing signed', { submitted: 2_000_000, signed: 0 }, 'Đã gửi công an 44,6%; chưa ký số'],
    [
      'one record short of all sent',
      { submitted: 4_481_991 },
      'Việc gửi công an cơ bản hoàn thành; tiến độ ký số chậm',
    ],
    ['all sent', { submitted: 4_481_992 }, 'Đã gửi công an toàn bộ; tiến độ ký số chậm'],
    [
      'as much signed as planned',
      { signed: 1_680_747 },
      'Việc gửi công an cơ bản hoàn thành; tiến độ ký số kịp kế hoạch',
    ],
    ['all signed', { submitted: 4_481_992, signed: 4_481_992 }, 'Đã gửi công an toàn bộ; đã ký số toàn bộ'],
  ])('leads with how far both ends are: %s', (_, counts, lead) => {
    expect(resultMessage(progressOf({ totals: totalsOf(counts) })).lead).toBe(lead);
  });

  it('gives the share signed where there is no plan to measure by', () => {
    expect(resultMessage(progressOf({ plan: null })).lead).toBe(
      'Việc gửi công an cơ bản hoàn thành; đã ký số 8,3%',
    );
  });

  it('says that there are no figures instead of printing zeros', () => {
    const totals = neverReported(4_481_992);
    expect(written(resultMessage(progressOf({ totals })))).toBe(
      'Chưa có số liệu: chưa phường, xã nào báo cáo đến hết ngày 07/05/2022.',
    );
  });
});

describe('the message on tempo', () => {
  it('gives the required rate, the pace and the factor between them', () => {
    expect(written(tempoMessage(progressOf()))).toBe(
      'Tốc độ ký số phải tăng gấp 6,6 lần: cần 164.315 hồ sơ mỗi ngày trong 25 ngày còn lại để hoàn thành ký số đến hết ngày 01/06/2022; ' +
        '7 ngày báo cáo đến 07/05 đạt bình quân 24.942 hồ sơ mỗi ngày; ' +
        'với tốc độ này hoàn thành ký số khoảng ngày 19/10/2022, sau 165 ngày nữa (sớm nhất 08/09/2022, muộn nhất 09/12/2022).',
    );
  });

  it('says that the pace is enough when it is', () => {
    const headline = { code: 'fast-enough', speedUp: 0.9, deadlineDate: DEADLINE } as const;
    expect(tempoMessage(progressOf({ headline })).lead).toBe('Tốc độ ký số đủ để kịp thời hạn');
  });

  it('says that nothing was signed for days, and cannot tell the end', () => {
    const message = tempoMessage(
      progressOf({
        pace: {
          ...{ perDay: 0, low: 0, high: 0, wards: 310 },
          days: [
            {
              ...{ date: reportingDate('2022-05-07'), signed: 0 },
              ...{ wardsReported: 310, wardsExpected: 310, isNearlyComplete: true },
            },
          ],
        },
        speedUp: null,
        forecast: unknown,
        headline: { code: 'not-moving', speedUp: null, deadlineDate: DEADLINE },
      }),
    );
    expect(message.lead).toBe('Chưa phát sinh hồ sơ ký số mới');
    expect(message.text).toBe(
      '1 ngày báo cáo đến 07/05 không ký thêm hồ sơ nào; ' +
        'cần 164.315 hồ sơ mỗi ngày trong 25 ngày còn lại để hoàn thành ký số đến hết ngày 01/06/2022.',
    );
  });

  it('says before signing begins that it has not begun, not that it stands still', () => {
    const lead = (code: 'not-begun' | 'no-pace') => {
      const headline = { code, speedUp: null, deadlineDate: DEADLINE };
      return tempoMessage(progressOf({ pace: null, headline, totals: totalsOf({ signed: 0 }) })).lead;
    };
    expect(lead('not-begun')).toBe('Chưa bắt đầu ký số, ký từ ngày 23/04/2022');
    expect(lead('no-pace')).toBe('Chưa có báo cáo gần đây để tính tốc độ ký');
  });

  it('does not say that signing must go 1,0 times as fast', () => {
    const message = (speedUp: number) => tempoMessage(progressOf({ speedUp })).lead;
    expect([message(1), message(1.1)]).toEqual([
      'Tốc độ ký số phải tăng nhẹ',
      'Tốc độ ký số phải tăng gấp 1,1 lần',
    ]);
  });

  it.each([
    ['a week ago', addDays(DEADLINE, 7), 'Đã quá thời hạn 01/06/2022 7 ngày'],
    ['today', DEADLINE, 'Không còn ngày báo cáo nào trước thời hạn 01/06/2022'],
  ])('says what is left when the deadline was %s', (_, date, lead) => {
    const { freshness } = progressOf();
    const message = tempoMessage(
      progressOf({
        freshness: { ...freshness, date },
        requiredRate: null,
        speedUp: null,
        headline: { code: 'deadline-passed', speedUp: null, deadlineDate: DEADLINE },
      }),
    );
    expect(message.lead).toBe(lead);
    expect(message.text).toContain('còn 4.107.855 hồ sơ phải ký');
  });

  it.each([
    ['2022-05-20', 'trong thời hạn 01/06/2022'],
    ['2022-06-02', 'sau thời hạn 01/06/2022'],
  ])('says on %s that all is done %s', (date, told) => {
    const { freshness } = progressOf();
    const message = tempoMessage(
      progressOf({
        freshness: { ...freshness, date: reportingDate(date) },
        totals: totalsOf({ signed: 4_481_992 }),
        headline: { code: 'done', speedUp: null, deadlineDate: DEADLINE },
      }),
    );
    expect(written(message)).toBe(
      `Đã hoàn thành ký số: toàn bộ 4.481.992 hồ sơ cần xác thực đã được ký số, ${told}.`,
    );
  });

  it('does without a deadline where none is set', () => {
    const headline = { code: 'no-deadline', speedUp: null, deadlineDate: null } as const;
    const message = tempoMessage(progressOf({ headline, requiredRate: null, plan: null }));
    expect(message.lead).toBe('Chưa có thời hạn hoàn thành');
    expect(message.text).toContain('đạt bình quân 24.942 hồ sơ mỗi ngày');
  });

  it('leaves the end open on the side that cannot be told', () => {
    const { forecast } = progressOf();
    const { text } = tempoMessage(progressOf({ forecast: { ...forecast, latest: null } }));
    expect(text).toContain('(sớm nhất 08/09/2022, muộn nhất không xác định)');
  });
});

describe('the message on where the work lies', () => {
  const districts = [
    districtOf('Quận 1', { required: 100, signed: 100 }),
    districtOf('Quận 7', { required: 1000, signed: 250 }),
    districtOf('Thành phố Thủ Đức', { required: 2000, signed: 500 }),
  ];
  const most = { districtCodes: ['Thành phố Thủ Đức', 'Quận 7', 'Quận 1'], remaining: 2250 };

  it('names the districts that hold most, and their part of what remains', () => {
    const totals = totalsOf({ required: 3100, signed: 850 });
    expect(written(focusMessage({ totals }, districts, most))).toBe(
      'Hai địa bàn chiếm 100,0% số hồ sơ chưa ký: ' +
        'thành phố Thủ Đức (1.500) và Quận 7 (750) trong 2.250 hồ sơ còn phải ký.',
    );
  });

  it('names nobody once all is signed', () => {
    const done = districts.slice(0, 1);
    const totals = totalsOf({ required: 100, signed: 100 });
    expect(focusMessage({ totals }, done, { districtCodes: ['Quận 1'], remaining: 0 }).lead).toBe(
      'Không còn địa bàn tồn hồ sơ',
    );
  });
});

describe('the sentences that can be done again by hand', () => {
  it('divide what remains by the days that are left', () => {
    expect(requiredRateSentence(progressOf())).toBe(
      'Còn 4.481.992 − 374.137 = 4.107.855 hồ sơ phải ký trong 25 ngày báo cáo từ 08/05/2022 đến 01/06/2022: ' +
        'mỗi ngày cần ký 164.315 hồ sơ (làm tròn lên).',
    );
  });

  it('give the mean, the slowest and the fastest day', () => {
    expect(paceSentence(progressOf())).toBe(
      'Tốc độ đang đạt: 24.942 hồ sơ mỗi ngày, là tổng của từng phường, xã, mỗi nơi tính trung bình 7 ngày báo cáo ' +
        'gần nhất của mình, từ 27/04 đến 07/05, mức thấp nhất 19.051, mức cao nhất 33.214. ' +
        'Tốc độ cần gấp 6,6 lần tốc độ đang đạt.',
    );
  });

  it('tell where signing will stand at the deadline, and against the plan', () => {
    expect(outlookSentence(progressOf())).toBe(
      'Nếu giữ tốc độ này, đến hết ngày 01/06/2022 ký được khoảng 997.698 hồ sơ (22,3%), ' +
        'trong khoảng từ 850.412 đến 1.204.487.',
    );
    expect(planSentence(progressOf())).toBe(
      'Kế hoạch chia đều từ 23/04/2022 đến 01/06/2022: đến ngày 07/05/2022 phải ký 1.680.747 hồ sơ, ' +
        'đã ký 374.137, thấp hơn kế hoạch 1.306.610 hồ sơ.',
    );
  });

  it('are left out where there is nothing to divide: all done, no pace, no plan, a plan not begun', () => {
    const done = { totals: totalsOf({ signed: 4_481_992 }) };
    const { freshness } = progressOf();
    const early = { ...freshness, date: reportingDate('2022-04-22') };
    expect([
      requiredRateSentence(progressOf({ requiredRate: null })),
      requiredRateSentence(progressOf(done)),
      paceSentence(progressOf({ pace: null })),
      outlookSentence(progressOf({ forecast: unknown })),
      outlookSentence(progressOf(done)),
      planSentence(progressOf({ plan: null })),
      planSentence(progressOf({ freshness: early })),
    ]).toEqual([null, null, null, null, null, null, null]);
  });
});
