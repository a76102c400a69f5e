/** Lets so many work at once; the others wait in line, first come, first served. */
export class Turnstile {
  private readonly line: (() => void)[] = [];

  constructor(private free: number) {}

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((called) => this.line.push(called));
    try {
      return await work();
    } finally {
      // Who leaves hands the place on, so nobody who comes now slips in between.
      const next = this.line.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
