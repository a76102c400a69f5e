import { Injectable, Logger } from '@nestjs/common';

/** Clocks that differ by more, in milliseconds, are not the same time. */
const SAME_TIME = 2_000;

/** An answer that took longer says too little about when it was given to move the clock by. */
const QUICK_ANSWER = 200;

/** What two machines' clocks drift apart by in any case. */
const DRIFT = 5;

/**
 * The campaign's clock. Everything that reasons about dates asks this one; no rule reads the wall
 * clock. In the demonstration it stands a fixed number of milliseconds from the real time, and the
 * replay sets it to a moment of the story.
 *
 * The real time is the database's, carried on by a steady counter of this machine: all instances have the same,
 * whatever their own clocks say or do. A jump of the database's own clock is not followed. A clock that was put back,
 * with the program running or not, lies before what was recorded last: nothing is recorded until it has caught up.
 */
@Injectable()
export class Clock {
  private readonly log = new Logger('clock');
  private offset = 0;
  private fixedAt: Date | null = null;
  /** The database's time when our counter stood at `at` and this machine's own clock at `wall`. */
  private heard: { time: number; at: number; wall: number } | null = null;
  private jump = 0;
  /** The newest moment that was recorded, in the campaign's time, as far as it was heard of. */
  private newest = -Infinity;

  /** @param wall this machine's own clock, in milliseconds since 1970; @param counter what counts steadily. */
  constructor(
    private readonly wall = () => Date.now(),
    readonly counter = () => performance.now(),
  ) {}

  /** A little behind what was recorded last, as clocks differ, it is that moment. */
  now(): Date {
    const behind = this.behind;
    return behind > 0 && behind <= SAME_TIME ? new Date(this.newest) : this.unchecked();
  }

  /** The real time, however far the campaign's lies from it. */
  real(): Date {
    return new Date(this.heard ? this.heard.time + this.counter() - this.heard.at : this.wall());
  }

  /**
   * Why nothing may be recorded now: the database's time has not gone on steadily, or it lies before the newest moment
   * that was recorded; null when all is well.
   */
  get doubt(): 'jumped' | 'behind' | null {
    if (this.jump !== 0) return 'jumped';
    return this.behind > SAME_TIME ? 'behind' : null;
  }

  /** Milliseconds by which the time lies before the newest recorded moment; none while it stands. */
  get behind(): number {
    return this.fixedAt === null ? Math.max(0, this.newest - this.unchecked().getTime()) : 0;
  }

  /** The newest moment that was recorded, as far as it was heard of; null before there is any. */
  get newestRecorded(): Date | null {
    return Number.isFinite(this.newest) ? new Date(this.newest) : null;
  }

  /** Milliseconds by which this machine's own clock is ahead of the time in use. */
  get ownDifference(): number {
    return this.wall() - this.real().getTime();
  }

  /** Milliseconds this clock stands behind (negative) or before (positive) the real time. */
  shiftBy(milliseconds: number): void {
    this.offset = milliseconds;
  }

  get shift(): number {
    return this.offset;
  }

  /** Stands still at a moment: for the replay and for tests. `null` lets it run again. */
  standAt(moment: Date | null): void {
    this.fixedAt = moment;
  }

  /**
   * Hears the database's time (milliseconds since 1970), asked for when our counter stood at `askedAt`.
   *
   * A small difference is drift and followed. A large one is a jump: of this machine that slept, when its own clock
   * went on as far as the database's; else of the database's clock, which is not followed before it is back, this
   * machine's own clock shows the same, or the program is started anew.
   */
  hear(time: number, askedAt: number): void {
    const at = this.counter();
    const took = at - askedAt;
    const heard = { time: time + took / 2, at, wall: this.wall() };
    if (!this.heard) {
      this.heard = heard;
      this.tellDifference();
      return;
    }
    const difference = heard.time - this.real().getTime();
    if (Math.abs(difference) > SAME_TIME + took) {
      const slept = heard.wall - this.heard.wall - (heard.time - this.heard.time);
      const agrees = [slept, heard.wall - heard.time].some((apart) => Math.abs(apart) <= SAME_TIME + took);
      if (!agrees) return this.distrust(difference);
      this.log.warn({
        message: 'time went on while this machine did not',
        milliseconds: Math.round(difference),
      });
      this.heard = heard;
    } else if (took < QUICK_ANSWER && Math.abs(difference) > took / 2 + DRIFT) {
      this.heard = heard;
    }
    if (this.jump !== 0) this.log.warn({ message: 'the clocks agree again; recording goes on' });
    this.jump = 0;
  }

  /** Hears the newest moment that was recorded (milliseconds since 1970, in the campaign's time). */
  hearRecorded(newest: number): void {
    const wasBehind = this.behind > SAME_TIME;
    this.newest = newest;
    if (!wasBehind && this.behind > SAME_TIME) {
      this.log.error({
        message: 'the clock lies before what was recorded last; nothing is recorded',
        milliseconds: Math.round(this.behind),
      });
    }
  }

  private unchecked(): Date {
    return this.fixedAt ?? new Date(this.real().getTime() + this.offset);
  }

  private distrust(difference: number): void {
    const milliseconds = Math.round(difference);
    if (this.jump === 0) {
      this.log.error({ message: 'the clock of the database has jumped; nothing is recorded', milliseconds });
    }
    this.jump = milliseconds;
  }

  private tellDifference(): void {
    const milliseconds = Math.round(this.ownDifference);
    if (Math.abs(milliseconds) <= SAME_TIME) return;
    this.log.warn({ message: 'this machine’s clock is wrong; the database’s time is used', milliseconds });
  }
}
