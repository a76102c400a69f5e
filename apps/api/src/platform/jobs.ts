import { createHash } from 'node:crypto';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type JobWithMetadata, PgBoss } from 'pg-boss';
import { CONFIG, type Config } from './config.js';
import { patienceOf, type Transaction } from './database.js';
import { DiskSpace } from './disk-space.js';
import { causeOf } from './log.js';
import { Stopping } from './stopping.js';

/** A kind of coarse background work, declared by the room that does it. */
export class JobQueue<Data extends object> {
  /** What a job carries; for the types only. */
  declare readonly data: Data;

  constructor(
    readonly name: string,
    readonly options: {
      /** Longest one attempt may take, in seconds; then it counts as lost and is tried again. */
      expireInSeconds: number;
      /** Attempts after the first. */
      retryLimit: number;
      /** Seconds before the first retry; doubled each time. */
      retryDelay: number;
    },
  ) {}
}

type Handler<Data> = (data: Data) => Promise<void>;

/**
 * Work done later, by any process that runs jobs, on any machine: pg-boss in its own schema of the same
 * database. A job may be done twice (a worker can die after the work and before saying so), so every handler is
 * safe to run again. A killed worker's job is given to another within a minute: 15 seconds without a sign of
 * life, up to 15 until another process looks, the queue's retry delay, 2 until it is fetched.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('jobs');
  private readonly handlers = new Map<JobQueue<object>, Handler<never>>();
  private readonly queuesMade = new Set<string>();
  private opening: Promise<PgBoss> | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly end: Stopping,
    private readonly disk: DiskSpace,
  ) {}

  /** Says who does the work of a queue. Called while modules start; nothing runs where RUN_JOBS is false. */
  work<Data extends object>(queue: JobQueue<Data>, handler: Handler<Data>): void {
    this.handlers.set(queue, handler as Handler<never>);
  }

  /**
   * Adds a job in the caller's transaction: it exists if and only if that commits. The key names the occasion;
   * a second job of the same queue and key is not added.
   */
  async send<Data extends object>(
    transaction: Transaction,
    queue: JobQueue<Data>,
    key: string,
    data: Data,
  ): Promise<void> {
    const boss = await this.opened();
    await this.makeQueue(boss, queue);
    await boss.send(queue.name, data, {
      id: idOf(queue.name, key),
      db: {
        executeSql: async (text, values) => ({
          rows: (await transaction.query(text, values)) as Record<string, unknown>[],
        }),
      },
    });
  }

  /** Opens the queue, which takes a while the first time: for who adds a job in a transaction that may not wait. */
  async ready(queue: JobQueue<object>): Promise<void> {
    await this.makeQueue(await this.opened(), queue);
  }

  /** What the jobs of a queue carry that wait, are being done or will be tried again. */
  async pending<Data extends object>(transaction: Transaction, queue: JobQueue<Data>): Promise<Data[]> {
    await this.opened();
    const jobs = (await transaction.query(
      `select data from pgboss.job where name = $1 and state in ('created', 'retry', 'active')`,
      [queue.name],
    )) as { data: Data }[];
    return jobs.map(({ data }) => data);
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.RUN_JOBS || this.handlers.size === 0) return;
    const boss = await this.opened();
    // All of them before the first begins to work: its jobs take the machine and the connections.
    for (const queue of this.handlers.keys()) await this.makeQueue(boss, queue);
    for (const [queue, handler] of this.handlers) {
      await boss.work(queue.name, { includeMetadata: true, batchSize: 1 }, async ([job]) => {
        if (job) await this.run(job as JobWithMetadata<never>, handler);
      });
    }
  }

  /** Lets running jobs end, for as long as the program's grace; what is then still running is given to another process. */
  async beforeApplicationShutdown(): Promise<void> {
    const boss = await this.opening?.catch(() => null);
    await boss?.stop({ graceful: true, timeout: Math.max(1_000, this.end.left) });
  }

  private async run(job: JobWithMetadata<never>, handler: Handler<never>): Promise<void> {
    try {
      await this.disk.refuseWhenFull();
      await handler(job.data);
    } catch (error) {
      this.log.error({ queue: job.name, job: job.id, attempt: job.retryCount + 1, cause: causeOf(error) });
      throw error;
    }
  }

  /** A process that only adds jobs opens the queue with the first one. */
  private opened(): Promise<PgBoss> {
    this.opening ??= this.open().catch((error: unknown) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }

  private async open(): Promise<PgBoss> {
    const boss = new PgBoss({
      connectionString: this.config.DATABASE_URL ?? '',
      application_name: 'tiem-chung-jobs',
      ...patienceOf(this.config),
      max: this.config.RUN_JOBS ? 4 : 1,
      schema: 'pgboss',
      createSchema: false,
      // Our schedules are rows of our own.
      schedule: false,
      supervise: this.config.RUN_JOBS,
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 10,
      registerInstance: false,
    });
    boss.on('error', (error) => this.log.error({ cause: causeOf(error) }));
    boss.on('warning', (warning) => this.log.warn({ warning: warning.message }));
    await boss.start();
    return boss;
  }

  private async makeQueue(boss: PgBoss, queue: JobQueue<object>): Promise<void> {
    if (this.queuesMade.has(queue.name)) return;
    const options = { ...queue.options, retryBackoff: true, heartbeatSeconds: HEARTBEAT_SECONDS };
    await boss.createQueue(queue.name, options);
    await boss.updateQueue(queue.name, options);
    this.queuesMade.add(queue.name);
  }
}

const HEARTBEAT_SECONDS = 15;

/** The same occasion has the same id, so the queue's own key refuses the second. */
function idOf(queue: string, key: string): string {
  const hex = createHash('sha256').update(`${queue}\n${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
