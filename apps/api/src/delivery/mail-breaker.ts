import type { AttemptReason } from '../contract/delivery.js';

/** Pauses after the server did not answer, in minutes: longer each time, up to five. */
const PAUSES = [1, 2, 5];

/** So many messages in a row without an answer mean the server, not the messages. */
const SILENT_IN_A_ROW = 3;

/** Why an attempt failed that says nothing of its message: the server itself is away, silent or refuses us. */
export const ABOUT_THE_SERVER: readonly AttemptReason[] = [
  'no-connection',
  'no-answer',
  'connection-lost',
  'sign-in',
];

/** What the server itself answered, though not what was hoped for. */
const ANSWERS: readonly AttemptReason[] = ['refused', 'temporary'];

/**
 * Whether the mail server is worth trying. When it does not answer, nobody tries it for a while; then one message
 * does, and the others follow when it is accepted.
 */
export class MailBreaker {
  private silent = 0;
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

  /** How an attempt ended; true when the server is back after a pause. */
  ended(reason: AttemptReason | null, now: Date): boolean {
    this.isProbing = false;
    if (reason === null || ANSWERS.includes(reason)) {
      const isBack = this.closedUntil !== null;
      this.silent = 0;
      this.pauses = 0;
      this.closedUntil = null;
      return isBack;
    }
    // Not sent at all: nothing was heard of the server.
    if (!ABOUT_THE_SERVER.includes(reason)) return false;
    this.silent += 1;
    const isSure = reason === 'no-connection' || reason === 'sign-in' || this.silent >= SILENT_IN_A_ROW;
    if (isSure || this.closedUntil !== null) this.pause(now);
    return false;
  }

  private pause(now: Date): void {
    // Messages that were on their way together fail together: one pause for all of them.
    if (this.closedUntil !== null && now < this.closedUntil) return;
    const minutes = PAUSES[Math.min(this.pauses, PAUSES.length - 1)] ?? 1;
    this.pauses += 1;
    this.closedUntil = new Date(now.getTime() + minutes * 60_000);
  }
}
