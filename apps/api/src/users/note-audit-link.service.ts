import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { system } from '../platform/actor.js';
import { lastLink, writtenLink } from '../platform/audit-link.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { Ticker } from '../platform/schedule.js';
import { noteLink } from './noted-links.js';

/**
 * Notes the last link of the audit log outside of the database, once a minute while entries are added: beside the
 * kept files and in the program's log. Every process that runs jobs does; a link noted twice says no more than once.
 */
@Injectable()
export class NoteAuditLink implements OnModuleInit {
  private readonly log = new Logger('audit');
  private noted = '';

  constructor(
    private readonly ticker: Ticker,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.ticker.every(60, 'note-audit-link', () => this.note());
  }

  async note(): Promise<void> {
    const link = await this.database.within(system('audit'), lastLink);
    if (link === null || writtenLink(link) === this.noted) return;
    await noteLink(this.config.STORAGE_FOLDER, link, this.clock.now());
    this.noted = writtenLink(link);
    this.log.log({ message: 'last link of the audit log', link: this.noted });
  }
}
