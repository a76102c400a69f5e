import { DAY_STATES, LETTER_OF_STATE, stateOfDay } from './completeness.js';

const working = { isReportingDay: true, timeliness: null, isReturned: false, isDue: true } as const;

describe('stateOfDay', () => {
  it.each([
    ['filed before the deadline', { ...working, timeliness: 'on-time' }, 'on-time'],
    ['filed after the deadline', { ...working, timeliness: 'late' }, 'late'],
    ['returned for correction', { ...working, timeliness: 'on-time', isReturned: true }, 'returned'],
    ['absent after the deadline', working, 'missing'],
    ['absent before the deadline', { ...working, isDue: false }, 'not-due'],
    ['absent on a holiday', { ...working, isReportingDay: false }, 'holiday'],
    ['filed on a holiday', { ...working, isReportingDay: false, timeliness: 'on-time' }, 'on-time'],
  ] as const)('of a report %s is %3$s', (_, day, state) => {
    expect(stateOfDay(day)).toBe(state);
  });

  it('has a letter of its own for every state, so that colour is never alone', () => {
    expect(DAY_STATES.map((state) => LETTER_OF_STATE[state])).toEqual(['Đ', 'T', 'L', 'C', 'N', '–']);
  });
});
