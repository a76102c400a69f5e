import { reportingDate } from '../domain/reporting-date.js';
import { noStanding, noSums, type PaceDay } from './standing.js';
import { projectionsOf, tempoOf } from './tempo.js';
import { sumOfAreas } from './totals.js';

const DATE = reportingDate('2022-05-07');
const asked = {
  holidays: new Set(['2022-05-09', '2022-05-10'].map(reportingDate)),
  deadlines: [
    {
      deadlineDate: reportingDate('2022-06-01'),
      decidedOn: reportingDate('2022-05-04'),
      document: '',
      reason: '',
    },
  ],
};

/** Of so many wards each signed `perDay` on 7 days; the last days as told: [signed, reported, expected]. */
function standing(wards: number, perDay: number, days: readonly [number, number, number][] = []) {
  const nothing = noStanding(sumOfAreas([], DATE));
  const signedByDays = noSums();
  signedByDays[6] = 7 * wards * perDay;
  return {
    day: {
      ...nothing.day,
      wards,
      wardsWithFigures: wards,
      required: 10_000,
      remaining: 9_000,
      signed: 1_000,
    },
    pace: {
      ...{ wards, signedByDays },
      days: days.map(([signed, wardsReported, wardsExpected], index): PaceDay => ({
        ...{ date: reportingDate(`2022-05-0${index + 5}`), signed, wardsReported, wardsExpected },
      })),
    },
  };
}

describe('tempoOf', () => {
  it('takes the band from the nearly complete days: a day still coming in is no slow one', () => {
    const { pace, paceDays } = tempoOf(
      DATE,
      standing(310, 80, [
        [26_860, 310, 310],
        [20_000, 279, 310],
        [600, 10, 310],
      ]),
      asked,
    );
    expect(pace).toMatchObject({ low: 20_000, high: 26_860 });
    expect(paceDays.map(({ isNearlyComplete }) => isNearlyComplete)).toEqual([true, true, false]);
  });

  it('has no band that its pace lies outside of, and no range of the forecast then', () => {
    const days: [number, number, number][] = [
      [26_860, 310, 310],
      [600, 10, 310],
    ];
    const { pace, forecast, atDeadline } = tempoOf(DATE, standing(1, 24_942, days), asked);
    expect(pace).toMatchObject({ low: null, high: null });
    expect(forecast).toMatchObject({ earliest: null, latest: null });
    expect(atDeadline).toMatchObject({ low: null, high: null });
  });

  it('has no band where no day is nearly complete, but a pace and a forecast', () => {
    const { pace, forecast, atDeadline } = tempoOf(DATE, standing(3, 100, [[200, 2, 3]]), asked);
    expect(pace).toMatchObject({ low: null, high: null });
    // 30 reporting days after 7/5, the two days off left out.
    expect(forecast).toEqual({ earliest: null, expected: { date: '2022-06-08', days: 30 }, latest: null });
    expect(atDeadline).toEqual({ date: '2022-06-01', low: null, expected: 1_000 + 23 * 300, high: null });
  });

  it('draws the forecast to the total on the day of the finish, and no higher', () => {
    const stand = standing(1, 5_000);
    const tempo = tempoOf(DATE, stand, asked);
    const days = projectionsOf(DATE, stand, tempo, asked);
    const lineOf = (date: string) => days.find((day) => day.date === date)?.expected;
    expect(tempo.forecast.expected).toEqual({ date: '2022-05-11', days: 2 });
    // 9/5 and 10/5 are off: nothing is added on them.
    expect(['08', '09', '10', '11', '12'].map((day) => lineOf(`2022-05-${day}`))).toEqual([
      ...[6_000, 6_000, 6_000, 10_000, 10_000],
    ]);
    expect([days[0]?.date, days.at(-1)]).toEqual(['2022-05-08', tempo.atDeadline]);
    expect(projectionsOf(tempo.atDeadline?.date ?? DATE, stand, tempo, asked)).toEqual([]);
  });

  it('tells no work of a day nobody reported', () => {
    const { pace, paceDays } = tempoOf(
      DATE,
      standing(3, 100, [
        [0, 0, 3],
        [0, 3, 3],
        [700, 3, 3],
      ]),
      asked,
    );
    expect(paceDays.map(({ signed }) => signed)).toEqual([null, 0, 700]);
    expect(pace).toMatchObject({ low: 0, high: 700 });
  });

  it('counts required rate, pace and forecast in the same reporting days', () => {
    const { requiredRate, speedUp, forecast, pace } = tempoOf(DATE, standing(3, 100), asked);
    expect(requiredRate).toEqual({ perDay: 392, daysLeft: 23 });
    expect(speedUp).toBe(1.3);
    expect(forecast.expected).toMatchObject({ days: 30 });
    expect(pace && pace.rate.records / pace.rate.days).toBe(300);
  });

  it('tells no end where nothing is known, and no pace where no ward has one', () => {
    const nothing = tempoOf(DATE, noStanding(sumOfAreas([], DATE)), asked);
    expect(nothing).toMatchObject({ pace: null, speedUp: null, atDeadline: null });
    expect(nothing.forecast).toEqual({ earliest: null, expected: null, latest: null });
  });
});
