import { districts } from '../areas/districts.query.js';
import type { Period, ReportingDate } from '../domain/reporting-date.js';
import type { Timeliness } from '../domain/timeliness.js';
import type { Transaction } from '../platform/database.js';

/** One ward on one day as it is kept; how reporting stands is for the rule to say. */
export interface HistoryDay {
  date: ReportingDate;
  isReportingDay: boolean;
  districtCode: string;
  districtName: string;
  wardCode: string;
  wardName: string;
  timeliness: Timeliness | null;
  isReturned: boolean;
  figuresDate: ReportingDate | null;
  required: number | null;
  submitted: number | null;
  verified: number | null;
  unresolved: number | null;
  exempt: number | null;
  signed: number | null;
  submittedIncrement: number | null;
  verifiedIncrement: number | null;
  signedIncrement: number | null;
}

/**
 * Every campaign ward of the district (of the city when null) on every day of the period, by day, district in the official
 * order and code.
 */
export async function historyDays(
  tx: Transaction,
  { from, until }: Period,
  districtCode: string | null,
  asOf: Date,
): Promise<HistoryDay[]> {
  return tx.query(
    `select day.reporting_date::text  as "date",
            day.is_reporting_day      as "isReportingDay",
            day.district_code         as "districtCode",
            district.name             as "districtName",
            day.ward_code             as "wardCode",
            ward.name                 as "wardName",
            day.timeliness            as "timeliness",
            day.returned              as "isReturned",
            day.figures_date::text    as "figuresDate",
            day.required,
            day.submitted,
            day.verified,
            day.unresolved,
            day.exempt,
            day.signed,
            day.submitted_increment   as "submittedIncrement",
            day.verified_increment    as "verifiedIncrement",
            day.signed_increment      as "signedIncrement"
       from ${NAMED_DAYS}
      order by day.reporting_date, array_position($5::text[], day.district_code), day.ward_code`,
    [asOf, from, until, districtCode, (await districts(tx, asOf)).map(({ code }) => code)],
  );
}

/** How many lines the history has, and the SHA-256 of them all: equal when every figure and name in it is. */
export async function historyDigest(
  tx: Transaction,
  { from, until }: Period,
  districtCode: string | null,
  asOf: Date,
): Promise<{ rows: number; hash: string }> {
  const [digest] = (await tx.query(
    `select count(*)::int as "rows",
            encode(sha256(convert_to(coalesce(string_agg(
              jsonb_build_array(
                day.reporting_date, day.is_reporting_day, day.district_code, district.name, day.ward_code, ward.name, day.required,
                day.timeliness, day.returned, day.figures_date, day.submitted, day.verified, day.unresolved,
                day.exempt, day.signed, day.submitted_increment, day.verified_increment, day.signed_increment
              )::text, E'\\n' order by day.reporting_date, day.ward_code), ''), 'UTF8')), 'hex') as "hash"
       from ${NAMED_DAYS}`,
    [asOf, from, until, districtCode],
  )) as { rows: number; hash: string }[];
  if (!digest) throw new Error('A count without a row.');
  return digest;
}

const NAMED_DAYS = `ward_day($1, $2, $3) as day
       join district_version as district
         on district.district_code = day.district_code
        and district.recorded_at <= $1 and coalesce(district.superseded_at > $1, true)
       join ward_version as ward
         on ward.ward_code = day.ward_code
        and ward.valid_from <= day.reporting_date and coalesce(ward.valid_until > day.reporting_date, true)
        and ward.recorded_at <= $1 and coalesce(ward.superseded_at > $1, true)
      where ($4::text is null or day.district_code = $4)`;
