import { setTimeout as delay } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CONFIG, type Config } from './config.js';
import { DiskSpace } from './disk-space.js';
import { causeOf } from './log.js';
import { Stopping } from './stopping.js';

/**
 * Ticks, in every process that runs jobs. What a tick does must bear being done by several processes at once:
 * the ticker only asks "is anything due?", the database decides who takes it.
 */
@Injectable()
export class Ticker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('schedule');
  private readonly ticks: Tick[] = [];
  private readonly stopping = new AbortController();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly registry: SchedulerRegistry,
    private readonly end: Stopping,
    private readonly disk: DiskSpace,
  ) {}

  /**
   * Calls `work` every so many seconds, and once at the start; never while its last call still runs. Work that
   * takes long looks at `stopping` between its steps.
   */
  every(seconds: number, name: string, work: (stopping: AbortSignal) => Promise<void>): void {
    this.ticks.push({ name, seconds, work, running: null });
  }

  onApplicationBootstrap(): void {
    if (!this.config.RUN_JOBS) return;
    for (const tick of this.ticks) {
      this.registry.addInterval(
        tick.name,
        setInterval(() => this.call(tick), tick.seconds * 1_000),
      );
      this.call(tick);
    }
  }

  /** No new tick; the running ones have the program's grace to end, while the database is still there for them. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    const ended = Promise.all(this.ticks.map((tick) => tick.running));
    await Promise.race([ended, delay(this.end.left, undefined, { ref: false })]);
  }

  private call(tick: Tick): void {
    if (this.stopping.signal.aborted) return;
    tick.running ??= this.disk
      .refuseWhenFull()
      .then(() => tick.work(this.stopping.signal))
      // The next tick tries again; a database away for a moment must not end the process.
      .catch((error: unknown) => this.log.error({ tick: tick.name, cause: causeOf(error) }))
      .finally(() => (tick.running = null));
  }
}

interface Tick {
  name: string;
  seconds: number;
  work: (stopping: AbortSignal) => Promise<void>;
  running: Promise<void> | null;
}
