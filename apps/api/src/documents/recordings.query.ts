import type { ChangeKind, FactContent, TotalsMoved } from '../contract/document-change.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';

/** What figures are looked at: those told of a day, of the city or of one district. */
export interface ToldOf {
  date: ReportingDate;
  districtCode: string | null;
}

export interface RecordingRow {
  recordedAt: Date;
  kind: ChangeKind;
  date: ReportingDate | null;
  districtCode: string | null;
  districtName: string | null;
  wardCode: string | null;
  wardName: string | null;
  before: (FactContent & { districtCode?: string })[] | null;
  after: (FactContent & { districtCode?: string })[] | null;
  by: string | null;
  reason: string | null;
  document: string | null;
}

/** What was recorded after one moment, up to and with another, that could move the figures; oldest first. */
export function recordings(tx: Transaction, of: ToldOf, since: Date, until: Date): Promise<RecordingRow[]> {
  return tx.query(
    `select change.recorded_at as "recordedAt", change.kind, change.reporting_date::text as "date",
            coalesce(change.district_code, ward.district_code) as "districtCode", district.name as "districtName",
            change.ward_code as "wardCode", ward.name as "wardName", change.before, change.after,
            change.by_name as "by", change.reason, change.document
       from recordings_about($1, $2, $3, $4) as change
       left join lateral (
              select version.name, version.district_code
                from ward_version as version
               where version.ward_code = change.ward_code and version.valid_from <= $3
                 and version.recorded_at <= $2 and coalesce(version.superseded_at > $2, true)
               order by version.valid_from desc
               limit 1
            ) as ward on true
       left join district_version as district
         on district.district_code = coalesce(change.district_code, ward.district_code)
        and district.recorded_at <= $2 and coalesce(district.superseded_at > $2, true)
      order by change.recorded_at, change.kind, change.reporting_date, "districtCode", change.ward_code`,
    [since, until, of.date, of.districtCode],
  );
}

/** A ward as it stood on the day at a moment. */
export interface WardState extends Omit<TotalsMoved, 'wards'> {
  moment: Date;
  wardCode: string;
  districtCode: string;
  /** Whether it had reported by then, about that day or an earlier one. */
  hasFigures: boolean;
}

/** Every ward that counted on the day, at each of the moments. */
export function wardStates(
  tx: Transaction,
  { date, districtCode }: ToldOf,
  moments: readonly Date[],
): Promise<WardState[]> {
  return tx.query(
    `select known.moment, day.ward_code as "wardCode", day.district_code as "districtCode",
            day.submitted is not null as "hasFigures", coalesce(day.required, 0) as required, coalesce(day.submitted, 0) as submitted,
            coalesce(day.verified, 0) as verified, coalesce(day.unresolved, 0) as unresolved,
            coalesce(day.exempt, 0) as exempt, coalesce(day.signed, 0) as signed
       from unnest($1::timestamptz[]) as known(moment)
      cross join lateral ward_day(known.moment, $2::date, $2::date + 1) as day
      where ($3::text is null or day.district_code = $3)
      order by known.moment`,
    [moments, date, districtCode],
  );
}
