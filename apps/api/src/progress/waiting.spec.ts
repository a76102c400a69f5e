import { addDays, reportingDate } from '../domain/reporting-date.js';
import type { AreaDay } from './area-days.query.js';
import { sumOfAreas } from './totals.js';
import { waitingDaysOf } from './waiting.js';

const START = reportingDate('2022-04-13');

/** Consecutive days from the start; of each step what it counts cumulatively. */
function daysOf(rows: readonly Partial<AreaDay>[], from = START): AreaDay[] {
  return rows.map((row, index) => ({ ...sumOfAreas([], addDays(from, index)), ...row }));
}

describe('waitingDaysOf', () => {
  it('goes back to the day the record next in line came, first come, first served', () => {
    const days = daysOf([
      { required: 100, submitted: 10 },
      { required: 100, submitted: 30, verified: 5 },
      { required: 100, submitted: 50, verified: 20, unresolved: 4 },
      { required: 100, submitted: 60, verified: 25, unresolved: 5, signed: 6 },
    ]);
    // 30 are back from the police: number 31 was sent on the third day. 6 are signed: number 7 could be
    // since the third day, when 20 were verified. The list itself came on the first day.
    expect(waitingDaysOf(days, START)).toEqual({
      waiting: { submitted: 3, verified: 1, signed: 1 },
      isWhole: true,
    });
  });

  it('counts records that skip the police as ready to be signed', () => {
    const days = daysOf([{ exempt: 5 }, { exempt: 5, verified: 0, signed: 3 }]);
    expect(waitingDaysOf(days, START).waiting.signed).toBe(1);
  });

  it('is nothing where nothing waits', () => {
    const days = daysOf([{ required: 9, submitted: 9, verified: 7, unresolved: 2, signed: 7 }]);
    expect(waitingDaysOf(days, START).waiting).toEqual({ submitted: null, verified: null, signed: null });
    expect(waitingDaysOf([], START).waiting).toEqual({ submitted: null, verified: null, signed: null });
  });

  it('stops where an adjustment took the waiting records away', () => {
    const days = daysOf([
      { submitted: 50 },
      { submitted: 10 },
      { submitted: 30 },
      { submitted: 40, verified: 20 },
    ]);
    expect(waitingDaysOf(days, START).waiting.verified).toBe(1);
  });

  it('asks for earlier days when it reached the first one without an end', () => {
    const later = daysOf([{ submitted: 50 }, { submitted: 60, verified: 20 }], addDays(START, 10));
    expect(waitingDaysOf(later, START).isWhole).toBe(false);
    expect(waitingDaysOf(later, addDays(START, 10)).isWhole).toBe(true);
  });
});
