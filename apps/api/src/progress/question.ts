import { campaignFacts } from '../areas/campaign-facts.query.js';
import type { Campaign } from '../areas/campaign.query.js';
import { type CalendarDay, type Holidays, holidaysOf, isReportingDay } from '../domain/calendar.js';
import type { DeadlineVersion } from '../domain/deadlines.js';
import { type Regime, cutOffOf, deadlineOf, regimeInForce } from '../domain/regime.js';
import { type ReportingDate, addDays, instantOf, reportingDateOf } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import type { AsOf } from '../platform/recording.js';
import { shownDate } from './shown-date.js';

/** What every part of an answer needs to know: opened once a call, inside one snapshot of the data. */
export interface Question {
  tx: Transaction;
  /** Only what was recorded up to then; 'infinity' for everything so far. */
  asOf: AsOf;
  /** The reporting date shown. */
  date: ReportingDate;
  /** When it is asked, or `asOf` if that is earlier: lateness is told as it stood then. */
  moment: Date;
  /** The day of that moment. */
  today: ReportingDate;
  campaign: Campaign;
  calendar: CalendarDay[];
  holidays: Holidays;
  /** Decided up to the date shown. */
  deadlines: DeadlineVersion[];
  regimes: Regime[];
}

/**
 * Opens a question at `now`. Without a date it is about the latest one that nearly all have reported, up to today
 * (`shownDate`). The problem
 * `daily-report.date-in-future` for a day that had not come at the moment of the question.
 */
export async function openQuestion(
  tx: Transaction,
  now: Date,
  asked: { date?: ReportingDate | undefined; asOf?: string | undefined },
): Promise<Question> {
  const asOf = asked.asOf ?? 'infinity';
  const asOfDate = asked.asOf === undefined ? now : new Date(asked.asOf);
  const moment = asOfDate < now ? asOfDate : now;
  const today = reportingDateOf(moment);
  if (asked.date !== undefined && asked.date > today) {
    throw new Problem('daily-report.date-in-future', { date: asked.date, today });
  }
  const { campaign, calendar, regimes, ...decided } = await campaignFacts(tx, asOf);
  const holidays = holidaysOf(calendar);
  const date =
    asked.date ?? (await shownDate(tx, { today, asOf, holidays, campaignStart: campaign.startDate }));
  const deadlines = decided.deadlines.filter(({ decidedOn }) => decidedOn <= date);
  return { tx, asOf, date, moment, today, campaign, calendar, holidays, deadlines, regimes };
}

/**
 * Until when an answer given at `now` stays true if nothing is recorded: today's figures say up to which minute
 * they count until the cut-off comes; today's deadline may pass, or tomorrow begin. Nothing else in an answer
 * asks the clock.
 */
export function trueUntil(now: Date, { date, regimes }: Pick<Question, 'date' | 'regimes'>): Date {
  const today = reportingDateOf(now);
  const regime = regimeInForce(today, regimes);
  if (date === today && (regime === null || now < cutOffOf(today, regime))) {
    return new Date((Math.floor(now.getTime() / MINUTE) + 1) * MINUTE);
  }
  const due = regime && deadlineOf(today, regime);
  return due && due > now ? due : instantOf(addDays(today, 1), '00:00');
}

const MINUTE = 60_000;

/** Whether a district's report about the date is late by the moment of the question. */
export function isDue(question: Pick<Question, 'regimes' | 'moment'>, date: ReportingDate): boolean {
  const regime = regimeInForce(date, question.regimes);
  return regime !== null && deadlineOf(date, regime) <= question.moment;
}

/** Whether reports are expected about the date: not on a day off, and not before the campaign. */
export function isExpectedDay(
  { holidays, campaign }: Pick<Question, 'holidays' | 'campaign'>,
  date: ReportingDate,
): boolean {
  return date >= campaign.startDate && isReportingDay(date, holidays);
}
