import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { PoolClient, QueryConfig } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { formatMoment } from '../domain/format.js';
import { reportingDateOf } from '../domain/reporting-date.js';
import { type Actor, databaseRoleOf, type Person } from './actor.js';
import { Clock } from './clock.js';
import { CONFIG, type Config } from './config.js';
import { GuardedClient, SESSION, SIGNS_OF_LIFE } from './connection-settings.js';
import { isLate, leavesOpen } from './outage.js';
import { Problem } from './problem.js';
import { Turnstile } from './turnstile.js';

/** One transaction, already wearing the actor's database role. */
export type Transaction = EntityManager;

export const DATA_SOURCE = Symbol('DATA_SOURCE');

/** A transaction whose commit was sent and never answered: whether it was saved, nobody knows. */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super('The answer to a commit was lost', { cause });
  }
}

/**
 * Longest wait for somebody else's lock, in milliseconds, or in the line of this process's recordings: longer than one
 * who holds it may be silent, so that whoever waits for a silent instance is served.
 */
function longestWaitOf({ SILENCE_SECONDS }: Pick<Config, 'SILENCE_SECONDS'>): number {
  return (SILENCE_SECONDS + 2) * 1_000;
}

/** Opens the pool. A machine that is too busy to connect in time is given more of it. */
export function openDataSource(config: Config): Promise<DataSource> {
  return givenTime(() => dataSourceOf(config).initialize());
}

/** A process that begins waits so long, in milliseconds, for its connections: nobody waits for it in turn. */
const LONGEST_BEGINNING = 60_000;

/**
 * Does the work of a process that begins, again where a connection was not had in time. The work must leave nothing
 * behind when it fails. Throws what it throws, that of a connection after a minute.
 */
export async function givenTime<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + LONGEST_BEGINNING;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isLate(error) || performance.now() > until) throw error;
    }
  }
}

function dataSourceOf(config: Config): DataSource {
  return new DataSource({
    type: 'postgres',
    url: config.DATABASE_URL,
    entities: [],
    applicationName: 'tiem-chung',
    extra: {
      max: config.DATABASE_POOL,
      ...patienceOf(config),
      lock_timeout: longestWaitOf(config),
    },
  });
}

/**
 * How long the connections of a pool wait. Every wait has an end: with the driver's defaults a pool hangs for
 * good in a network partition. The server's end comes first, and leaves the connection whole.
 */
export function patienceOf(config: Config) {
  const longest = config.DATABASE_TIMEOUT * 1_000;
  return {
    Client: GuardedClient,
    connectionTimeoutMillis: config.SILENCE_SECONDS * 1_000,
    statement_timeout: longest,
    query_timeout: longest + 1_000,
    idle_in_transaction_session_timeout: longest,
    ...SIGNS_OF_LIFE,
    ...SESSION,
  };
}

/**
 * The only way to the tables. Work runs in one transaction under the actor's database role, so that
 * row-level security stands behind every access rule; outside of it the login sees nothing.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  /** Half of the connections: however many recordings wait for a silent instance, reading goes on. */
  private readonly recorders: Turnstile;

  /**
   * In milliseconds. A connection may take so long to be had or to begin, as no work is in it yet; and so long the
   * process may be silent in a transaction that writes, and may hold what others wait for, on every instance: then the
   * database ends it.
   */
  private readonly longestSilence: number;

  constructor(
    @Inject(DATA_SOURCE) private readonly source: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Pick<Config, 'SILENCE_SECONDS' | 'DATABASE_POOL'>,
  ) {
    this.longestSilence = config.SILENCE_SECONDS * 1_000;
    this.recorders = new Turnstile(Math.max(1, Math.floor(config.DATABASE_POOL / 2)), longestWaitOf(config));
  }

  /**
   * For work that writes. Commits when `work` resolves, undoes everything when it throws. It must do nothing slow but
   * ask the database. Throws `OutcomeUnknown`.
   */
  within<T>(actor: Actor, work: (transaction: Transaction) => T | Promise<T>): Promise<T> {
    const limit = `set local idle_in_transaction_session_timeout = ${this.longestSilence}`;
    return this.run(`begin; ${this.roleOf(actor)}; ${limit}`, actor, work);
  }

  /**
   * As `within`, for work that takes the pen or notes something in the audit log: what all instances wait for.
   * What it gives is the call's answer. It is kept in the same transaction, for the call that comes again with the same
   * key, unless the answer is yet to come. Problems: `system.busy`, `system.clock-jumped`, `system.clock-behind`;
   * `request.in-progress` when the key was given to another call meanwhile.
   */
  recording<T>(
    actor: Actor,
    work: (transaction: Transaction) => T | Promise<T>,
    { isAnswer = true }: { isAnswer?: boolean } = {},
  ): Promise<T> {
    refuseInDoubt(this.clock);
    return this.recorders.pass(() =>
      this.within(actor, async (transaction) => {
        const result = await work(transaction);
        if (actor.kind === 'person' && actor.keyed)
          await keepAnswer(transaction, actor, isAnswer ? { answer: result } : null);
        return result;
      }),
    );
  }

  /**
   * For questions: all of them see the data of one moment, and the database refuses to write. It holds nothing that
   * others wait for, so it may take its time.
   */
  reading<T>(actor: Actor, work: (transaction: Transaction) => T | Promise<T>): Promise<T> {
    return this.run(`begin isolation level repeatable read, read only; ${this.roleOf(actor)}`, actor, work);
  }

  private async run<T>(
    begin: string,
    actor: Actor,
    work: (transaction: Transaction) => T | Promise<T>,
  ): Promise<T> {
    const runner = this.source.createQueryRunner();
    runner.data['districtCode'] = actor.kind === 'person' ? actor.districtCode : null;
    const client = (await runner.connect()) as PoolClient;
    try {
      await this.askBriefly(client, begin);
      const result = await work(runner.manager);
      for (const call of beforehand.get(runner.manager) ?? []) await call();
      await commit(runner);
      for (const call of afterwards.get(runner.manager) ?? []) call();
      return result;
    } catch (error) {
      await this.undo(client, error);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Undoes the transaction. A connection that does not answer is ended, or the pool would hand it out again. */
  private async undo(client: PoolClient, failure: unknown): Promise<void> {
    try {
      if (isSilence(failure)) throw failure;
      await this.askBriefly(client, 'rollback');
    } catch {
      // The pool takes no ending connection back.
      void client.end().catch(() => undefined);
    }
  }

  /** What a server that is there answers at once. */
  private async askBriefly(client: PoolClient, text: string): Promise<void> {
    const question: QueryConfig & { query_timeout: number } = { text, query_timeout: this.longestSilence };
    await client.query(question);
  }

  /** One round trip. The codes and ids come from our own tables and are checked before they are glued. */
  private roleOf(actor: Actor): string {
    const role = `set local role ${databaseRoleOf(actor)}`;
    if (actor.kind === 'system') return role;
    const user = `; set local campaign.user_id = '${checked(actor.id, /^[0-9a-f-]{36}$/)}'`;
    if (actor.districtCode === null) return role + user;
    const district = `; set local campaign.district_code = '${checked(actor.districtCode, /^[0-9]{3}$/)}'`;
    const today = `; set local campaign.today = '${reportingDateOf(this.clock.now())}'`;
    if (actor.knownAt === undefined) return role + user + district + today;
    const knownAt = checked(new Date(actor.knownAt).toISOString(), /^[0-9TZ:.-]{24}$/);
    return `${role}${user}${district}${today}; set local campaign.known_at = '${knownAt}'`;
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

/**
 * The district whose rows the caller may see; null for people of the city and the program itself. Every
 * question about rows of districts asks for it, so that row-level security is the second layer, not the only one;
 * but for one about a single report or district that such a question, or the guard, has let the caller through to.
 */
export function callersDistrict(transaction: Transaction): string | null {
  const districtCode = transaction.queryRunner?.data['districtCode'] as string | null | undefined;
  if (districtCode === undefined) throw new Error('A transaction that nobody opened for an actor.');
  return districtCode;
}

function refuseInDoubt({ doubt, newestRecorded }: Clock): void {
  if (doubt === 'jumped') throw new Problem('system.clock-jumped');
  if (doubt === 'behind')
    throw new Problem('system.clock-behind', { until: newestRecorded && formatMoment(newestRecorded) });
}

/** With `kept` null only makes sure that the key is still the call's own. */
async function keepAnswer(
  transaction: Transaction,
  { id, requestId, keyed }: Person,
  kept: { answer: unknown } | null,
): Promise<void> {
  const [row] = (await transaction.query(`select keep_answer($1, $2, $3, $4) as "isOurs"`, [
    id,
    requestId,
    kept && (keyed?.status ?? null),
    kept && (keyed?.textOf(kept.answer) ?? null),
  ])) as { isOurs: boolean }[];
  if (row?.isOurs !== true) throw new Problem('request.in-progress', { retryAfterSeconds: 1 });
}

const beforehand = new WeakMap<Transaction, (() => Promise<void>)[]>();
const afterwards = new WeakMap<Transaction, (() => void)[]>();

/** Does `work` as the transaction's last step, when all else in it has succeeded. What it throws undoes everything. */
export function beforeCommit(transaction: Transaction, work: () => Promise<void>): void {
  beforehand.set(transaction, [...(beforehand.get(transaction) ?? []), work]);
}

/** Calls `work` once the transaction is saved; never when it is not. */
export function afterCommit(transaction: Transaction, work: () => void): void {
  afterwards.set(transaction, [...(afterwards.get(transaction) ?? []), work]);
}

async function commit(runner: QueryRunner): Promise<void> {
  try {
    await runner.query('commit');
  } catch (error) {
    // What the server refuses (a deferred constraint) is not saved. Whatever else befalls it may be.
    const isRefused = (error as { severity?: unknown }).severity === 'ERROR';
    if (isRefused && !leavesOpen(error)) throw error;
    throw new OutcomeUnknown(error);
  }
}

function isSilence(error: unknown): boolean {
  if (error instanceof OutcomeUnknown) return true;
  return error instanceof Error && error.message === 'Query read timeout';
}

function checked(text: string, shape: RegExp): string {
  if (!shape.test(text)) throw new Error('An actor with an id or district of the wrong shape.');
  return text;
}
