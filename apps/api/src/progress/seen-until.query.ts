import type { ReportingDate } from '../domain/reporting-date.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

/**
 * The day from which on the caller may see no more of a ward, as known at a moment: a reporter sees it up to its
 * last day in the own district, wherever it lay before.
 * A return yet to come does not count, as in `own_ward_day`. Null without such a day.
 */
export async function seenUntil(
  tx: Transaction,
  wardCode: string,
  asOf: AsOf,
): Promise<ReportingDate | null> {
  const district = callersDistrict(tx);
  if (district === null) return null;
  const [row] = (await tx.query(
    `select nullif(max(coalesce(valid_until, 'infinity')), 'infinity')::text as "until"
       from ward_version
      where ward_code = $1 and district_code = $2
        and valid_from <= nullif(current_setting('campaign.today', true), '')::date
        and recorded_at <= $3 and coalesce(superseded_at > $3, true)`,
    [wardCode, district, asOf],
  )) as { until: ReportingDate | null }[];
  return row?.until ?? null;
}
