import { Injectable } from '@nestjs/common';

/**
 * The campaign's clock. Everything that reasons about dates asks this one; no rule reads the wall
 * clock. In the demonstration it stands a fixed number of milliseconds from the wall clock, and the
 * replay sets it to a moment of the story.
 */
@Injectable()
export class Clock {
  private offset = 0;
  private fixedAt: Date | null = null;

  now(): Date {
    return this.fixedAt ?? new Date(Date.now() + this.offset);
  }

  /** Milliseconds this clock stands behind (negative) or before (positive) the wall clock. */
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
}
