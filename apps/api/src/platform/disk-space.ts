import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from './config.js';
import { serverPlace } from './embedded-postgres.js';
import { causeOf } from './log.js';
import { Problem } from './problem.js';
import { StorageLane } from './storage-lane.js';

/** For so long, in milliseconds, a measurement serves everybody who asks. */
const FRESH = 2_000;

/**
 * Refuses writes before a disk is full: a PostgreSQL that can write no more stops for all, reading included. Watches
 * the folder of the files and, where the database is our own, the folders it lies in.
 */
@Injectable()
export class DiskSpace {
  private readonly log = new Logger('disk');
  // Its own: a folder that hangs must not keep the other from being measured.
  private readonly lane = new StorageLane(FRESH);
  private measured: { at: number; megabytes: number } | null = null;
  private measuring: Promise<void> | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Megabytes free on the fuller disk, as measured last; null before it could be. */
  get freeMegabytes(): number | null {
    return this.measured?.megabytes ?? null;
  }

  /** Problem: `system.disk-full`. Only the first caller waits for a measurement. */
  async refuseWhenFull(): Promise<void> {
    const isFresh = this.measured !== null && performance.now() - this.measured.at < FRESH;
    if (!isFresh) this.measuring ??= this.measure().finally(() => (this.measuring = null));
    if (this.measured === null) await this.measuring;
    const free = this.freeMegabytes;
    if (free !== null && free < this.config.LEAST_FREE_MEGABYTES) {
      throw new Problem('system.disk-full', { megabytes: free });
    }
  }

  private async measure(): Promise<void> {
    const { STORAGE_FOLDER, DATA_FOLDER } = this.config;
    const folders = [STORAGE_FOLDER, DATA_FOLDER, serverPlace(join(DATA_FOLDER, 'postgres'))];
    try {
      const disks = await Promise.all(folders.map((folder) => this.lane.pass(() => this.freeIn(folder))));
      this.measured = { at: performance.now(), megabytes: Math.min(...disks) };
    } catch (error) {
      // A folder that hangs is for readiness to tell; what was measured last still serves.
      this.log.warn({ cause: causeOf(error) });
    }
  }
  /** In megabytes; a folder that is not there fills no disk. */
  protected async freeIn(folder: string): Promise<number> {
    try {
      const { bavail, bsize } = await statfs(folder);
      return Math.floor((bavail * bsize) / 1_000_000);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Infinity;
      throw error;
    }
  }
}
