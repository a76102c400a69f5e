import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { ProblemCode } from '../contract/problems.js';
import { CONFIG, type Config } from './config.js';
import type { Transaction } from './database.js';
import { Unavailable } from './outage.js';
import { Problem } from './problem.js';
import { StorageLane } from './storage-lane.js';
import { pathOfStored, readStored } from './stored-bytes.js';

/** What reading a kept file refuses with; for the API document. */
export const FILE_REFUSALS = ['file.missing', 'file.damaged'] as const satisfies readonly ProblemCode[];

/** Bytes that lie in the storage and are not yet noted in the database. */
export interface PlacedFile {
  /** SHA-256, hex. */
  hash: string;
  size: number;
}

/**
 * Keeps files by the SHA-256 of their bytes: the same bytes are kept once, and a file cannot change
 * behind its name. Only the program's own account reads them. Whatever is wrong with the folder itself (full,
 * read-only, gone, silent) is an outage.
 */
@Injectable()
export class FileStore {
  private readonly lane: StorageLane;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.lane = new StorageLane(config.STORAGE_SECONDS * 1_000);
  }

  /**
   * Puts the bytes into the storage. Called before the transaction that notes them: no transaction waits for a
   * disk. When it ends the bytes and their name are flushed; what is never noted is bytes that nothing points at.
   */
  async place(bytes: Buffer): Promise<PlacedFile> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    await this.inStorage(() => putInPlace(pathOfStored(this.config.STORAGE_FOLDER, hash), bytes));
    return { hash, size: bytes.length };
  }

  /** Notes a placed file in `stored_file`; gives its hash. */
  async note(
    transaction: Transaction,
    { hash, size }: PlacedFile,
    mediaType: string,
    at: Date,
  ): Promise<string> {
    await transaction.query(
      `insert into stored_file (hash, size, media_type, created_at) values ($1, $2, $3, $4) on conflict do nothing`,
      [hash, size, mediaType, at],
    );
    return hash;
  }

  /** The bytes of a hash, or what is wrong with them. */
  find(hash: string): Promise<Buffer | 'missing' | 'damaged'> {
    return this.inStorage(() => readStored(this.config.STORAGE_FOLDER, hash));
  }

  /** The bytes of a hash. Problems: `file.missing` when they are not there, `file.damaged` when they are others. */
  async read(hash: string): Promise<Buffer> {
    const bytes = await this.find(hash);
    if (bytes === 'missing') throw new Problem('file.missing', { hash });
    if (bytes === 'damaged') throw new Problem('file.damaged', { hash });
    return bytes;
  }

  /** Writes a file and removes it. Throws `Unavailable` where the folder is read-only, full, gone or silent. */
  tryOut(): Promise<void> {
    const probe = join(this.config.STORAGE_FOLDER, `.tried-${process.pid}-${randomUUID()}`);
    return this.inStorage(async () => {
      await writeFile(probe, 'tried', { mode: 0o600 });
      await rm(probe);
    });
  }

  /** Runs file work in the storage's lane; whatever fails there is an outage. */
  async inStorage<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.lane.pass(work);
    } catch (error) {
      if (error instanceof Problem || error instanceof Unavailable) throw error;
      throw new Unavailable('away', 'The storage failed.', error);
    }
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
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
  await flushFolder(folder);
  if (isNew) await flushFolder(dirname(folder));
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
