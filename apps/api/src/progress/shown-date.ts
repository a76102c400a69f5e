import { type Holidays, lastReportingDays } from '../domain/calendar.js';
import { areNearlyAll } from '../domain/nearly-all.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';
import { latestReportedDate, reportsOn } from './reports.query.js';

/** How many reporting days back a day is looked for that (nearly) all have reported. */
const LOOK_BACK = 7;

/**
 * The date a question without one is about (domain.md §4): the latest reporting day on which at least nine in ten
 * of the caller's campaign wards have reported. Where none of the last `LOOK_BACK` is such a day, the latest with
 * any report; before the first one, today. So no page opens on a nearly empty day because one district filed early.
 */
export async function shownDate(
  tx: Transaction,
  of: { today: ReportingDate; asOf: AsOf; holidays: Holidays; campaignStart: ReportingDate },
): Promise<ReportingDate> {
  const { today, asOf, holidays, campaignStart } = of;
  const days = lastReportingDays(today, LOOK_BACK, holidays, campaignStart);
  const reports = await reportsOn(tx, days, null, asOf);
  const nearlyAll = days.findLast((day) => {
    const { wards, wardsReported } = reports.get(day) ?? { wards: 0, wardsReported: 0 };
    return areNearlyAll(wardsReported, wards);
  });
  return nearlyAll ?? (await latestReportedDate(tx, today, asOf)) ?? today;
}
