import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from './config.js';
import type { EndpointRule } from './endpoint.js';
import { Problem } from './problem.js';

/** Work that costs us much and the caller little; a question about a past moment is answered anew each time. */
export type Cost = NonNullable<EndpointRule['costs']> | 'as-of';

interface Bucket {
  /** Calls that may come at once. */
  left: number;
  at: number;
}

/** So many buckets are kept; a full one says nothing and is the first to go. */
const MOST = 10_000;

/**
 * What one account may have done a minute, so that one does not use up what all share. It fills up steadily: after a
 * pause of a minute the whole is there again. In the memory of each instance.
 */
@Injectable()
export class CallLimits {
  private readonly buckets = new Map<string, Bucket>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Problem: `access.too-many-calls`, with the seconds until the next is answered. */
  take(cost: Cost, accountId: string, now = performance.now()): void {
    const limit = this.limitOf(cost);
    if (limit === 0) return;
    const key = `${cost} ${accountId}`;
    const { left, at } = this.buckets.get(key) ?? { left: limit, at: now };
    const filled = Math.min(limit, left + ((now - at) * limit) / 60_000);
    if (filled < 1) {
      const retryAfterSeconds = Math.ceil(((1 - filled) * 60) / limit);
      throw new Problem('access.too-many-calls', { retryAfterSeconds });
    }
    this.buckets.delete(key);
    this.buckets.set(key, { left: filled - 1, at: now });
    for (const oldest of this.buckets.keys()) {
      if (this.buckets.size <= MOST) break;
      this.buckets.delete(oldest);
    }
  }

  private limitOf(cost: Cost): number {
    return {
      upload: this.config.UPLOADS_PER_MINUTE,
      document: this.config.DOCUMENTS_PER_MINUTE,
      file: this.config.FILES_PER_MINUTE,
      'as-of': this.config.AS_OF_PER_MINUTE,
      chain: this.config.CHAIN_WALKS_PER_MINUTE,
    }[cost];
  }
}
