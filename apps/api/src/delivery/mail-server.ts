import { PassThrough } from 'node:stream';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type { AttemptReason } from '../contract/delivery.js';
import { CONFIG, type Config } from '../platform/config.js';

/** How an attempt to hand over a message ended. `answer` is what the server said, word for word. */
export type HandOver =
  | { state: 'accepted'; answer: string }
  /** No, for good: another attempt would be answered the same. */
  | { state: 'refused'; answer: string }
  /**
   * Not now, or nobody knows: to be tried again, with the same Message-ID. `mayBeDelivered` when the server was sent
   * some of the text and did not say that it does not have it.
   */
  | { state: 'failed'; answer: string | null; reason: FailureReason; mayBeDelivered: boolean }
  /** There is no mail server: the message stays with us. */
  | { state: 'kept' };

type FailureReason = Extract<
  AttemptReason,
  'temporary' | 'server-refused' | 'no-connection' | 'connection-lost' | 'sign-in' | 'no-answer'
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
    const isTextBegun = watchText(transport);
    const deadline = endOf(LONGEST_SENDING);
    try {
      const sending = transport.sendMail({ envelope: { from, to: [to] }, raw: eml });
      const sent = await Promise.race([sending, deadline.reached]);
      return { state: 'accepted', answer: sent.response };
    } catch (error) {
      return handOverOf(error as SmtpError, isTextBegun());
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

/** Gives what says whether the message's text has begun to go out, which it does once the server has asked for it. */
function watchText(transport: Transporter): () => boolean {
  let isBegun = false;
  transport.use('stream', ({ message }, done) => {
    message.processFunc((text) => text.pipe(new PassThrough()).once('resume', () => (isBegun = true)));
    done();
  });
  return () => isBegun;
}

interface SmtpError extends Error {
  code?: string;
  /** 'connect' when there was no connection to lose. */
  syscall?: string;
  /** Which of the waits has ended; SOCKET_TIMEOUT is the only one of a connection that was there. */
  timeoutType?: string;
  /** The command that was answered so. */
  command?: string;
  response?: string;
  responseCode?: number;
}

/** What is answered to these is about this message: its address and its text. */
const ABOUT_MESSAGE = ['RCPT TO', 'DATA'];

/** RFC 1870: the answer to MAIL FROM that is about the message, its size. */
const TOO_LARGE = 552;

/**
 * A 5xx to this address or this text is final (RFC 5321 §4.2.1). What is answered before the server has heard whom the
 * message is for (to our greeting, our password, our address as the sender), it would answer to every message, and a
 * 503 is about the order of our commands: tried again.
 */
function handOverOf(error: SmtpError, isTextBegun: boolean): HandOver {
  const { responseCode = 0, response } = error;
  const isFinal = responseCode >= 500 && responseCode !== 503;
  if (response !== undefined && isFinal && isAboutMessage(error))
    return { state: 'refused', answer: response };
  return {
    state: 'failed',
    answer: response ?? error.message,
    reason: reasonOf(error),
    mayBeDelivered: isTextBegun && response === undefined,
  };
}

function isAboutMessage({ command = '', responseCode }: SmtpError): boolean {
  return ABOUT_MESSAGE.includes(command) || (command === 'MAIL FROM' && responseCode === TOO_LARGE);
}

function reasonOf(error: SmtpError): FailureReason {
  if (error.code === 'EAUTH') return 'sign-in';
  if (error.response !== undefined) return isAboutMessage(error) ? 'temporary' : 'server-refused';
  const { timeoutType = 'SOCKET_TIMEOUT' } = error;
  if (error.code === 'EDNS' || error.syscall === 'connect' || timeoutType !== 'SOCKET_TIMEOUT')
    return 'no-connection';
  return error.code === 'EDEADLINE' || error.code === 'ETIMEDOUT' ? 'no-answer' : 'connection-lost';
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
