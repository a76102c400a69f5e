import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { readConfig } from '../apps/api/src/platform/config.js';
import { openDataSource } from '../apps/api/src/platform/database.js';
import { appUrlOf, ownerUrlOf } from './support/database-urls.js';

describe('a database that is late to take a first connection', () => {
  it('is waited for by a process that begins, as on a machine that stood still', async () => {
    const url = new URL(appUrlOf(ownerUrlOf('postgres')));
    const { hostname, port } = url;
    const open: Socket[] = [];
    // The first connection is taken and never answered.
    const late = createServer((socket) => {
      open.push(socket);
      socket.on('error', () => undefined);
      if (open.length > 1) socket.pipe(connect(Number(port), hostname)).pipe(socket);
    });
    await once(late.listen(0, '127.0.0.1'), 'listening');
    url.port = String((late.address() as AddressInfo).port);
    try {
      const source = await openDataSource(readConfig({ DATABASE_URL: url.href, SILENCE_SECONDS: '1' }));
      expect(await source.query('select 1 as one')).toEqual([{ one: 1 }]);
      expect(open).toHaveLength(2);
      await source.destroy();
    } finally {
      late.close();
      for (const socket of open) socket.destroy();
    }
  });
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
