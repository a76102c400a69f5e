import { addDays, type ReportingDate, reportingDate } from '../domain/reporting-date.js';
import type { AreaDay } from './area-days.query.js';
import { firstPaceDay, tempoOf } from './tempo.js';
import { sumOfAreas } from './totals.js';

const WARDS = 310;
const HOLIDAYS = new Set(['2022-04-30', '2022-05-01', '2022-05-02', '2022-05-03'].map(reportingDate));
const REGIME = {
  validFrom: reportingDate('2022-04-13'),
  cutOff: '16:00',
  districtDeadline: '17:00',
  cityDeadline: '17:30',
  legalBasis: '',
};

const asked = (moment: string) => ({
  campaign: {
    name: '',
    startDate: reportingDate('2022-04-13'),
    signingStartDate: reportingDate('2022-04-23'),
    isDemonstration: false,
  },
  holidays: HOLIDAYS,
  regimes: [REGIME],
  moment: new Date(`2022-${moment}+07:00`),
  deadlines: [
    {
      deadlineDate: reportingDate('2022-06-01'),
      decidedOn: reportingDate('2022-05-04'),
      document: '',
      reason: '',
    },
  ],
});

type Changes = Record<string, [signed: number, wardsReported: number]>;

/** 25.000 signed on every reporting day from 25/4 to 8/5, but for what is said otherwise: [signed, wards reported]. */
function daysWith(changes: Changes = {}) {
  const days = new Map<ReportingDate, AreaDay>();
  let signed = 0;
  for (let date = reportingDate('2022-04-25'); date <= '2022-05-08'; date = addDays(date, 1)) {
    const isReportingDay = !HOLIDAYS.has(date);
    const [signedAdded, wardsReported] =
      changes[date.slice(5)] ?? (isReportingDay ? [25_000, WARDS] : [0, 0]);
    signed += signedAdded;
    const wards = { wards: WARDS, wardsWithFigures: WARDS, wardsReported };
    const counts = { required: 4_481_992, signed, signedAdded, isReportingDay };
    days.set(date, { ...sumOfAreas([], date), ...wards, ...counts });
  }
  return days;
}

describe('the pace', () => {
  const paceOn = (day: string, moment: string, changes: Changes = {}) => {
    const { pace, paceDays } = tempoOf(reportingDate(`2022-${day}`), daysWith(changes), asked(moment));
    return { ...pace, until: paceDays.at(-1)?.date.slice(5), days: paceDays.length };
  };
  const even = { pace: 25_000, low: 25_000, high: 25_000, days: 7 };

  it('of a day still coming in ends on the day before: the first small district is no slow day', () => {
    const morning: Changes = { '05-08': [900, 14] };
    expect(paceOn('05-08', '05-08T08:00', morning)).toEqual({ ...even, until: '05-07' });
    expect(paceOn('05-08', '05-08T16:59', morning)).toEqual({ ...even, until: '05-07' });
  });

  it('takes the day in when all have reported, or when reports are late', () => {
    const all: Changes = { '05-08': [18_000, WARDS] };
    expect(paceOn('05-08', '05-08T15:00', all)).toMatchObject({ pace: 24_000, low: 18_000, until: '05-08' });
    const some: Changes = { '05-08': [18_000, WARDS - 1] };
    expect(paceOn('05-08', '05-08T17:00', some)).toMatchObject({ pace: 24_000, low: 18_000, until: '05-08' });
  });

  it('of a day nobody reported ends on the last day somebody did', () => {
    expect(paceOn('05-08', '05-08T23:00', { '05-08': [0, 0], '05-07': [0, 0] })).toEqual({
      ...even,
      until: '05-06',
    });
  });

  it('counts a gap among its days and not as the slowest: the work came with the next report', () => {
    const gap: Changes = { '05-05': [0, 0], '05-06': [50_000, WARDS] };
    expect(paceOn('05-08', '05-09T08:00', gap)).toEqual({ ...even, high: 50_000, until: '05-08' });
    const days = tempoOf(reportingDate('2022-05-08'), daysWith(gap), asked('05-09T08:00')).paceDays;
    expect(days.map(({ signed }) => signed)).toEqual([25_000, 25_000, 25_000, null, 50_000, 25_000, 25_000]);
  });

  it('takes a day on which all reported and nothing was signed as what it is', () => {
    expect(paceOn('05-08', '05-09T08:00', { '05-06': [0, WARDS] })).toMatchObject({ low: 0 });
  });

  it('cannot be told of an area that has been silent for seven reporting days', () => {
    const silent: Changes = Object.fromEntries(
      [...daysWith().keys()]
        .filter((date) => date >= '2022-04-29')
        .map((date) => [date.slice(5), [0, 0] as const]),
    );
    // 28/4 is the seventh reporting day back from 7/5, and the eighth from 8/5.
    expect(paceOn('05-07', '05-09T08:00', { ...silent, '04-28': [25_000, WARDS] })).toMatchObject({
      until: '04-28',
    });
    const { pace, forecast, speedUp } = tempoOf(
      reportingDate('2022-05-08'),
      daysWith({ ...silent, '04-28': [0, 0] }),
      asked('05-09T08:00'),
    );
    expect([pace, forecast.expected, speedUp]).toEqual([null, null, null]);
  });

  it('is looked for in as many days as that takes', () => {
    expect(firstPaceDay(reportingDate('2022-05-14'), asked('05-14T20:00'))).toBe('2022-04-28');
    expect(firstPaceDay(reportingDate('2022-04-25'), asked('04-25T20:00'))).toBe('2022-04-23');
  });
});

describe('the forecast', () => {
  it('tells no end where nothing is known', () => {
    const { forecast } = tempoOf(reportingDate('2022-05-04'), new Map(), asked('05-04T18:00'));
    expect(forecast).toEqual({ earliest: null, expected: null, latest: null });
  });

  it('does not become unknown in the morning', () => {
    const of = (day: string, moment: string, changes: Changes = {}) =>
      tempoOf(reportingDate(`2022-${day}`), daysWith(changes), asked(moment)).forecast.expected;
    expect(of('05-07', '05-07T18:00')).not.toBeNull();
    expect(of('05-08', '05-08T08:00', { '05-08': [900, 14] })).not.toBeNull();
  });
});
