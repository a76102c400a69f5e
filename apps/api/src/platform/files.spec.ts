import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from './config.js';
import type { Transaction } from './database.js';
import { FileStore } from './files.js';

describe('a file that cannot be put in its place', () => {
  const storage = mkdtempSync(join(tmpdir(), 'files-'));
  afterAll(() => rmSync(storage, { recursive: true }));

  it('leaves no draft behind, and is not noted', async () => {
    const bytes = Buffer.from('Báo cáo');
    const hash = createHash('sha256').update(bytes).digest('hex');
    mkdirSync(join(storage, hash.slice(0, 2), hash, 'in the way'), { recursive: true });

    const store = new FileStore({ STORAGE_FOLDER: storage } as Config);
    const notNoted = {} as Transaction;
    await expect(store.keep(notNoted, bytes, 'text/plain', new Date('2022-05-07'))).rejects.toThrow();
    expect(readdirSync(join(storage, hash.slice(0, 2)))).toEqual([hash]);
  });
});
