import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { ProblemCode } from '../contract/problems.js';
import { CONFIG, type Config } from './config.js';
import type { Transaction } from './database.js';
import { Problem } from './problem.js';
import { pathOfStored, readStored } from './stored-bytes.js';

/** What reading a kept file refuses with; for the API document. */
export const FILE_REFUSALS = ['file.missing', 'file.damaged'] as const satisfies readonly ProblemCode[];

/**
 * Keeps files by the SHA-256 of their bytes: the same bytes are kept once, and a file cannot change
 * behind its name. Only the program's own account reads them.
 */
@Injectable()
export class FileStore {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /**
   * Keeps the bytes and notes them in `stored_file`; gives their hash (hex). The bytes and their name are
   * on disk before the transaction can commit; an undone transaction leaves bytes nobody points at, no more.
   */
  async keep(transaction: Transaction, bytes: Buffer, mediaType: string, at: Date): Promise<string> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const path = pathOfStored(this.config.STORAGE_FOLDER, hash);
    await putInPlace(path, bytes);
    await transaction.query(
      `insert into stored_file (hash, size, media_type, created_at) values ($1, $2, $3, $4) on conflict do nothing`,
      [hash, bytes.length, mediaType, at],
    );
    return hash;
  }

  /** The bytes of a hash. Problems: `file.missing` when they are not there, `file.damaged` when they are others. */
  async read(hash: string): Promise<Buffer> {
    const bytes = await readStored(this.config.STORAGE_FOLDER, hash);
    if (bytes === 'missing') throw new Problem('file.missing', { hash });
    if (bytes === 'damaged') throw new Problem('file.damaged', { hash });
    return bytes;
  }
}

/** Whole or not at all, and there after a power cut: a new name is lost with it until its folder is flushed. */
async function putInPlace(path: string, bytes: Buffer): Promise<void> {
  const folder = dirname(path);
  const isNew = (await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined;
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, bytes, { flush: true, mode: 0o600 });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await flushFolder(folder);
  if (isNew) await flushFolder(dirname(folder));
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
