import { Logger } from '@nestjs/common';
import { Clock } from './clock.js';

const HOUR = 3_600_000;

describe('the campaign’s clock', () => {
  let wall: number;
  let counter: number;
  let database: number;
  let clock: Clock;
  /** Time passes: here, for the database, and on this machine's own clock. */
  const pass = (milliseconds: number, on: { counter?: number; database?: number; wall?: number } = {}) => {
    counter += on.counter ?? milliseconds;
    database += on.database ?? milliseconds;
    wall += on.wall ?? milliseconds;
  };
  /** Asks the database for its time; the answer takes that long, half of it on the way back. */
  const compare = (took = 0) => {
    const asked = counter;
    pass(took / 2);
    const answer = database;
    pass(took / 2);
    clock.hear(answer, asked);
  };
  const apart = () => clock.real().getTime() - database;

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => {
    database = Date.parse('2022-05-07T16:00:00+07:00');
    wall = database;
    counter = 50;
    clock = new Clock(
      () => wall,
      () => counter,
    );
  });

  it.each([
    ['as fast as this machine’s', 0],
    ['three hours behind it', 3 * HOUR],
    ['two hours ahead of it', -2 * HOUR],
  ])('is the database’s, where that is %s', (_, ahead) => {
    wall += ahead;
    compare(40);
    expect(apart()).toBe(0);
    pass(60_000);
    expect(apart()).toBe(0);
    expect([clock.ownDifference, clock.doubt]).toEqual([ahead, null]);
  });

  it('stands as far from it as the campaign does', () => {
    compare();
    clock.shiftBy(-5 * HOUR);
    expect(clock.now().getTime()).toBe(database - 5 * HOUR);
    expect(clock.real().getTime()).toBe(database);
  });

  it('does not notice that this machine’s own clock is put right or wrong while it runs', () => {
    compare();
    pass(1_000, { wall: 1_000 + HOUR });
    compare();
    expect([apart(), clock.doubt]).toEqual([0, null]);
  });

  it('follows what drifts apart, when the answer was quick enough to say so', () => {
    compare();
    pass(60_000, { database: 60_050 });
    compare(900);
    expect(apart()).toBe(-50);
    compare(20);
    expect(apart()).toBe(0);
  });

  it('goes on with the database after this machine slept', () => {
    wall += HOUR;
    compare();
    pass(8 * HOUR, { counter: 0 });
    compare();
    expect([apart(), clock.doubt]).toEqual([0, null]);
  });

  it.each([3 * HOUR, -3 * HOUR, 5_000])(
    'does not follow a jump of the database by %d ms, and says so',
    (jump) => {
      compare();
      pass(1_000, { database: 1_000 + jump });
      compare();
      expect([apart(), clock.doubt]).toEqual([-jump, 'jumped']);
      pass(1_000, { database: 1_000 - jump });
      compare();
      expect([apart(), clock.doubt]).toEqual([0, null]);
    },
  );

  it('follows the jump once this machine’s own clock shows the same time', () => {
    compare();
    pass(1_000, { database: 1_000 + HOUR });
    compare();
    pass(1_000, { wall: 1_000 + HOUR });
    compare();
    expect([apart(), clock.doubt]).toEqual([0, null]);
  });

  it('takes no slow answer for a jump', () => {
    compare();
    pass(1_000);
    compare(9_000);
    expect(clock.doubt).toBeNull();
    expect(apart()).toBe(0);
  });

  it('that was put back with the database’s is in doubt until it has caught up with what was recorded', () => {
    compare();
    clock.shiftBy(-5 * HOUR);
    clock.hearRecorded(clock.now().getTime());
    pass(1_000, { database: 1_000 - HOUR, wall: 1_000 - HOUR });
    compare();
    expect([apart(), clock.doubt, clock.behind]).toEqual([0, 'behind', HOUR - 1_000]);
    pass(HOUR - 4_000);
    expect(clock.doubt).toBe('behind');
    pass(1_000);
    expect(clock.doubt).toBeNull();
  });

  it('that was put back while the program was off is so as well', () => {
    compare();
    clock.hearRecorded(database + 3_000);
    expect([clock.doubt, clock.newestRecorded?.getTime()]).toEqual(['behind', database + 3_000]);
  });

  it('a little behind what was recorded last shows that moment, and never one before', () => {
    compare();
    const newest = database + 2_000;
    clock.hearRecorded(newest);
    expect([clock.doubt, clock.now().getTime()]).toEqual([null, newest]);
    pass(1_500);
    expect(clock.now().getTime()).toBe(newest);
    pass(1_000);
    expect(clock.now().getTime()).toBe(newest + 500);
  });

  it('that stands still, for a replay, goes back as far as it is told to', () => {
    compare();
    clock.hearRecorded(database);
    const earlier = new Date(database - HOUR);
    clock.standAt(earlier);
    expect([clock.doubt, clock.now()]).toEqual([null, earlier]);
  });
});
