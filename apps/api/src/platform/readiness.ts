import { Injectable } from '@nestjs/common';
import { Clock } from './clock.js';
import { Unavailable } from './outage.js';
import { Stopping } from './stopping.js';
import { StorageMark } from './storage-mark.js';
import { Versions } from './versions.js';

/**
 * Whether this process can work: the database answers, on a connection that waits for nobody's transaction; the
 * storage is there and can be written to; the time is certain; and the program is not about to stop.
 */
@Injectable()
export class Readiness {
  constructor(
    private readonly versions: Versions,
    private readonly storage: StorageMark,
    private readonly clock: Clock,
    private readonly stopping: Stopping,
  ) {}

  /** Throws what stands in the way, an outage. */
  async check(): Promise<void> {
    if (this.stopping.hasBegun) throw new Unavailable('away', 'The program stops.');
    await this.versions.current();
    await this.storage.check();
    const { doubt } = this.clock;
    if (doubt !== null) throw new Unavailable('away', `The clock of the database is in doubt: ${doubt}.`);
  }
}
