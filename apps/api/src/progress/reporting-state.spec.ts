import { reportingDate } from '../domain/reporting-date.js';
import { stateOfArea } from './reporting-state.js';
import { sumOfAreas } from './totals.js';

describe('stateOfArea', () => {
  const day = { ...sumOfAreas([], reportingDate('2022-05-07')), wards: 10, wardsReported: 10 };

  it.each([
    ['all have reported', day, 'on-time'],
    ['one was late', { ...day, wardsLate: 1 }, 'late'],
    ['one is out', { ...day, wardsReported: 9, wardsLate: 1 }, 'missing'],
    ['one was sent back', { ...day, wardsReported: 9, wardsReturned: 1 }, 'returned'],
    ['no ward takes part', { ...day, wards: 0, wardsReported: 0 }, 'not-due'],
  ] as const)('when %s is %3$s', (_, of, state) => {
    expect(stateOfArea(of, true)).toBe(state);
  });
});
