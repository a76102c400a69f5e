import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { readConfig } from '../apps/api/src/platform/config.js';
import { openDataSource } from '../apps/api/src/platform/database.js';
import { appUrlOf, ownerUrlOf, TEMPLATE } from './support/database-urls.js';

describe('a database that is late to take a first connection', () => {
  it('is waited for by a process that begins, as on a machine that stood still', async () => {
    const url = new URL(appUrlOf(ownerUrlOf(TEMPLATE)));
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
