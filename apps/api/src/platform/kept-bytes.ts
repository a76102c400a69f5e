/** An answer as it is sent, and when it is true. */
export interface PreparedAnswer {
  /** The version of what it speaks of that it was made under. */
  version: string;
  /** True from then on, and until then, if nothing is recorded. */
  from: Date;
  until: Date;
  /** Names the bytes: the same content has the same tag on every instance. */
  tag: string;
  bytes: Buffer;
  /** Compressed, where that is worth it. */
  packed: Buffer | null;
}

/** What an entry's own objects take, roughly. */
const OVERHEAD = 500;

/** Answers by key, together no larger than `room` bytes; the one asked for longest ago goes first. */
export class KeptBytes {
  private readonly answers = new Map<string, PreparedAnswer>();

  constructor(private room: number) {}

  /** The answer, if it is true now and was made under this version. */
  get(key: string, version: string, now: Date): PreparedAnswer | null {
    const known = this.answers.get(key);
    if (!known || known.version !== version || now < known.from || now >= known.until) return null;
    this.answers.delete(key);
    this.answers.set(key, known);
    return known;
  }

  put(key: string, answer: PreparedAnswer): void {
    this.drop(key);
    this.answers.set(key, answer);
    this.room -= sizeOf(key, answer);
    for (const oldest of this.answers.keys()) {
      if (this.room >= 0) break;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    const answer = this.answers.get(key);
    if (!answer) return;
    this.answers.delete(key);
    this.room += sizeOf(key, answer);
  }
}

function sizeOf(key: string, { bytes, packed }: PreparedAnswer): number {
  return 2 * key.length + bytes.length + (packed?.length ?? 0) + OVERHEAD;
}
