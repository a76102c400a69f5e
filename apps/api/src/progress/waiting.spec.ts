import { addDays, type ReportingDate, reportingDate } from '../domain/reporting-date.js';
import type { AreaDay } from './area-days.query.js';
import { sumOfAreas } from './totals.js';
import { waitsOf } from './waiting.js';

const START = reportingDate('2022-04-13');

/** Consecutive days from the start; of each step what it counts cumulatively. */
function daysOf(rows: readonly Partial<AreaDay>[], from = START): AreaDay[] {
  return rows.map((row, index) => ({ ...sumOfAreas([], addDays(from, index)), ...row }));
}

/** Asks about the last of the days; counts the look-ups. */
async function waiting(days: readonly AreaDay[]) {
  let lookUps = 0;
  const last = days.at(-1)?.date ?? START;
  const waits = await waitsOf(last, START, (from: ReportingDate, until: ReportingDate) => {
    lookUps += 1;
    return Promise.resolve(days.filter(({ date }) => date >= from && date < until));
  });
  return { ...waits, lookUps };
}

describe('waitsOf', () => {
  it('goes back to the day the record next in line came, first come, first served', async () => {
    const days = daysOf([
      { required: 100, submitted: 10 },
      { required: 100, submitted: 30, verified: 5 },
      { required: 100, submitted: 50, verified: 20, unresolved: 4 },
      { required: 100, submitted: 60, verified: 25, unresolved: 5, signed: 6 },
    ]);
    // 30 are back from the police: number 31 was sent on the third day. 6 are signed: number 7 could be
    // since the third day, when 20 were verified. The list itself came on the first day.
    expect(await waiting(days)).toEqual({ submitted: 3, verified: 1, signed: 1, lookUps: 1 });
  });

  it('counts records that skip the police as ready to be signed', async () => {
    const days = daysOf([{ exempt: 5 }, { exempt: 5, verified: 0, signed: 3 }]);
    expect((await waiting(days)).signed).toBe(1);
  });

  it('is nothing where nothing waits', async () => {
    const days = daysOf([{ required: 9, submitted: 9, verified: 7, unresolved: 2, signed: 7 }]);
    expect(await waiting(days)).toMatchObject({ submitted: null, verified: null, signed: null });
    expect(await waiting([])).toMatchObject({ submitted: null, verified: null, signed: null });
  });

  it('stops where an adjustment took the waiting records away', async () => {
    const days = daysOf([
      { submitted: 50 },
      { submitted: 10 },
      { submitted: 30 },
      { submitted: 40, verified: 20 },
    ]);
    expect((await waiting(days)).verified).toBe(1);
  });

  it.each([
    // Every day 10 more, or the more the later. 1.000 are back: number 1.001 was sent on the 101st, or the 45th day.
    ['evenly', (day: number) => 10 * day, 99],
    ['ever faster', (day: number) => Math.floor((day * day) / 2), 155],
  ])('finds a day long ago in a few look-ups when work grew %s', async (_, sent, days) => {
    const all = daysOf(
      Array.from({ length: 200 }, (_, index) => ({ submitted: sent(index + 1), verified: 5 * (index + 1) })),
    );
    const { verified, lookUps } = await waiting(all);
    expect(verified).toBe(days);
    expect(lookUps).toBeLessThanOrEqual(3);
  });

  it('counts from the last day on which nothing waited, also where an adjustment long ago made it so', async () => {
    const all = daysOf(
      Array.from({ length: 100 }, (_, index) => ({ submitted: index === 40 ? 5 : 50, verified: 10 })),
    );
    expect((await waiting(all)).verified).toBe(99 - 41);
  });

  it('looks no further back than the campaign began', async () => {
    const all = daysOf(Array.from({ length: 40 }, () => ({ required: 100, submitted: 7 })));
    const { submitted, lookUps } = await waiting(all);
    expect([submitted, lookUps]).toEqual([39, 2]);
  });
});
