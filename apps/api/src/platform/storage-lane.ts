import { Unavailable } from './outage.js';

/** So much file work at once. Node has four threads for it, and names, passwords and the console need them too. */
const PLACES = 2;

/**
 * Lets two pieces of file work run at once. A folder shared over a network can hang without a word, and a thread
 * that hangs in it cannot be called back: its place stays taken until the folder answers, its caller leaves in
 * time, and the rest of the program goes on.
 */
export class StorageLane {
  private readonly line: (() => void)[] = [];
  private free = PLACES;

  /** @param patience longest, in milliseconds, that a caller waits, in line or for the work. */
  constructor(private readonly patience: number) {}

  /** Throws `Unavailable` when the work's turn does not come, or its end, within the patience. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    const patience = endOf(this.patience);
    try {
      await Promise.race([this.turn(patience.isOver), patience.reached]);
      const working = work().finally(() => this.leave());
      return await Promise.race([working, patience.reached]);
    } finally {
      patience.cancel();
    }
  }

  private turn(isOver: () => boolean): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return Promise.resolve();
    }
    return new Promise((called) =>
      // Who has left the line by then hands the place on.
      this.line.push(() => (isOver() ? this.leave() : called())),
    );
  }

  private leave(): void {
    const next = this.line.shift();
    if (next) next();
    else this.free += 1;
  }
}

function endOf(milliseconds: number) {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const reached = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isOver = true;
      reject(new Unavailable('away', 'The storage does not answer.'));
    }, milliseconds);
  });
  // Nobody need be waiting when it is over.
  reached.catch(() => undefined);
  return { reached, isOver: () => isOver, cancel: () => clearTimeout(timer) };
}
