import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the bytes of a hash lie in the storage folder. */
export function pathOfStored(folder: string, hash: string): string {
  if (!isHash(hash)) throw new Error('Not a hash.');
  return join(folder, hash.slice(0, 2), hash);
}

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

/** The bytes of a hash; 'missing' when they are not there, 'damaged' when they are others. */
export async function readStored(folder: string, hash: string): Promise<Buffer | 'missing' | 'damaged'> {
  // What was written over in the database is the hash of nothing that was kept.
  if (!isHash(hash)) return 'missing';
  const bytes = await readFile(pathOfStored(folder, hash)).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (bytes === null) return 'missing';
  return createHash('sha256').update(bytes).digest('hex') === hash ? bytes : 'damaged';
}
