import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { CONFIG, type Config } from './config.js';
import { SIGNS_OF_LIFE } from './database.js';

export interface DataVersions {
  /** Moves with every recording that can change a figure. */
  data: number;
  /** Moves with every change of an account and with every session that is ended. */
  access: number;
}

/** A question that takes longer means that the database is away. */
const PATIENCE = 3_000;

/**
 * Whether what is kept in memory still holds: the two version numbers, asked of the database.
 *
 * Requests share the question: whoever comes while one is under way waits for the next one, which is
 * sent after they came. So an answer is never older than its request, on every instance, and a crowd
 * costs one question a round trip. It has a connection of its own, wearing the system's role for good,
 * so that it waits for nobody's transaction.
 */
@Injectable()
export class Versions implements OnApplicationShutdown {
  private upcoming: Promise<DataVersions> | null = null;
  private latest: Promise<unknown> = Promise.resolve();
  private connection: Promise<Client> | null = null;
  private readonly ofRequest = new WeakMap<object, Promise<DataVersions>>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The versions at a moment after the request came, asked once for it. */
  of(request: object): Promise<DataVersions> {
    const known = this.ofRequest.get(request);
    if (known) return known;
    const asked = this.current();
    this.ofRequest.set(request, asked);
    return asked;
  }

  /** For a request that stays open, such as a stream: asks again when asked next. */
  renew(request: object): void {
    this.ofRequest.delete(request);
  }

  /** The versions at a moment after this call. Fails as an outage when the database does not answer. */
  current(): Promise<DataVersions> {
    if (!this.upcoming) {
      this.upcoming = this.askAfter(this.latest);
      this.latest = this.upcoming.catch(() => undefined);
    }
    return this.upcoming;
  }

  async onApplicationShutdown(): Promise<void> {
    const connection = this.connection;
    this.connection = null;
    await connection?.then(
      (client) => client.end(),
      () => undefined,
    );
  }

  private async askAfter(previous: Promise<unknown>): Promise<DataVersions> {
    await previous;
    // All requests that arrived in this turn of the event loop join before the question leaves.
    await new Promise(setImmediate);
    this.upcoming = null;
    const connection = (this.connection ??= this.connect());
    const client = await connection;
    try {
      const { rows } = await client.query<{ version: string; access_version: string }>({
        name: 'versions',
        text: 'select version, access_version from data_version',
      });
      const [row] = rows;
      if (!row) throw new Error('data_version has lost its row.');
      return { data: Number(row.version), access: Number(row.access_version) };
    } catch (error) {
      // A connection that does not answer may never do so again: the next question takes a new one.
      if (this.connection === connection) this.connection = null;
      void client.end().catch(() => undefined);
      throw error;
    }
  }

  private connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.config.DATABASE_URL,
      application_name: 'tiem-chung versions',
      connectionTimeoutMillis: PATIENCE,
      query_timeout: PATIENCE,
      ...SIGNS_OF_LIFE,
    });
    const opened = open(client);
    // A server that stops says so twice, in words and by hanging up; an error nobody hears ends the process. By
    // the second time another connection may be there, which is none of its business.
    const forget = () => {
      if (this.connection === opened) this.connection = null;
    };
    client.on('error', forget).on('end', forget);
    opened.catch(forget);
    return opened;
  }
}

async function open(client: Client): Promise<Client> {
  try {
    await client.connect();
    await client.query('set role campaign_system');
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}
