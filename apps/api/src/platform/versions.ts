import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { Clock } from './clock.js';
import { CONFIG, type Config } from './config.js';
import { SESSION, SIGNS_OF_LIFE } from './connection-settings.js';

export interface DataVersions {
  /** Moves with every recording that can change a figure. */
  data: number;
  /** Moves with those that are not of some districts' figures alone. */
  everywhere: number;
  /** By district: moves with those of its figures. */
  districts: ReadonlyMap<string, number>;
  /** Moves with every change of an account and with every session that is ended. */
  access: number;
  /** Nothing is recorded at this moment or before it any more. */
  settledAt: Date;
}

/** The newest moment that figures or the audit log were recorded at, in milliseconds since 1970; '-Infinity' before any. */
export const NEWEST_RECORDED = `
  (extract(epoch from greatest((select last_recorded_at from data_version),
                               (select at from audit_entry order by id desc limit 1))) * 1000)::float8`;

/** The districts' own numbers are sent only when something was recorded since. */
const VERSIONS = `
  select version, access_version, version - district_recordings as everywhere, last_recorded_at,
         ${NEWEST_RECORDED} as newest,
         case when version <> $1 then (select coalesce(json_object_agg(district_code, recordings), '{}')
                                         from touched_district) end as districts,
         (extract(epoch from clock_timestamp()) * 1000)::float8 as now
    from data_version`;

interface VersionRow {
  version: string;
  access_version: string;
  everywhere: string;
  districts: Record<string, number> | null;
  last_recorded_at: Date;
  newest: number;
  /** The database's clock, in milliseconds since 1970. */
  now: number;
}

/** How often the clock is compared with the database's at least, in milliseconds. */
const COMPARED_EVERY = 15_000;

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
  private known: DataVersions | null = null;
  private readonly comparing: NodeJS.Timeout;
  private readonly ofRequest = new WeakMap<object, Promise<DataVersions>>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {
    // Where nobody asks for long, the clock is to be compared all the same.
    this.comparing = setInterval(() => void this.current().catch(() => undefined), COMPARED_EVERY).unref();
  }

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
    clearInterval(this.comparing);
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
      const asked = this.clock.counter();
      const { rows } = await client.query<VersionRow>({
        name: 'versions',
        text: VERSIONS,
        values: [this.known?.data ?? -1],
      });
      const [row] = rows;
      if (!row) throw new Error('data_version has lost its row.');
      this.clock.hear(row.now, asked);
      this.clock.hearRecorded(row.newest);
      return (this.known = versionsOf(row, this.known));
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
      connectionTimeoutMillis: this.config.SILENCE_SECONDS * 1_000,
      query_timeout: this.config.SILENCE_SECONDS * 1_000,
      ...SIGNS_OF_LIFE,
      ...SESSION,
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

function versionsOf(row: VersionRow, known: DataVersions | null): DataVersions {
  return {
    data: Number(row.version),
    access: Number(row.access_version),
    everywhere: Number(row.everywhere),
    districts: row.districts
      ? new Map(Object.entries(row.districts))
      : (known?.districts ?? new Map<string, number>()),
    settledAt: row.last_recorded_at,
  };
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
