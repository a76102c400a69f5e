import { EventEmitter } from 'node:events';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Client } from 'pg';
import { CONFIG, type Config } from './config.js';
import { SESSION, SIGNS_OF_LIFE } from './connection-settings.js';
import { causeOf } from './log.js';

/** Channels the database announces changes on: of figures, and of accounts and sessions. */
const CHANNELS = ['data_version', 'access_version'];

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

/**
 * Says `changed` whenever anything was recorded or anybody's access changed, on whatever instance. It listens
 * on a connection of its own and comes back by itself; what it may have missed meanwhile counts as a change.
 */
@Injectable()
export class ChangeFeed
  extends EventEmitter<{ changed: [] }>
  implements OnApplicationBootstrap, OnModuleDestroy
{
  private readonly log = new Logger('change-feed');
  private client: Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private pause = FIRST_PAUSE;
  private isClosed = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    super();
    // One listener a stream: many are no leak.
    this.setMaxListeners(0);
  }

  onApplicationBootstrap(): void {
    void this.listen();
  }

  async onModuleDestroy(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    const client = new Client({
      connectionString: this.config.DATABASE_URL,
      application_name: 'tiem-chung events',
      connectionTimeoutMillis: 3_000,
      ...SIGNS_OF_LIFE,
      ...SESSION,
    });
    this.client = client;
    let isLost = false;
    const lost = (cause?: unknown) => {
      if (isLost) return;
      isLost = true;
      client.end().catch(() => undefined);
      this.comeBack(cause);
    };
    client.on('error', lost).on('end', () => lost());
    client.on('notification', () => this.emit('changed'));
    try {
      await client.connect();
      for (const channel of CHANNELS) await client.query(`listen ${channel}`);
      this.pause = FIRST_PAUSE;
      this.emit('changed');
    } catch (error) {
      lost(error);
    }
  }

  private comeBack(cause: unknown): void {
    if (this.isClosed) return;
    this.log.warn({
      ...{ message: 'listening again', milliseconds: this.pause },
      ...(cause === undefined ? {} : { cause: causeOf(cause) }),
    });
    this.timer = setTimeout(() => void this.listen(), this.pause);
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE);
  }
}
