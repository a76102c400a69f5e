import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

/**
 * What happens to mail for an address.
 *
 * - `refuses`: 550 to the recipient.
 * - `is-busy`: 450 to the recipient, as a mailbox that is busy.
 * - `hangs-up`: takes the whole text, then drops the connection without an answer.
 * - `is-slow`: answers after two seconds.
 */
export type Fault = 'refuses' | 'is-busy' | 'hangs-up' | 'is-slow';

/**
 * What the server answers to everybody.
 *
 * - `greeting`: 421 instead of a greeting.
 * - `sender`: 451 to MAIL.
 * - `sender-for-good`: 550 to MAIL, as to an address it does not know as ours.
 * - `recipient`: 451 to RCPT, as a server whose list of recipients is away.
 * - `middle`: 421 to RCPT, and the end of the connection.
 * - `text`: 421 when the whole text has come.
 * - `hang-up`: ends the connection without a greeting.
 */
export type Outage = 'greeting' | 'sender' | 'sender-for-good' | 'recipient' | 'middle' | 'text' | 'hang-up';

export interface ReceivedMail {
  to: string;
  /** The message as it came over the wire. */
  raw: string;
}

export interface MailServerForTests {
  url: string;
  /** What was answered with 250, in order. */
  accepted: ReceivedMail[];
  /** What was taken in whole but never answered. */
  unanswered: ReceivedMail[];
  /** How often somebody asked to deliver to an address. */
  attemptsFor(address: string): number;
  /** From now on; null lets the address work. */
  meet(address: string, fault: Fault | null): void;
  /** From now on; null lets the server work. */
  fail(outage: Outage | null): void;
  /** How many connections were made. */
  connections(): number;
  close(): Promise<void>;
}

/** A mail server on a free port that speaks real SMTP and fails as told. */
export async function startMailServer(onPort = 0): Promise<MailServerForTests> {
  const faults = new Map<string, Fault>();
  const asked: string[] = [];
  const accepted: ReceivedMail[] = [];
  const unanswered: ReceivedMail[] = [];
  let outage: Outage | null = null;
  let connections = 0;

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onConnect(session, answer) {
      connections += 1;
      if (outage === 'hang-up') return hangUp(server, session.id);
      answer(outage === 'greeting' ? refusal(421, 'Try again later') : null);
    },
    onMailFrom(_address, _session, answer) {
      if (outage === 'sender') return answer(refusal(451, 'Try again later'));
      if (outage === 'sender-for-good') return answer(refusal(550, 'Not one of our senders'));
      answer();
    },
    onRcptTo({ address }, session, answer) {
      asked.push(address);
      if (outage === 'recipient') return answer(refusal(451, 'Temporary lookup failure'));
      if (outage === 'middle') {
        answer(refusal(421, 'Closing'));
        return setImmediate(() => hangUp(server, session.id));
      }
      const fault = faults.get(address);
      if (fault === 'refuses') return answer(refusal(550, 'No such user here'));
      if (fault === 'is-busy') return answer(refusal(450, 'Mailbox busy, try again later'));
      answer();
    },
    onData(stream, session, answer) {
      void receive().catch(answer);

      async function receive(): Promise<void> {
        const raw = await textOf(stream);
        const to = session.envelope.rcptTo[0]?.address ?? '';
        if (outage === 'text') return answer(refusal(421, 'Closing'));
        if (faults.get(to) === 'hangs-up') {
          unanswered.push({ to, raw });
          hangUp(server, session.id);
          return;
        }
        if (faults.get(to) === 'is-slow') await delay(2_000);
        accepted.push({ to, raw });
        answer();
      }
    },
  });
  // A client that goes away in the middle is part of the tests.
  server.on('error', () => undefined);
  await new Promise<void>((listening) => server.listen(onPort, '127.0.0.1', () => listening()));
  const { port } = server.server.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${port}`,
    accepted,
    unanswered,
    attemptsFor: (address) => asked.filter((one) => one === address).length,
    meet: (address, fault) => {
      if (fault === null) faults.delete(address);
      else faults.set(address, fault);
    },
    fail: (now) => {
      outage = now;
    },
    connections: () => connections,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** Cuts the wire: what a network does, and no command of the protocol. */
function hangUp(server: SMTPServer, sessionId: string): void {
  for (const connection of server.connections as Set<{ id: string; _socket: { destroy(): void } }>) {
    if (connection.id === sessionId) connection._socket.destroy();
  }
}
