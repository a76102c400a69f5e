import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';

export interface SignedOfArea {
  /** Null for the city. */
  districtCode: string | null;
  required: number;
  signed: number;
}

/** Required and signed of the city and of each district on a day, as known at a moment: what a subject line says. */
export function signedByArea(tx: Transaction, date: ReportingDate, asOf: Date): Promise<SignedOfArea[]> {
  return tx.query(
    `select day.district_code                      as "districtCode",
            coalesce(sum(day.required), 0)::float8 as "required",
            coalesce(sum(day.signed), 0)::float8   as "signed"
       from ward_day($2, $1::date, $1::date + 1) as day
      group by grouping sets ((), (day.district_code))`,
    [date, asOf],
  );
}
