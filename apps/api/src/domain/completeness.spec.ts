import { DAY_STATES, lettersOf, stateOfDay } from './completeness.js';

const working = { isReportingDay: true, timeliness: null, isReturned: false, isDue: true } as const;

describe('stateOfDay', () => {
  it.each([
    ['filed before the deadline', { ...working, timeliness: 'on-time' }, 'on-time'],
    ['filed after the deadline', { ...working, timeliness: 'late' }, 'late'],
    ['returned for correction', { ...working, timeliness: 'on-time', isReturned: true }, 'returned'],
    ['absent after the deadline', working, 'missing'],
    ['absent before the deadline', { ...working, isDue: false }, 'not-due'],
    ['absent on a holiday', { ...working, isReportingDay: false }, 'holiday'],
    [
      'returned, of what is a holiday now,',
      { ...working, isReportingDay: false, isReturned: true },
      'holiday',
    ],
    ['filed on a holiday', { ...working, isReportingDay: false, timeliness: 'on-time' }, 'on-time'],
  ] as const)('of a report %s is %3$s', (_, day, state) => {
    expect(stateOfDay(day)).toBe(state);
  });

  it('has a letter of its own for every state, so that colour is never alone', () => {
    const written = (language?: 'vi' | 'en') => DAY_STATES.map((state) => lettersOf(language)[state]);
    expect(written()).toEqual(['Đ', 'T', 'B', 'C', 'N', '–']);
    expect(written('en')).toEqual(['O', 'L', 'R', 'M', 'H', '–']);
  });
});
