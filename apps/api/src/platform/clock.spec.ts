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
    expect([clock.ownDifference, clock.isTrusted]).toEqual([ahead, true]);
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
    expect([apart(), clock.isTrusted]).toEqual([0, true]);
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
    expect([apart(), clock.isTrusted]).toEqual([0, true]);
  });

  it.each([3 * HOUR, -3 * HOUR, 5_000])(
    'does not follow a jump of the database by %d ms, and says so',
    (jump) => {
      compare();
      pass(1_000, { database: 1_000 + jump });
      compare();
      expect([apart(), clock.isTrusted]).toEqual([-jump, false]);
      pass(1_000, { database: 1_000 - jump });
      compare();
      expect([apart(), clock.isTrusted]).toEqual([0, true]);
    },
  );

  it('follows the jump once this machine’s own clock shows the same time', () => {
    compare();
    pass(1_000, { database: 1_000 + HOUR });
    compare();
    pass(1_000, { wall: 1_000 + HOUR });
    compare();
    expect([apart(), clock.isTrusted]).toEqual([0, true]);
  });

  it('takes no slow answer for a jump', () => {
    compare();
    pass(1_000);
    compare(9_000);
    expect(clock.isTrusted).toBe(true);
    expect(apart()).toBe(0);
  });
});
