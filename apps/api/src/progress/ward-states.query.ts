import { datesFrom, type ReportingDate } from '../domain/reporting-date.js';
import type { Timeliness } from '../domain/timeliness.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

/** Whether and how one ward reported on one day. */
export interface WardReporting {
  wardCode: string;
  /** Its name on the day. */
  name: string;
  districtCode: string;
  date: ReportingDate;
  timeliness: Timeliness | null;
  returned: boolean;
}

interface Stretch extends Pick<WardReporting, 'wardCode' | 'name' | 'districtCode'> {
  firstDate: ReportingDate;
  timeliness: (Timeliness | null)[];
  returned: boolean[];
}

/**
 * Every campaign ward (of one district, or of all when null) on every day of `[from, until)`, by district, ward and
 * day. A reporter asks about the own district, and is given no other.
 */
export async function wardReporting(
  tx: Transaction,
  districtCode: string | null,
  from: ReportingDate,
  until: ReportingDate,
  asOf: AsOf,
): Promise<WardReporting[]> {
  const stretches = (await tx.query(
    `select ward_code as "wardCode", name, district_code as "districtCode", first_date::text as "firstDate",
            to_json(timeliness) as "timeliness", to_json(returned) as "returned"
       from ward_reporting($1, $2, $3, $4)`,
    [districtCode ?? callersDistrict(tx), asOf, from, until],
  )) as Stretch[];
  const dates = datesFrom(from, until);
  const rows: WardReporting[] = [];
  for (const stretch of stretches) {
    const { wardCode, name, districtCode: lyingIn, timeliness, returned } = stretch;
    const first = dates.indexOf(stretch.firstDate);
    for (const [day, date] of dates.slice(first, first + timeliness.length).entries()) {
      const told = timeliness[day] ?? null;
      rows.push({
        wardCode,
        name,
        districtCode: lyingIn,
        date,
        timeliness: told,
        returned: returned[day] === true,
      });
    }
  }
  return rows;
}
