import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A door before PostgreSQL, which outlives a restart behind it and can fail as networks do. */
export interface Door {
  /** The same database, asked through the door. */
  through(url: string): string;
  /** Shut, every connection is cut and every new one refused. */
  open(): void;
  shut(): void;
  /**
   * Shuts the door as soon as one connection has sent all of these texts, one after the other. The last one
   * still arrives, its answer is lost.
   */
  shutAfter(...texts: string[]): void;
  /** Cuts every connection once so many more messages have gone to the server; new ones are let in at once. */
  cutAfter(messages: number): void;
  /** How many messages have gone to the server. */
  messages(): number;
  /** Nothing comes through the present connections any more, and nobody is told; new ones are as ever. */
  silence(): void;
  /** As `silence`, as soon as a connection has sent this text; it still arrives, its answer is lost. */
  silenceAfter(text: string): Promise<void>;
  close(): void;
}

export async function openDoor(behind: () => string): Promise<Door> {
  let isShut = false;
  let trap: string[] = [];
  let word: { text: string; isHeard: () => void } | null = null;
  let sent = 0;
  let cutAt = Infinity;
  const callers = new Set<Socket>();
  const silent = new WeakSet<Socket>();
  const cut = () => callers.forEach((caller) => caller.destroy());
  const shut = () => {
    isShut = true;
    cut();
  };
  const silence = () => callers.forEach((caller) => silent.add(caller));
  const server = createServer((caller) => {
    if (isShut) {
      caller.destroy();
      return;
    }
    callers.add(caller);
    const inner = connect(Number(new URL(behind()).port), '127.0.0.1');
    let seen = 0;
    caller.on('data', (bytes) => {
      if (silent.has(caller)) return;
      inner.write(bytes);
      sent += 1;
      if (sent === cutAt) cut();
      if (word !== null && bytes.includes(word.text)) {
        silence();
        word.isHeard();
        word = null;
      }
      if (trap[seen] !== undefined && bytes.includes(trap[seen] ?? '')) seen += 1;
      if (seen === 0 || seen < trap.length) return;
      trap = [];
      shut();
    });
    inner.on('data', (bytes) => silent.has(caller) || caller.write(bytes));
    caller.on('error', () => undefined).on('close', () => callers.delete(caller) && inner.end());
    inner.on('error', () => undefined).on('close', () => silent.has(caller) || caller.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    through: (url) => Object.assign(new URL(url), { port: String(port) }).href,
    open: () => (isShut = false),
    shut,
    shutAfter: (...texts) => (trap = texts),
    cutAfter: (messages) => (cutAt = sent + messages),
    messages: () => sent,
    silence,
    silenceAfter: (text) => new Promise((isHeard) => (word = { text, isHeard })),
    close: () => {
      shut();
      server.close();
    },
  };
}
