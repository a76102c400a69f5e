import { reportingDate } from '../domain/reporting-date.js';
import { burnUpOf, type Course } from './burn-up-of.js';

const FRAME = { width: 600, height: 320 };
const NO_FORECAST = { forecast: { atDeadline: null } };

describe('burnUpOf', () => {
  const day = (date: string, submitted: number, signed: number, changes = {}) => ({
    date: reportingDate(`2022-04-${date}`),
    isCarriedForward: false,
    totals: { wardsWithFigures: 1, submitted, verified: 0, signed },
    ...changes,
  });
  const nothing = {
    isCarriedForward: true,
    totals: { wardsWithFigures: 0, submitted: 0, verified: 0, signed: 0 },
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
    plan: { from: reportingDate('2022-04-23'), to: reportingDate('2022-06-01'), required: 40 },
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
    expect(signed({ plan: null })).toEqual([null, null, null, 1, 0]);
    expect(signed({ plan: null, days: course.days.slice(0, 3) })).toEqual([null, null, null]);
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

  it('plans an even line from the evening before its first day, and forecasts nothing where nothing can be told', () => {
    expect(drawn.plan).toEqual([
      { date: '2022-04-22', count: 0 },
      { date: '2022-06-01', count: 40 },
    ]);
    expect(drawn.forecast).toBeUndefined();
  });

  it('tells events in the language of the reader, and leaves them out of a low picture', () => {
    const events = (frame: object) => burnUpOf(course, NO_FORECAST, { ...FRAME, ...frame }).events;
    expect(events({ language: 'en' })).toEqual([{ date: '2022-05-04', label: 'platform overloaded' }]);
    expect(events({ height: 299 })).toEqual([]);
  });
});
