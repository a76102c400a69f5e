import { Injectable, type OnModuleInit } from '@nestjs/common';
import { system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Ticker } from '../platform/schedule.js';
import { REMEMBERED_SUCCESS } from './sign-in-attempts.js';

/**
 * Throws away, once an hour, what nobody asks for any more: sessions that ran out, attempts to sign in that
 * failed more than a day ago or succeeded weeks ago, and answers kept for repeated calls for more than seven
 * days. Safe to run on every instance, and to be missed: nothing counts on it but the disk.
 */
@Injectable()
export class CleanUpService implements OnModuleInit {
  constructor(
    private readonly ticker: Ticker,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.ticker.every(3_600, 'clean-up', () => this.cleanUp());
  }

  async cleanUp(): Promise<void> {
    const now = this.clock.now();
    await this.database.recording(system('clean-up'), async (tx) => {
      await tx.query(`delete from session where expires_at <= $1`, [now]);
      await tx.query(
        `delete from sign_in_attempt
          where attempted_at < $1::timestamptz - case when succeeded then ${REMEMBERED_SUCCESS} else interval '1 day' end`,
        [now],
      );
      await tx.query(`delete from idempotent_answer where created_at < now() - interval '7 days'`);
    });
  }
}
