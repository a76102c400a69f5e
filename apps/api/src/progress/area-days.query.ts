import type { ReportingDate } from '../domain/reporting-date.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

/** Which areas are asked about: the rows are one for the city, one a district or one a ward. */
export interface AreaScope {
  level: 'city' | 'district' | 'ward';
  /** Only wards that lay in this district on the day. */
  districtCode?: string | null;
  /** Only these wards, wherever they lay. */
  wardCodes?: readonly string[] | null;
}

/** What the wards of an area have come to: sums, figures of earlier days carried forward. */
export interface AreaCounts {
  wards: number;
  /** 0 when no ward has ever reported: the zeros below are then no figures. */
  wardsWithFigures: number;
  required: number;
  /** Still to be signed: of each ward what it has left, so that one beyond its requirement leaves nothing to others. */
  remaining: number;
  submitted: number;
  verified: number;
  unresolved: number;
  exempt: number;
  signed: number;
}

/** One area on one day: its campaign wards of that day. */
export interface AreaDay extends AreaCounts {
  /** '' for the city. */
  areaCode: string;
  date: ReportingDate;
  isReportingDay: boolean;
  wardsReported: number;
  /** Of the reported ones, those whose report came late, and those whose report was returned. */
  wardsLate: number;
  wardsReturned: number;
  /** The latest date the figures in force were reported for; null before the first report, and for a city or district. */
  figuresDate: ReportingDate | null;
  /** Increments that arrived on the day: work, 0 or more, and downward adjustments, 0 or less. */
  submittedAdded: number;
  verifiedAdded: number;
  signedAdded: number;
  submittedAdjusted: number;
  verifiedAdjusted: number;
  signedAdjusted: number;
}

/** The areas of a scope on every day of `[from, until)`, by area and day. Days without campaign wards have no row. */
export function areaDays(
  tx: Transaction,
  scope: AreaScope,
  from: ReportingDate,
  until: ReportingDate,
  asOf: AsOf,
): Promise<AreaDay[]> {
  return scope.wardCodes
    ? daysOfWards(tx, scope, from, until, asOf)
    : tx.query(AREA_DAYS, [scope.level, districtAsked(tx, scope), asOf, from, until]);
}

const COUNTS = `
       area_code as "areaCode", reporting_date::text as "date", is_reporting_day as "isReportingDay",
       wards::float8, wards_with_figures::float8 as "wardsWithFigures", wards_reported::float8 as "wardsReported",
       wards_late::float8 as "wardsLate", wards_returned::float8 as "wardsReturned",
       required::float8, remaining::float8, submitted::float8, verified::float8, unresolved::float8, exempt::float8,
       signed::float8, submitted_added::float8 as "submittedAdded", verified_added::float8 as "verifiedAdded",
       signed_added::float8 as "signedAdded", submitted_adjusted::float8 as "submittedAdjusted",
       verified_adjusted::float8 as "verifiedAdjusted", signed_adjusted::float8 as "signedAdjusted"`;
const AREA_DAYS = `select ${COUNTS}, null as "figuresDate" from area_day($1, $2, $3, $4, $5)`;
const DAYS_OF_WARDS = `
select ${COUNTS}, figures_date::text as "figuresDate" from counted_day($1, $2, $3, $4, $5, $6)`;

/** Of some wards by name, from the grain. */
function daysOfWards(
  tx: Transaction,
  scope: AreaScope,
  from: ReportingDate,
  until: ReportingDate,
  asOf: AsOf,
): Promise<AreaDay[]> {
  return tx.query(DAYS_OF_WARDS, [
    ...[scope.level, asOf, from, until, scope.districtCode ?? null, scope.wardCodes],
  ]);
}

/** The one district asked about, null for all: a reporter asks about the own one, and is given no other. */
export function districtAsked(tx: Transaction, scope: AreaScope): string | null {
  return scope.districtCode ?? callersDistrict(tx);
}

/**
 * The district whose rows the caller may see, null for all. Wards asked for by name have been let through before,
 * and are seen on the days they lay elsewhere, too: up to the last one the database gives (`own_ward_day`).
 */
export function districtSeen(tx: Transaction, { wardCodes }: AreaScope): string | null {
  return wardCodes ? null : callersDistrict(tx);
}
