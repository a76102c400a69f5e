import { date, instant, statedCount } from './fields.js';

describe('the fields of the contract', () => {
  it.each([
    ['the first day', '2000-01-01', true],
    ['the last day', '2100-12-31', true],
    ['the day before the first', '1999-12-31', false],
    ['the day after the last', '2101-01-01', false],
    ['the year 0', '0000-01-01', false],
    ['the last year four digits can write', '9999-12-31', false],
    ['a day that is none', '2022-02-29', false],
  ])('%s: %s is taken: %s', (_, day, isTaken) => {
    expect(date.safeParse(day).success).toBe(isTaken);
  });

  it.each([
    ['2022-05-07T16:00:00+07:00', '2022-05-07T09:00:00.000Z'],
    ['2022-05-07T16:00:00+23:00', '2022-05-06T17:00:00.000Z'],
    ['2022-05-07T09:00:00Z', '2022-05-07T09:00:00.000Z'],
  ])('a moment is written in UTC from the door on: %s is %s', (sent, read) => {
    expect(instant.parse(sent)).toBe(read);
  });

  it('takes a moment to the nanosecond, and no endless row of digits', () => {
    expect(instant.safeParse('2022-05-07T16:00:00.123456789+07:00').success).toBe(true);
    expect(instant.safeParse(`2022-05-07T16:00:00.${'0'.repeat(900_000)}Z`).success).toBe(false);
  });

  it.each(['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2000-01-01T00:00:00+07:00', 'hôm qua'])(
    'refuses the moment %s',
    (moment) => {
      expect(instant.safeParse(moment).success).toBe(false);
    },
  );

  it('takes no more records of one ward than a report may state', () => {
    expect(statedCount.safeParse(99_999_999).success).toBe(true);
    expect(statedCount.safeParse(100_000_000).success).toBe(false);
  });
});
