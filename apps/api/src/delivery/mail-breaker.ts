import type { AttemptReason } from '../contract/delivery.js';

/** Pauses after the server failed, in minutes: longer each time, up to five. */
const PAUSES = [1, 2, 5];

/** So many messages in a row that were not answered, or put off, mean the server, not the messages. */
const DIFFERENT_IN_A_ROW = 3;

/** Why an attempt failed that says nothing of its message: the server itself is away or refuses everybody. */
const OF_THE_SERVER: readonly AttemptReason[] = ['no-connection', 'sign-in', 'server-refused'];

/** Why an attempt failed that may be about its message, or about the server. */
const OF_EITHER: readonly AttemptReason[] = ['no-answer', 'connection-lost', 'temporary'];

/** What is worth another attempt at once when the server is back. */
export const ABOUT_THE_SERVER: readonly AttemptReason[] = [...OF_THE_SERVER, 'no-answer', 'connection-lost'];

/**
 * Whether the mail server is worth trying. When it does not answer, or puts everybody off, nobody tries it for a
 * while; then one message does, and the others follow when it is accepted.
 */
export class MailBreaker {
  /** The messages that got no answer, or were put off, since the last one that the server decided on. */
  private readonly undecided = new Set<string>();
  private pauses = 0;
  private closedUntil: Date | null = null;
  private isProbing = false;

  /** Whether a message may be tried now. Who is let through says with `ended` how it went. */
  lets(now: Date): boolean {
    if (this.closedUntil === null) return true;
    if (now < this.closedUntil || this.isProbing) return false;
    this.isProbing = true;
    return true;
  }

  /** The one let through found nothing to send. */
  foundNothing(): void {
    this.isProbing = false;
  }

  /**
   * How the attempt of a message ended; null when it was accepted.
   *
   * @returns `tryAgainAt`: when the server is tried again, where it is the server that failed and not the message;
   * `isBack` when the server is back after a pause.
   */
  ended(
    messageId: string,
    reason: AttemptReason | null,
    now: Date,
  ): { tryAgainAt: Date | null; isBack: boolean } {
    this.isProbing = false;
    if (reason === null || reason === 'refused') {
      const isBack = this.closedUntil !== null;
      this.undecided.clear();
      this.pauses = 0;
      this.closedUntil = null;
      return { tryAgainAt: null, isBack };
    }
    const isOfServer = OF_THE_SERVER.includes(reason);
    // Not sent at all: nothing was heard of the server.
    if (!isOfServer && !OF_EITHER.includes(reason)) return { tryAgainAt: null, isBack: false };
    this.undecided.add(messageId);
    const isSure = isOfServer || this.undecided.size >= DIFFERENT_IN_A_ROW || this.closedUntil !== null;
    return { tryAgainAt: isSure ? this.pause(now) : null, isBack: false };
  }

  private pause(now: Date): Date {
    // Messages that were on their way together fail together: one pause for all of them.
    if (this.closedUntil !== null && now < this.closedUntil) return this.closedUntil;
    const minutes = PAUSES[Math.min(this.pauses, PAUSES.length - 1)] ?? 1;
    this.pauses += 1;
    this.closedUntil = new Date(now.getTime() + minutes * 60_000);
    return this.closedUntil;
  }
}
