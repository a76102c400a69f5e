import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { causeOf } from '../platform/log.js';
import { Metrics } from '../platform/metrics.js';
import { Ticker } from '../platform/schedule.js';
import { nextAttemptAfter } from './back-off.js';
import { type HandOver, MailServer } from './mail-server.js';
import { ABOUT_THE_SERVER, MailBreaker } from './mail-breaker.js';
import {
  type AttemptEnd,
  extendLease,
  giveBack,
  type Lease,
  leaseNextMessage,
  sendNow,
  settle,
} from './outbox-lease.js';
import { Postbox } from './postbox.js';

const ACTOR = system('send-mail');

/** How often a sender shows that it lives; three signs fit into a lease. */
const SIGN_OF_LIFE = 12_000;

/** So many messages a process has on their way at once: one slow recipient does not hold up the others. */
const AT_ONCE = 4;

/**
 * Sends what waits in the outbox, a few messages at once, in every process that runs jobs. The outbox is
 * the queue itself: a message is leased, handed over, settled. A sender that dies leaves a lease that ends, and
 * another sends the same bytes under the same Message-ID.
 */
@Injectable()
export class SendMail implements OnModuleInit {
  private readonly log = new Logger('mail');
  private readonly breaker = new MailBreaker();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ticker: Ticker,
    private readonly postbox: Postbox,
    private readonly server: MailServer,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.ticker.every(10, 'send-mail', (stopping) => this.work(stopping));
  }

  /** Works until nothing is due, or until the process stops. Safe from any number of processes. */
  async work(stopping?: AbortSignal): Promise<void> {
    const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => this.sendAll(stopping)));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  private async sendAll(stopping?: AbortSignal): Promise<void> {
    while (stopping?.aborted !== true && this.breaker.lets(this.clock.now())) {
      const lease = await this.next();
      if (lease === null) return;
      const tried = await this.whileHolding(lease, () => this.attempt(lease, stopping));
      if (tried === null) return this.database.within(ACTOR, (tx) => giveBack(tx, lease));
      const { tryAgainAt, isBack } = this.breaker.ended(lease.messageId, tried.reason, this.clock.now());
      const end = this.endOf(lease, tried, tryAgainAt);
      await this.database.within(ACTOR, async (tx) => {
        await settle(tx, lease, end, this.clock.now());
        if (isBack) await sendNow(tx, this.clock.now(), ABOUT_THE_SERVER);
      });
      this.metrics.done(`mail.${end.state}`);
      if (end.state === 'given-up') {
        this.log.error({ message: 'a mail was given up', messageId: lease.messageId, reason: end.reason });
      }
    }
  }

  private async next(): Promise<Lease | null> {
    let lease: Lease | null = null;
    try {
      lease = await this.database.within(ACTOR, (tx) => leaseNextMessage(tx, this.clock.now()));
      return lease;
    } finally {
      if (lease === null) this.breaker.foundNothing();
    }
  }

  /** Null when it was not begun: what is handed over as the process stops may be cut, and then goes out twice. */
  private async attempt(lease: Lease, stopping?: AbortSignal): Promise<Tried | null> {
    try {
      const message = await this.postbox.open(lease.messageId);
      if (message.refusal !== null) return { state: 'given-up', reason: message.refusal, answer: null };
      if (stopping?.aborted === true) return null;
      return triedOf(await this.server.handOver(message.eml, message.from, message.to));
    } catch (error) {
      // Its document cannot be read, or its figures cannot be asked: our fault, and worth another attempt.
      this.log.error({ messageId: lease.messageId, cause: causeOf(error) });
      return { state: 'failed', reason: 'not-composed', answer: null, mayBeDelivered: false };
    }
  }

  /**
   * With `tryAgainAt` it was the server that failed, and the attempt does not count; but for one whose text the server
   * may have, as each of those may be another copy to the recipient.
   */
  private endOf(lease: Lease, tried: Tried, tryAgainAt: Date | null): AttemptEnd {
    const { state, reason, answer: serverAnswer } = tried;
    if (state !== 'failed') return { state, reason, serverAnswer, nextAttemptAt: null, isCounted: true };
    if (tryAgainAt !== null && !tried.mayBeDelivered) {
      const toEverybody = reason === 'temporary' ? 'server-refused' : reason;
      return { state, reason: toEverybody, serverAnswer, nextAttemptAt: tryAgainAt, isCounted: false };
    }
    const nextAttemptAt = nextAttemptAfter(lease.attempt, this.clock.now());
    const isLast = nextAttemptAt === null;
    return { state: isLast ? 'given-up' : 'failed', reason, serverAnswer, nextAttemptAt, isCounted: true };
  }

  private async whileHolding<T>(lease: Lease, work: () => Promise<T>): Promise<T> {
    const signs = setInterval(() => {
      this.database
        .within(ACTOR, (tx) => extendLease(tx, lease))
        .catch((error: unknown) => this.log.warn({ messageId: lease.messageId, cause: causeOf(error) }));
    }, SIGN_OF_LIFE);
    try {
      return await work();
    } finally {
      clearInterval(signs);
    }
  }
}

/** What became of a message in one attempt, whoever is to blame. */
type Tried =
  | { state: 'accepted' | 'kept' | 'given-up'; reason: AttemptEnd['reason']; answer: string | null }
  | { state: 'failed'; reason: AttemptEnd['reason']; answer: string | null; mayBeDelivered: boolean };

function triedOf(handOver: HandOver): Tried {
  if (handOver.state === 'failed') return handOver;
  if (handOver.state === 'kept') return { state: 'kept', reason: null, answer: null };
  const { state, answer } = handOver;
  return state === 'accepted'
    ? { state, reason: null, answer }
    : { state: 'given-up', reason: 'refused', answer };
}
