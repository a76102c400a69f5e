import { Unavailable } from './outage.js';

/** Lets so many work at once; the others wait in line, first come, first served. */
export class Turnstile {
  private readonly line: (() => void)[] = [];

  /** @param patience longest wait in line, in milliseconds; who has waited so long is sent away as from a line. */
  constructor(
    private free: number,
    private readonly patience: number | null = null,
  ) {}

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await this.wait();
    try {
      return await work();
    } finally {
      // Who leaves hands the place on, so nobody who comes now slips in between.
      const next = this.line.shift();
      if (next) next();
      else this.free += 1;
    }
  }

  private wait(): Promise<void> {
    return new Promise((called, sentAway) => {
      if (this.patience === null) {
        this.line.push(called);
        return;
      }
      const timer = setTimeout(() => {
        this.line.splice(this.line.indexOf(place), 1);
        sentAway(new Unavailable('busy', 'The line is too long.'));
      }, this.patience);
      const place = () => {
        clearTimeout(timer);
        called();
      };
      this.line.push(place);
    });
  }
}
