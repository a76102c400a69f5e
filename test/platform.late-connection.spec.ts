import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { openApp } from '../apps/api/src/app.js';
import { readConfig } from '../apps/api/src/platform/config.js';
import { openDataSource } from '../apps/api/src/platform/database.js';
import { appUrlOf, ownerUrlOf } from './support/database-urls.js';
import { startApp, type TestApp } from './support/start-app.js';

describe('a database that is late to take a connection', () => {
  let campaign: TestApp;
  beforeAll(async () => {
    campaign = await startApp('2022-05-07T20:00:00+07:00');
  });
  afterAll(() => campaign.close());

  /** The way to the database, on which some connections are taken and never answered: by who opens them, and how many were before. */
  async function lateDatabase(isLate: (opener: string, before: number) => boolean) {
    const url = new URL(campaign.config.DATABASE_URL ?? '');
    const { hostname, port } = url;
    const open: Socket[] = [];
    const openers: string[] = [];
    const server = createServer((socket) => {
      open.push(socket);
      socket.on('error', () => undefined);
      socket.once('data', (greeting: Buffer) => {
        const opener = /application_name\0([^\0]+)/.exec(greeting.toString('latin1'))?.[1] ?? '';
        const before = openers.filter((other) => other === opener).length;
        openers.push(opener);
        if (isLate(opener, before)) return;
        const inner = connect(Number(port), hostname);
        inner.on('error', () => socket.destroy()).on('close', () => socket.destroy());
        inner.write(greeting);
        socket
          .on('close', () => inner.destroy())
          .pipe(inner)
          .pipe(socket);
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url.port = String((server.address() as AddressInfo).port);
    return {
      url: url.href,
      openers,
      close: () => {
        server.close();
        for (const socket of open) socket.destroy();
      },
    };
  }

  it('is waited for by a process that begins, as on a machine that stood still', async () => {
    const late = await lateDatabase((_, before) => before === 0);
    try {
      const source = await openDataSource(readConfig({ DATABASE_URL: late.url, SILENCE_SECONDS: '1' }));
      expect(await source.query('select 1 as one')).toEqual([{ one: 1 }]);
      expect(late.openers).toHaveLength(2);
      await source.destroy();
    } finally {
      late.close();
    }
  });

  it.each([
    ['tiem-chung', 0],
    ['tiem-chung-jobs', 0],
    ['tiem-chung-jobs', 1],
  ])(
    'is waited for by the whole program: four connections of %s, after the first %d',
    async (name, first) => {
      const late = await lateDatabase(
        (opener, before) => opener === name && before >= first && before < first + 4,
      );
      try {
        const config = { ...campaign.config, DATABASE_URL: late.url, SILENCE_SECONDS: 1, RUN_JOBS: true };
        const { app } = await openApp(config, campaign.clock);
        expect((await app.inject({ url: '/health/ready' })).statusCode).toBe(200);
        expect(late.openers.filter((opener) => opener === name).length).toBeGreaterThan(first);
        await app.close();
      } finally {
        late.close();
      }
    },
  );
});

describe('a server that stops as it takes a connection', () => {
  it('fails who asked for the connection, and does not end the process', async () => {
    const url = new URL(appUrlOf(ownerUrlOf('postgres')));
    const { hostname, port } = url;
    let stopped = 0;
    let isStopping = false;
    const stopping = createServer((socket) => {
      const inner = connect(Number(port), hostname);
      socket
        .on('error', () => undefined)
        .on('close', () => inner.destroy())
        .pipe(inner);
      let isTaken = false;
      inner.on('data', (bytes: Buffer) => {
        const isNew = !isTaken && bytes.subarray(-READY.length).equals(READY);
        isTaken ||= isNew;
        if (!isNew || !isStopping) return socket.write(bytes);
        stopped += 1;
        // In one packet, so that the driver reads both before anybody has the connection.
        return socket.end(Buffer.concat([bytes, STOPPED]));
      });
    });
    await once(stopping.listen(0, '127.0.0.1'), 'listening');
    url.port = String((stopping.address() as AddressInfo).port);
    const unheard: unknown[] = [];
    const hear = (error: unknown) => unheard.push(error);
    process.on('uncaughtException', hear);
    const source = await openDataSource(readConfig({ DATABASE_URL: url.href }));
    isStopping = true;
    try {
      await Promise.all([1, 2, 3, 4].map(() => source.query('select 1').catch(() => undefined)));
      expect(stopped).toBeGreaterThan(0);
      expect(unheard).toEqual([]);
    } finally {
      process.off('uncaughtException', hear);
      await source.destroy();
      stopping.close();
    }
  });
});

/** "Ready for a question", outside of a transaction. */
const READY = Buffer.from('Z\0\0\0\x05I', 'latin1');
/** What PostgreSQL says to everybody as it stops. */
const STOPPED = ((fields: string) => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(fields.length + 4);
  return Buffer.concat([Buffer.from('E'), length, Buffer.from(fields, 'latin1')]);
})('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0');
