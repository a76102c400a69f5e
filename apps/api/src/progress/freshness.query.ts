import type { ReportingDate } from '../domain/reporting-date.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';
import type { AreaScope } from './area-days.query.js';
import { VERSION, versionOf } from './data-version.query.js';
import type { ReportsOfDay } from './reports.query.js';

/**
 * The version of what is told of a date, and how many wards of a scope reported on another day, `on`: in one round
 * trip, as every answer of an area says both. None reported where `on` is null.
 */
export async function versionAndReports(
  tx: Transaction,
  asked: {
    date: ReportingDate;
    asOf: AsOf;
    districtCode: string | null;
    scope: AreaScope;
    on: ReportingDate | null;
  },
): Promise<{ version: number; reports: ReportsOfDay }> {
  const { date, asOf, districtCode, scope, on } = asked;
  const reports = scope.wardCodes ? REPORTS_OF_WARDS : REPORTS_OF_AREA;
  const [row] = (await tx.query(
    `select (${VERSION}) as "version",
            (select json_build_object('wards', wards, 'wardsReported', wards_reported)
               from ${reports} where $5::date is not null) as "reports"`,
    [
      ...versionOf(tx, date, districtCode, asOf),
      ...[on, scope.wardCodes ?? scope.districtCode ?? callersDistrict(tx)],
    ],
  )) as { version: number; reports: ReportsOfDay | null }[];
  return { version: row?.version ?? 1, reports: row?.reports ?? { wards: 0, wardsReported: 0 } };
}

const REPORTS_OF_AREA = 'area_reports($6, $2, array[$5::date])';
/** All of them as one. */
const REPORTS_OF_WARDS = `counted_day('city', $2, $5, $5::date + 1, null, $6)`;
