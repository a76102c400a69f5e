import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database } from '../platform/database.js';

const HOUR = 3_600_000;

/**
 * Throws away, once an hour, what nobody asks for any more: sessions that ran out, attempts to sign in
 * older than a day, and answers kept for repeated calls for more than seven. Safe to run on every
 * instance, and to be missed: nothing counts on it but the disk.
 */
@Injectable()
export class CleanUpService implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.RUN_JOBS) return;
    // A database away for a moment is no reason to fall: the next hour comes.
    this.timer = setInterval(() => void this.cleanUp().catch(() => undefined), HOUR);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  async cleanUp(): Promise<void> {
    const now = this.clock.now();
    await this.database.within(system('clean-up'), async (tx) => {
      await tx.query(`delete from session where expires_at <= $1`, [now]);
      await tx.query(`delete from sign_in_attempt where attempted_at < $1::timestamptz - interval '1 day'`, [
        now,
      ]);
      await tx.query(`delete from idempotent_answer where created_at < now() - interval '7 days'`);
    });
  }
}
