import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config } from './config.js';

/** What is kept of the grace for closing connections, once requests, jobs and mail have ended or been cut. */
const TO_CLOSE_MS = 1_000;

/**
 * The end of the program, in one place: from the moment it is told to stop, requests, jobs and mail under way
 * share one grace, side by side.
 */
@Injectable()
export class Stopping implements OnModuleDestroy {
  private until: number | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The first thing Nest calls when the program closes. */
  onModuleDestroy(): void {
    this.until ??= performance.now() + this.config.STOP_SECONDS * 1_000 - TO_CLOSE_MS;
  }

  get hasBegun(): boolean {
    return this.until !== null;
  }

  /** Milliseconds that work under way has left. */
  get left(): number {
    return Math.max(0, (this.until ?? performance.now()) - performance.now());
  }
}
