import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Notice, NoticeDetails } from '../contract/notice.js';
import { Notices } from '../notices/notices.service.js';
import { system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { Ticker } from '../platform/schedule.js';

/** A run that failed is tried again by itself; one that has not succeeded so long after its hour is told of. */
const TRIED_FOR = `interval '10 minutes'`;

/**
 * Tells every administrator, once a minute at most, of the messages that were given up since and of the planned
 * documents that were not made: in the console, and by mail. Each is told of once, by whichever process comes first;
 * one that is tried anew and comes to a bad end again is told of again.
 */
@Injectable()
export class TellAdministrators implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ticker: Ticker,
    private readonly notices: Notices,
  ) {}

  onModuleInit(): void {
    this.ticker.every(60, 'tell-administrators', () => this.tell());
  }

  /** Safe to call at any time, from any number of processes. */
  async tell(): Promise<void> {
    const now = this.clock.now();
    await this.database.within(system('tell-administrators'), async (tx) => {
      const [mail, runs] = [await givenUp(tx, now), await failedRuns(tx, now)];
      const told: [Notice['kind'], NoticeDetails][] = runs.map((run) => [
        'run-failed',
        { byName: null, ...run },
      ]);
      const [first] = mail;
      if (first)
        told.push(['mail-given-up', { byName: null, messages: mail.length, address: first.address }]);
      if (told.length === 0) return;
      const administrators = (await tx.query(
        `select id from user_account where role = 'administrator' and disabled_at is null order by id`,
      )) as { id: string }[];
      for (const { id } of administrators)
        for (const [kind, details] of told) await this.notices.tell(tx, { userId: id }, kind, details);
    });
  }
}

/**
 * The messages given up and not told of yet, now taken for told. Left out are those whose recipient was changed or
 * switched off, as was meant, and those that bring these very notices: they would be told of without end.
 */
function givenUp(tx: Transaction, now: Date): Promise<{ address: string }[]> {
  return tx.query(
    `with given_up as (
       update outbox_message set told_at = $1 where state = 'given-up' and told_at is null
       returning id, address, notice_id, queued_at
     )
     select address from given_up
      where not exists (select from notice where id = notice_id and kind in ('mail-given-up', 'run-failed'))
        and (select reason from delivery_attempt where message_id = given_up.id order by id desc limit 1)
            is distinct from 'recipient-changed'
      order by queued_at, id`,
    [now],
  );
}

async function failedRuns(tx: Transaction, now: Date): Promise<{ schedule: string; plannedAt: string }[]> {
  const [runs] = (await tx.query(
    `update scheduled_run as run set told_at = $1
       from schedule
      where run.state = 'failed' and run.told_at is null and run.queued_at <= $1::timestamptz - ${TRIED_FOR}
        and schedule.id = run.schedule_id
     returning schedule.name as schedule, run.planned_at as "plannedAt"`,
    [now],
  )) as [{ schedule: string; plannedAt: Date }[], number];
  return runs.map(({ schedule, plannedAt }) => ({ schedule, plannedAt: plannedAt.toISOString() }));
}
