import { reportingDate } from '../domain/reporting-date.js';
import { burnUpOf, type Course } from './burn-up-of.js';

const FRAME = { width: 600, height: 320 };
const NO_FORECAST = { forecast: { days: [] } };

describe('burnUpOf', () => {
  const day = (date: string, submitted: number, signed: number, changes = {}) => ({
    date: reportingDate(`2022-04-${date}`),
    isCarriedForward: false,
    ...{ isReportingDay: true, wardsReported: 3, wardsExpected: 3 },
    totals: { submitted, verified: 0, signed },
    ...changes,
  });
  const nothing = {
    isCarriedForward: true,
    totals: { submitted: null, verified: null, signed: null },
  };
  const course: Course = {
    days: [
      day('21', 0, 0, nothing),
      day('22', 10, 0),
      day('23', 20, 0),
      day('24', 20, 1, { isCarriedForward: true }),
      day('25', 30, 0),
    ],
    required: [{ from: reportingDate('2022-04-13'), required: 40 }],
    plans: [
      { from: reportingDate('2022-04-23'), to: reportingDate('2022-05-05'), required: 40 },
      { from: reportingDate('2022-04-23'), to: reportingDate('2022-06-01'), required: 40 },
    ],
    deadlines: [
      { deadlineDate: reportingDate('2022-05-05'), isInForce: false, document: 'Văn bản 2262/BYT-CNTT' },
      {
        deadlineDate: reportingDate('2022-06-01'),
        isInForce: true,
        document: 'Công văn 2262/BYT-CNTT ngày 04/5',
      },
    ],
    holidays: ['2022-04-30', '2022-05-01', '2022-05-03'].map((date) => ({ date: reportingDate(date) })),
    events: [
      { date: reportingDate('2022-05-04'), title: 'nền tảng quá tải', titleEn: 'platform overloaded' },
    ],
  };
  const drawn = burnUpOf(course, NO_FORECAST, FRAME);
  const signed = (changed: Partial<Course>) =>
    burnUpOf({ ...course, ...changed }, NO_FORECAST, FRAME).days.map((day) => day.signed);

  it('has no counts before the first report, and zeros that were reported', () => {
    expect(drawn.days.map(({ submitted }) => submitted)).toEqual([null, 10, 20, 20, 30]);
    expect(drawn.days.map(({ verified }) => verified)).toEqual([null, 0, 0, 0, 0]);
  });

  it('begins the line of signing where its plan begins, or with the first record where there is no plan', () => {
    expect(signed({})).toEqual([null, null, 0, 1, 0]);
    expect(signed({ plans: [] })).toEqual([null, null, null, 1, 0]);
    expect(signed({ plans: [], days: course.days.slice(0, 3) })).toEqual([null, null, null]);
  });

  it('marks figures carried forward as not reported', () => {
    expect(drawn.days.map(({ reported }) => reported)).toEqual([false, true, true, false, true]);
  });

  it('names the deadline in force by the symbol of its document, and the earlier ones by their day alone', () => {
    expect(drawn.deadlines.map(({ document }) => document)).toEqual([undefined, '2262/BYT-CNTT']);
  });

  it('draws holidays next to each other as one stretch', () => {
    expect(drawn.holidays).toEqual([
      { from: '2022-04-30', to: '2022-05-01' },
      { from: '2022-05-03', to: '2022-05-03' },
    ]);
  });

  it('keeps the plan that was missed beside the one in force, each up to its own deadline', () => {
    expect(drawn.plans).toEqual([
      {
        isInForce: false,
        corners: [
          { date: '2022-04-22', count: 0 },
          { date: '2022-05-05', count: 40 },
        ],
      },
      {
        isInForce: true,
        corners: [
          { date: '2022-04-22', count: 0 },
          { date: '2022-06-01', count: 40 },
        ],
      },
    ]);
    expect(drawn.forecast).toBeUndefined();
  });

  it('draws what is forecast of every day ahead, and no band where no day is complete', () => {
    const days = [
      { date: reportingDate('2022-04-26'), low: 5, expected: 20, high: 40 },
      { date: reportingDate('2022-04-27'), low: null, expected: 40, high: null },
    ];
    expect(burnUpOf(course, { forecast: { days } }, FRAME).forecast).toEqual([
      { date: '2022-04-26', middle: 20, band: { low: 5, high: 40 } },
      { date: '2022-04-27', middle: 40, band: null },
    ]);
  });

  it('tells a day off from a day nobody reported, and a day that only a part reported from both', () => {
    const told = burnUpOf(
      {
        ...course,
        days: [
          day('24', 20, 0, { isCarriedForward: true, wardsReported: 0 }),
          day('30', 20, 0, {
            isCarriedForward: true,
            isReportingDay: false,
            wardsReported: 0,
            wardsExpected: 0,
          }),
        ],
      },
      NO_FORECAST,
      FRAME,
    ).days;
    const partly = {
      ...course,
      days: [day('22', 10, 0, { wardsReported: 2 }), day('23', 20, 0, { wardsReported: 1 })],
    };
    const end = burnUpOf(partly, NO_FORECAST, FRAME).days;
    // A day long past is no longer filled up: its table says so, its point is as full as the others.
    expect(end.map(({ partly: told }) => told)).toEqual([undefined, '1/3']);
    expect(told.map(({ reported, isDayOff, partly }) => [reported, isDayOff, partly])).toEqual([
      [false, false, undefined],
      [false, true, undefined],
    ]);
  });

  it('hangs up no event that is the decision of a deadline over again', () => {
    const title = 'Bộ Y tế lùi thời hạn đến 01/6/2022 (2262/BYT-CNTT)';
    const again = { date: reportingDate('2022-05-04'), title, titleEn: title };
    expect(
      burnUpOf({ ...course, events: [...course.events, again] }, NO_FORECAST, FRAME).events,
    ).toHaveLength(1);
  });

  it('tells events in the language of the reader, and leaves them out of a low picture', () => {
    const events = (frame: object) => burnUpOf(course, NO_FORECAST, { ...FRAME, ...frame }).events;
    expect(events({ language: 'en' })).toEqual([{ date: '2022-05-04', label: 'platform overloaded' }]);
    expect(events({ height: 299 })).toEqual([]);
  });
});
