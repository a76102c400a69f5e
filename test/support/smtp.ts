import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

/**
 * What happens to mail for an address.
 *
 * - `refuses`: 550 to the recipient.
 * - `is-busy`: 421 to the recipient, as a server that is overloaded.
 * - `hangs-up`: takes the whole text, then drops the connection without an answer.
 * - `is-slow`: answers after two seconds.
 */
export type Fault = 'refuses' | 'is-busy' | 'hangs-up' | 'is-slow';

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
  close(): Promise<void>;
}

/** A mail server on a free port that speaks real SMTP and fails as told. */
export async function startMailServer(onPort = 0): Promise<MailServerForTests> {
  const faults = new Map<string, Fault>();
  const asked: string[] = [];
  const accepted: ReceivedMail[] = [];
  const unanswered: ReceivedMail[] = [];

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, answer) {
      asked.push(address);
      const fault = faults.get(address);
      if (fault === 'refuses') return answer(refusal(550, 'No such user here'));
      if (fault === 'is-busy') return answer(refusal(421, 'Too busy, try again later'));
      answer();
    },
    onData(stream, session, answer) {
      void receive().catch(answer);

      async function receive(): Promise<void> {
        const raw = await textOf(stream);
        const to = session.envelope.rcptTo[0]?.address ?? '';
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
