import { Injectable, type OnModuleInit } from '@nestjs/common';
import { orderKeyOf } from '../documents/publication.js';
import { addDays, reportingDate, reportingDateOf } from '../domain/reporting-date.js';
import { system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { JobQueue, Jobs } from '../platform/jobs.js';
import { Ticker } from '../platform/schedule.js';
import { completedDays } from './completed-days.query.js';
import { DocumentDispatch } from './dispatch-documents.js';

/** What is late by more than this stands in the history of the coming workbooks. */
const DAYS_BACK = 7;

const HOUR = 3_600_000;

const FOLLOW_UP = new JobQueue<{ date: string; documentId: string }>('follow-up', {
  expireInSeconds: 300,
  retryLimit: 6,
  retryDelay: 5,
});

const ACTOR = system('follow-up');

/**
 * The workbook of a day goes out at its hour even when units are missing, and says which. When the last of them
 * has reported, the next version follows, once, to those for whom it says something new.
 */
@Injectable()
export class FollowUps implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly ticker: Ticker,
    private readonly dispatch: DocumentDispatch,
  ) {}

  onModuleInit(): void {
    this.ticker.every(60, 'follow-ups', () => this.start());
    this.jobs.work(FOLLOW_UP, ({ date, documentId }) => this.send(date, documentId));
  }

  /**
   * Safe to call at any time, from any number of processes: the job of a document exists once an hour, so that
   * one that failed for good has a successor; done twice, it sends nothing more.
   */
  async start(): Promise<void> {
    const now = this.clock.now();
    const since = addDays(reportingDateOf(now), -DAYS_BACK);
    const hour = Math.floor(now.getTime() / HOUR);
    await this.database.within(ACTOR, async (tx) => {
      for (const day of await completedDays(tx, since)) {
        await this.jobs.send(tx, FOLLOW_UP, `${day.documentId} ${hour}`, day);
      }
    });
  }

  async send(date: string, documentId: string): Promise<void> {
    const orderKey = orderKeyOf('follow-up', documentId);
    await this.dispatch.dispatch(
      'daily-workbook',
      { from: reportingDate(date), orderKey, orderedBy: ACTOR },
      { onlyNews: true },
    );
  }
}
