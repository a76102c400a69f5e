import { existsSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { system } from './actor.js';
import { CONFIG, type Config } from './config.js';
import { Database } from './database.js';
import { FileStore } from './files.js';
import { Unavailable } from './outage.js';
import { StartRefused } from './start-refused.js';
import { pathOfStored } from './stored-bytes.js';

/** So many of the files kept last are looked for in a folder without a mark. */
const LOOKED_FOR = 20;

/**
 * The mark in the storage folder that names the database whose files it holds. A folder without it was not mounted,
 * or is another installation's: to work on it would be to lose what is kept.
 */
@Injectable()
export class StorageMark {
  private id: string | null = null;
  private looked: { at: number; result: Promise<void> } | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  /** At the start: makes sure of the folder, and marks a new one, or one of before there were marks. Throws `StartRefused`. */
  async adopt(): Promise<void> {
    const { id, hashes } = await this.database.reading(system('storage'), async (tx) => {
      const [row] = (await tx.query(
        `select id, array(select hash from stored_file order by created_at desc limit ${LOOKED_FOR}) as hashes
           from installation`,
      )) as { id: string; hashes: string[] }[];
      if (!row) throw new Error('The installation has lost its row.');
      return row;
    });
    this.id = id;
    const marked = await this.read();
    if (marked === id) return;
    const folder = this.config.STORAGE_FOLDER;
    if (marked !== null) {
      throw new StartRefused(
        `STORAGE_FOLDER ${folder} giữ tệp của một cơ sở dữ liệu khác. Xin kiểm tra STORAGE_FOLDER và DATABASE_URL.`,
        `STORAGE_FOLDER ${folder} holds the files of another database. Check STORAGE_FOLDER and DATABASE_URL.`,
      );
    }
    if (hashes.length > 0 && !hashes.some((hash) => existsSync(pathOfStored(folder, hash)))) {
      throw new StartRefused(
        `STORAGE_FOLDER ${folder} không có tệp nào của cơ sở dữ liệu này. Ổ đĩa đã được gắn chưa?`,
        `STORAGE_FOLDER ${folder} holds none of this database’s files. Is its disk mounted?`,
      );
    }
    // Several may start at once: all write the same.
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(this.file, `${id}\n`, { mode: 0o600, flush: true });
  }

  /** For readiness: the folder answers, is the right one and can be written to. Throws `Unavailable`. */
  check(): Promise<void> {
    if (!this.looked || performance.now() - this.looked.at > this.fresh) {
      const result = this.look();
      result.catch(() => undefined);
      this.looked = { at: performance.now(), result };
    }
    return this.looked.result;
  }

  private async look(): Promise<void> {
    await this.files.tryOut();
    if ((await this.read()) !== this.id) throw new Unavailable('away', 'The storage is not this database’s.');
  }

  private async read(): Promise<string | null> {
    return this.files.inStorage(() =>
      readFile(this.file, 'utf8').then(
        (text) => text.trim(),
        (error: unknown) => {
          if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
          throw error;
        },
      ),
    );
  }

  /** For so long, in milliseconds, a look at the storage serves everybody who asks: half of what one may take. */
  private get fresh(): number {
    return this.config.STORAGE_SECONDS * 500;
  }

  private get file(): string {
    return markIn(this.config.STORAGE_FOLDER);
  }
}

/** For whoever has dropped the database whose files a folder held: the next database marks the folder anew. */
export function forgetMark(folder: string): void {
  rmSync(markIn(folder), { force: true });
}

function markIn(folder: string): string {
  return join(folder, '.database');
}
