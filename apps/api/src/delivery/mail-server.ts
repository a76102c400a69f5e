import { Inject, Injectable, Logger } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { AttemptReason } from '../contract/delivery.js';
import { CONFIG, type Config } from '../platform/config.js';

/** How an attempt to hand over a message ended. `answer` is what the server said, word for word. */
export type HandOver =
  | { state: 'accepted'; answer: string }
  /** No, for good: another attempt would be answered the same. */
  | { state: 'refused'; answer: string }
  /** Not now, or nobody knows: to be tried again, with the same Message-ID. */
  | { state: 'failed'; answer: string | null; reason: FailureReason }
  /** There is no mail server: the message stays with us. */
  | { state: 'kept' };

type FailureReason = Extract<
  AttemptReason,
  'temporary' | 'no-connection' | 'connection-lost' | 'sign-in' | 'no-answer'
>;

/** Longer than any server takes over 8 MB on a slow line; a server that has not answered by then will not. */
const LONGEST_SENDING = 300_000;

/** The mail server of SMTP_URL. */
@Injectable()
export class MailServer {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  get isSet(): boolean {
    return this.config.SMTP_URL !== undefined;
  }

  /**
   * Hands over a finished message for one address. Accepted only when the server said 250 to the whole of it. A
   * connection lost after the text was sent leaves it open whether the server has it: the message is sent again
   * and the receiving side knows it by its Message-ID. At least once, then; never silently not at all.
   */
  async handOver(eml: Buffer, from: string, to: string): Promise<HandOver> {
    if (this.config.SMTP_URL === undefined) return { state: 'kept' };
    const transport = createTransport({
      url: this.config.SMTP_URL,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const deadline = endOf(LONGEST_SENDING);
    try {
      const sending = transport.sendMail({ envelope: { from, to: [to] }, raw: eml });
      const sent = await Promise.race([sending, deadline.reached]);
      return { state: 'accepted', answer: sent.response };
    } catch (error) {
      return handOverOf(error as SmtpError);
    } finally {
      deadline.cancel();
      transport.close();
    }
  }
}

/** Says in the log of a process that sends mail that none leaves without SMTP_URL. */
export function warnOfKeptMail({ SMTP_URL, RUN_JOBS }: Config): void {
  if (SMTP_URL !== undefined || !RUN_JOBS) return;
  new Logger('mail').warn(
    'SMTP_URL is not set: no mail leaves; messages are kept as .eml and shown in the console.',
  );
}

interface SmtpError extends Error {
  code?: string;
  /** 'connect' when there was no connection to lose. */
  syscall?: string;
  response?: string;
  responseCode?: number;
}

/**
 * A 5xx to this message or this address is final (RFC 5321 §4.2.1). A 5xx to our greeting or our password is
 * about us, not about the message, and a 503 about the order of our commands: tried again.
 */
function handOverOf(error: SmtpError): HandOver {
  const answer = error.response ?? null;
  const isAboutMessage = error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
  if (answer !== null && isAboutMessage && (error.responseCode ?? 0) >= 500 && error.responseCode !== 503)
    return { state: 'refused', answer };
  return { state: 'failed', answer: answer ?? error.message, reason: reasonOf(error) };
}

function reasonOf(error: SmtpError): FailureReason {
  if (error.code === 'EAUTH') return 'sign-in';
  if (error.response !== undefined) return 'temporary';
  if (error.code === 'EDEADLINE' || error.code === 'ETIMEDOUT') return 'no-answer';
  return error.syscall === 'connect' || error.code === 'EDNS' ? 'no-connection' : 'connection-lost';
}

function endOf(milliseconds: number): { reached: Promise<never>; cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const reached = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('The server has not answered.'), { code: 'EDEADLINE' })),
      milliseconds,
    );
  });
  return { reached, cancel: () => clearTimeout(timer) };
}
