import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { FiguresCheck, FiguresCheckAnswer } from '../contract/figures-check.js';
import type { RowFault } from '../contract/row-fault.js';
import { addDays, instantOf, reportingDateOf } from '../domain/reporting-date.js';
import { type Person, system } from '../platform/actor.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { FileStore } from '../platform/files.js';
import { JobQueue, Jobs } from '../platform/jobs.js';
import { Metrics } from '../platform/metrics.js';
import { Ticker } from '../platform/schedule.js';
import { UploadReader } from '../platform/workbook-reader/read-upload.js';
import { auditChain, connectionOf, publishedWorkbooks } from '../users/audit-chain.js';
import { heldRows } from '../users/held-rows.js';
import { linksOfStore } from '../users/noted-links.js';
import { lastCheck } from './last-check.query.js';
import { verifyFigures } from './verify-figures.js';

/** When nobody files, in Ho Chi Minh City. */
const AT = '02:00';
/** A program just started has other work; a night missed is made up for after this, in milliseconds. */
const SETTLED_AFTER = 3_600_000;
/** So many differences are noted by name; the command names them all. */
const NAMED = 50;

const VERIFY_FIGURES = new JobQueue<{ night: string }>('verify-figures', {
  expireInSeconds: 3_600,
  retryLimit: 3,
  retryDelay: 60,
});

const ACTOR = system('verify-figures');

/**
 * Compares every figure with its report, the audit log and its file each night, what is kept beside the figures with
 * them, and every other row that was recorded with the audit log, which is looked through for itself. Notes what was
 * found in the audit log: an entry a night, whatever the outcome.
 */
@Injectable()
export class NightlyFiguresCheck implements OnModuleInit {
  private readonly log = new Logger('verify-figures');
  private readonly startedAt: Date;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly ticker: Ticker,
    private readonly audit: Audit,
    private readonly files: FileStore,
    @Inject(CONFIG) private readonly config: Config,
    metrics: Metrics,
  ) {
    this.startedAt = clock.now();
    const ofLast = async (number: (check: FiguresCheck) => number) => {
      const last = await this.database.reading(ACTOR, lastCheck);
      return last === null ? [] : [{ value: number(last), labels: {} }];
    };
    metrics.gauge(
      'nightly_check_faults',
      'Reports, files and rows that the last nightly check found different from what was recorded',
      [],
      () => ofLast(({ faults }) => faults),
    );
    metrics.gauge('nightly_check_age_seconds', 'How long ago the last nightly check ended', [], () =>
      ofLast(({ at }) => (clock.now().getTime() - new Date(at).getTime()) / 1_000),
    );
  }

  onModuleInit(): void {
    this.ticker.every(60, 'verify-figures', () => this.start());
    this.jobs.work(VERIFY_FIGURES, async () => {
      await this.check();
    });
  }

  /** Has the check of the last night done, if it was not yet: once, by any number of processes. */
  async start(): Promise<void> {
    const now = this.clock.now();
    const night = nightBefore(now);
    const hasRested = now.getTime() - this.startedAt.getTime() >= SETTLED_AFTER;
    if (this.startedAt > night && !hasRested) return;
    await this.database.within(ACTOR, async (tx) => {
      const last = await lastCheck(tx);
      if (last !== null && new Date(last.at) >= night) return;
      await this.jobs.send(tx, VERIFY_FIGURES, night.toISOString(), { night: night.toISOString() });
    });
  }

  /** Checks now and notes what was found. Done twice, it is noted twice, and changes nothing. */
  async check(): Promise<FiguresCheck> {
    const reader = new UploadReader();
    try {
      const { reports, figures, faults, rows } = await verifyFigures({
        // Each question in a transaction of its own: what was recorded does not change under them.
        ask: (statement, values) =>
          this.database.reading(ACTOR, (tx): Promise<unknown[]> => tx.query(statement, values)),
        together: (work) =>
          this.database.reading(ACTOR, (tx) =>
            work((statement, values): Promise<unknown[]> => tx.query(statement, values)),
          ),
        stored: (hash) => this.files.find(hash),
        read: (bytes, fileName) => reader.read(bytes, fileName),
      });
      rows.push(...(await this.rowsThatDiffer()));
      const found = {
        ...{ reports, figures, faults: faults.length + rows.length },
        ...{ named: faults.slice(0, NAMED), rows: rows.slice(0, NAMED) },
      };
      if (found.faults > 0) this.log.error({ ...found, said: 'rows differ from what was recorded' });
      const at = this.clock.now().toISOString();
      await this.database.recording(ACTOR, (tx) =>
        this.audit.note(tx, ACTOR, {
          action: 'figures.verify',
          subject: { kind: 'campaign' },
          after: found,
        }),
      );
      return { at, ...found };
    } finally {
      reader.close();
    }
  }

  /** What differs from the audit log, and the first entry from which on it is not whole itself. */
  private rowsThatDiffer(): Promise<RowFault[]> {
    return this.database.reading(ACTOR, async (tx) => {
      const connection = await connectionOf(tx);
      const workbooks = await publishedWorkbooks(connection);
      const links = await linksOfStore(this.config.STORAGE_FOLDER, workbooks);
      const { broken } = await auditChain(connection, links);
      const { faults } = await heldRows(connection);
      const ofLog = broken && { table: 'audit_entry', key: String(broken.id), fault: 'broken' as const };
      return [...(ofLog ? [{ ...ofLog, entry: broken.id }] : []), ...faults];
    });
  }

  last(person: Person): Promise<FiguresCheckAnswer> {
    return this.database.reading(person, async (tx) => ({ last: await lastCheck(tx) }));
  }
}

function nightBefore(now: Date): Date {
  const today = reportingDateOf(now);
  const tonight = instantOf(today, AT);
  return tonight <= now ? tonight : instantOf(addDays(today, -1), AT);
}
