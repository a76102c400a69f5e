import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { reportingDateOf } from '../domain/reporting-date.js';
import { Notices } from '../notices/notices.service.js';
import { system } from '../platform/actor.js';
import { type AuditLink, lastLink, writtenLink } from '../platform/audit-link.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database, type Transaction } from '../platform/database.js';
import { Ticker } from '../platform/schedule.js';
import { noteLink } from './noted-links.js';

/**
 * Notes the last link of the audit log outside of the database, once a minute while entries are added: beside the
 * kept files and in the program's log; the day's first is sent to the auditors as well. Every process that runs jobs
 * does; a link noted twice says no more than once. What is cut off the end within the minute can be missed only by
 * what it was about: a report, a file or a document (`auditChain`).
 */
@Injectable()
export class NoteAuditLink implements OnModuleInit {
  private readonly log = new Logger('audit');
  private noted = '';

  constructor(
    private readonly ticker: Ticker,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly notices: Notices,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.ticker.every(60, 'note-audit-link', () => this.note());
  }

  async note(): Promise<void> {
    const link = await this.database.reading(system('audit'), lastLink);
    if (link === null || writtenLink(link) === this.noted) return;
    await noteLink(this.config.STORAGE_FOLDER, link, this.clock.now());
    await this.database.recording(system('audit'), (tx) => this.tellAuditors(tx, link));
    this.noted = writtenLink(link);
    this.log.log({ message: 'last link of the audit log', link: writtenLink(link) });
  }

  /** Once a day, by mail and in the console; several processes tell it once. */
  private async tellAuditors(tx: Transaction, link: AuditLink): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('tell-auditors'))`);
    const today = reportingDateOf(this.clock.now());
    const untold = (await tx.query(
      `select id from user_account
        where role = 'auditor' and disabled_at is null
          and not exists (select from notice where user_id = user_account.id and kind = 'audit-link'
                             and details ->> 'date' = $1)`,
      [today],
    )) as { id: string }[];
    for (const { id } of untold)
      await this.notices.tell(tx, { userId: id }, 'audit-link', {
        byName: null,
        date: today,
        link: writtenLink(link),
      });
  }
}
