import { calendarDays } from '../areas/calendar.query.js';
import { campaignOf } from '../areas/campaign.query.js';
import { regimes } from '../areas/regimes.query.js';
import type { FilingDay } from '../contract/daily-report.js';
import { holidaysOf, lastReportingDays } from '../domain/calendar.js';
import { stateOfDay } from '../domain/completeness.js';
import { deadlineOf, regimeInForce } from '../domain/regime.js';
import { reportingDateOf } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { lastRevisions } from './last-revisions.query.js';
import { wardsLeftOut } from './wards-left-out.query.js';

/** More days than a campaign has. */
const MOST_DAYS = 400;

/**
 * The campaign's reporting days up to today, newest first: by when each was to be filed, and what the district
 * filed for it. A report that leaves out a ward that joined later is not whole: the day waits for a new one. The
 * problem `access.not-found` for a district the caller may not see.
 */
export async function filingDays(tx: Transaction, districtCode: string, now: Date): Promise<FilingDay[]> {
  const reports = await lastRevisions(tx, districtCode);
  if (reports === null) throw new Problem('access.not-found');
  const leftOut = await wardsLeftOut(tx, districtCode);
  const { startDate } = await campaignOf(tx);
  const known = await regimes(tx);
  const days = lastReportingDays(
    reportingDateOf(now),
    MOST_DAYS,
    holidaysOf(await calendarDays(tx)),
    startDate,
  );
  return days.reverse().map((date): FilingDay => {
    const regime = regimeInForce(date, known);
    if (!regime) throw new Problem('daily-report.no-regime', { date });
    const report = reports.get(date) ?? null;
    const isReturned = report?.state === 'returned';
    const missing = leftOut.get(date) ?? [];
    return {
      date,
      cutOff: regime.cutOff,
      deadline: regime.districtDeadline,
      state: stateOfDay({
        isReportingDay: true,
        timeliness: report && !isReturned && missing.length === 0 ? report.timeliness : null,
        isReturned,
        isDue: deadlineOf(date, regime) <= now,
      }),
      wardsLeftOut: missing,
      report,
    };
  });
}
