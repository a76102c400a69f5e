import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './config.js';
import { FileStore } from './files.js';
import { outageOf } from './outage.js';

describe('a file that cannot be put in its place', () => {
  const storage = mkdtempSync(join(tmpdir(), 'files-'));
  afterAll(() => rmSync(storage, { recursive: true }));

  it('leaves no draft behind, and is an outage', async () => {
    const bytes = Buffer.from('Báo cáo');
    const hash = createHash('sha256').update(bytes).digest('hex');
    mkdirSync(join(storage, hash.slice(0, 2), hash, 'in the way'), { recursive: true });

    const store = new FileStore(readConfig({ STORAGE_FOLDER: storage }));
    const error: unknown = await store.place(bytes).catch((failure: unknown) => failure);
    expect(outageOf(error)).toBe('away');
    expect(readdirSync(join(storage, hash.slice(0, 2)))).toEqual([hash]);
  });
});
