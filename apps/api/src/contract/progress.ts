import { z } from 'zod';
import { DAY_STATES } from '../domain/completeness.js';
import { HEADLINE_CODES } from '../domain/headline.js';
import { count, date as day, districtCode, instant, wardCode } from './fields.js';

/** A difference of counts: below 0 where something was taken back. */
const change = z.number().int();

/** A share of `required` in tenths of a percent; null when nothing is required. */
const tenths = z.number().int().nullable();

// ── What is asked ────────────────────────────────────────────────────────────────────────────────

/** Only what was recorded up to this moment; left out, everything recorded so far. */
const asOf = instant.optional();

export const progressQuery = z.object({
  /** The reporting date shown; left out, the latest one that nine in ten of the caller's wards have reported (domain.md §4). */
  date: day.optional(),
  asOf,
  /** The date that changes are compared with; never after the date shown. */
  compareTo: z.union([z.enum(['yesterday', 'last-week']), day]).default('last-week'),
});

/**
 * A course up to the date shown, told as it stood then: no deadline, plan or name decided later is in it.
 * `[from, until)`; left out, from the campaign's start up to and with that date.
 */
const period = { date: day.optional(), from: day.optional(), until: day.optional(), asOf };

export const seriesQuery = z.object({
  /** 'city', a district's code (3 digits) or a ward's (5). */
  area: z.union([z.literal('city'), districtCode, wardCode]).default('city'),
  ...period,
  by: z.enum(['day', 'week']).default('day'),
});

export const districtSeriesQuery = z.object(period);
export const wardHistoryQuery = z.object(period);

export const completenessQuery = z.object({
  /** `[from, until)`, at most 92 days; left out, the 14 days up to and with today. */
  from: day.optional(),
  until: day.optional(),
  asOf,
  districtCode: districtCode.optional(),
});

export const slowestQuery = z.object({
  date: day.optional(),
  asOf,
  limit: z.coerce.number().int().min(1).max(1000).default(20),
});

export const districtParams = z.object({ districtCode });
export const wardParams = z.object({ wardCode });

// ── What is answered ─────────────────────────────────────────────────────────────────────────────

const area = z.object({
  level: z.enum(['city', 'district', 'ward']),
  /** Null for the city. */
  code: z.string().nullable(),
  name: z.string(),
  /** Where a ward lies on the date shown; null for the city and for a district. */
  districtCode: z.string().nullable(),
  districtName: z.string().nullable(),
});

/** How far the reports of a day have come. */
const reportsOfDay = {
  /** False on a day off, and before the campaign. */
  isReportingDay: z.boolean(),
  /** None on a day off, when what was filed counts in `wardsReported` all the same. */
  wardsExpected: count,
  wardsReported: count,
  /** When a district's report is late; null where none is expected. */
  dueAt: instant.nullable(),
  /** Whether that has passed and some are still out. */
  isOverdue: z.boolean(),
};

/** What every published number carries (domain.md §4), in parts: `formatFreshness` makes the line. */
const freshness = z.object({
  date: day,
  /** 'HH:MM': the cut-off of the date, or the moment it is told as of while that is still to come. */
  toldUntil: z.string(),
  /** 1, and one more whenever a report of the date was replaced or returned. */
  version: count,
  ...reportsOfDay,
  /** Of the reported ones. */
  wardsLate: count,
  /**
   * How far the reports of the day of the question's own moment have come, in the same area. Null of a ward that has
   * left the reporter's district since the date shown: of what it does now nothing may be said.
   */
  today: z.object({ date: day, ...reportsOfDay }).nullable(),
  asOf: instant.nullable(),
});

/** Cumulative; null where no ward of the area has ever reported: a blank is not 0 (domain.md §3.1). */
const known = count.nullable();

/** Cumulative records on the date of the wards that lie in the area on it, figures of those that did not report carried forward. */
const totals = z.object({
  wards: count,
  /** Wards with a report of the date or of a day before. */
  wardsWithFigures: count,
  required: count,
  submitted: known,
  verified: known,
  unresolved: known,
  exempt: known,
  signed: known,
  /** verified + exempt. */
  signable: known,
  /** submitted − verified − unresolved. */
  pending: known,
  /** Still to be signed: required − signed of each ward, never below 0, added up. */
  remaining: count,
  percentTenths: z.object({ submitted: tenths, verified: tenths, signed: tenths }),
});

const changes = z.object({ submitted: change, verified: change, signed: change });

/** The same of totals: null where no ward of the area has ever reported. */
const knownChanges = z.object({
  submitted: change.nullable(),
  verified: change.nullable(),
  signed: change.nullable(),
});

/** Records added by what arrived in the period; what was adjusted downwards stands apart, 0 or less. */
const increments = z.object({ submitted: count, verified: count, signed: count, adjustments: changes });

/** Whether a report came for a day from Monday up to and with the date: an area without has not stood still, it is silent. */
const hasReportedInWeek = z.boolean();

/**
 * Places from 1, the best; `change` is places won (+) or lost (−) since the date compared with. No place where
 * there is nothing to tell it by: no figures, nothing required, nobody with a record done, no end in sight.
 */
const rank = z.object({ rank: count.nullable(), change: change.nullable() });

const requiredRate = z.object({ perDay: count, daysLeft: count });

const deadline = z.object({
  deadlineDate: day,
  decidedOn: day,
  document: z.string(),
  reason: z.string(),
  /** Whether it is the one in force on the date shown. */
  isInForce: z.boolean(),
  /** Null when the deadline has passed and records remain. */
  requiredRate: requiredRate.nullable(),
  /** How many times as fast signing must go: 6.6; null when it does not go at all. */
  speedUp: z.number().nullable(),
});

/**
 * Records signed a day, adjustments left out: the sum of the paces of the area's wards, each the mean of its own
 * last 7 reporting days up to its last report (domain.md §5).
 */
const pace = z.object({
  perDay: z.number(),
  /** The slowest and fastest of the nearly complete days; null where the pace does not lie between them. */
  low: count.nullable(),
  high: count.nullable(),
  /** Wards that have a pace: those that reported lately. */
  wards: count,
  /** The reporting days those wards' days cover, oldest first. */
  days: z.array(
    z.object({
      date: day,
      /** What these wards signed; null where none of them reported: it came with the next report. */
      signed: count.nullable(),
      wardsReported: count,
      /** Of these wards, those whose days had begun. */
      wardsExpected: count,
      /** Whether all of them reported: what another day did is not known yet. */
      isNearlyComplete: z.boolean(),
    }),
  ),
});

/** Signed by the end of a day at the pace, and at the ends of its band. */
const projection = z.object({ date: day, low: count.nullable(), expected: count, high: count.nullable() });

/** Counted in reporting days, like pace and required rate. A date is null where it cannot be told: "không xác định". */
const forecast = z.object({
  /** At the fastest of the pace's nearly complete days, at the pace, and at the slowest. */
  earliest: day.nullable(),
  expected: day.nullable(),
  latest: day.nullable(),
  /** Reporting days from the day after the date shown to `expected`, both included. */
  daysToFinish: count.nullable(),
  /** Which of them are null because they lie more than 365 days ahead: "trên 365 ngày". */
  isBeyondYear: z.object({ earliest: z.boolean(), expected: z.boolean(), latest: z.boolean() }),
  /** By the deadline in force. */
  atDeadline: projection.nullable(),
  /** By every day from the day after the date shown up to that deadline: as drawn. */
  days: z.array(projection),
});

/** An even plan of signing, from the day signing started to the deadline in force, both included. */
const plan = z.object({ from: day, to: day, required: count });

/** The one message of the screen; the words are the reader's. */
const headline = z.object({
  code: z.enum(HEADLINE_CODES),
  speedUp: z.number().nullable(),
  deadlineDate: day.nullable(),
});

/** The head of a dashboard for the city, a district or a ward. */
export const progressAnswer = z.object({
  area,
  freshness,
  totals,
  increments: z.object({
    day: increments,
    /** From Monday up to and with the date. */
    week: increments,
  }),
  hasReportedInWeek,
  comparison: z.object({
    date: day,
    /** Of the wards of the date shown, wherever they lay then. */
    totals,
    /** Totals of the date shown less these. */
    change: knownChanges.extend({ required: change }),
  }),
  pace: pace.nullable(),
  requiredRate: requiredRate.nullable(),
  speedUp: z.number().nullable(),
  forecast,
  /** Decided up to the date shown, in order. */
  deadlines: z.array(deadline),
  plan: plan.extend({ planned: count }).nullable(),
  /**
   * How long the record next in line has waited: before `submitted` (with the station), before `verified` (with
   * the police, who pass on what they return unresolved, too) and before `signed`. Days since the day after the
   * last one by which no more had arrived than has been passed on by now. Null when nothing waits, and for an
   * area without wards.
   */
  waitingDays: z.object({
    submitted: count.nullable(),
    verified: count.nullable(),
    signed: count.nullable(),
  }),
  headline,
});

/** One line of a table of districts or wards. */
const areaRow = z.object({
  area,
  /** How reporting stands on the date; of a district's wards, the worst. */
  state: z.enum(DAY_STATES),
  wardsExpected: count,
  wardsReported: count,
  totals,
  increments: z.object({ day: increments, week: increments }),
  change: knownChanges,
  hasReportedInWeek,
  pacePerDay: z.number().nullable(),
  /** To finish by the deadline in force; null without one, or when it has passed. */
  requiredPerDay: count.nullable(),
  /** Reporting days; null when it cannot be told, and where `isBeyondYear`. */
  daysToFinish: count.nullable(),
  /** Whether it would be finished more than 365 days ahead. */
  isBeyondYear: z.boolean(),
  /** By the share of required at each step. Null where the caller may not see it. */
  ranks: z.object({ submitted: rank, verified: rank, signed: rank }).nullable(),
});

const table = {
  freshness,
  comparisonDate: day,
  /** Of the rows together. */
  totals,
};

export const districtsAnswer = z.object({
  ...table,
  /** The rows together, as one area. */
  whole: areaRow.pick({
    wardsExpected: true,
    wardsReported: true,
    totals: true,
    increments: true,
    hasReportedInWeek: true,
    pacePerDay: true,
    requiredPerDay: true,
    daysToFinish: true,
    isBeyondYear: true,
  }),
  /** By name. */
  rows: z.array(areaRow.extend({ kind: z.string(), tileRow: count, tileColumn: count })),
  /** The few districts that hold the most of what remains, largest first. */
  mostRemaining: z.object({ districtCodes: z.array(z.string()), remaining: count }),
});

export const wardsAnswer = z.object({
  ...table,
  area,
  /** By name. */
  rows: z.array(areaRow.extend({ kind: z.string(), figuresDate: day.nullable() })),
});

/** Wards with the smallest share signed first; of equals, the one with more remaining. */
export const slowestAnswer = z.object({
  freshness,
  rows: z.array(areaRow.extend({ kind: z.string(), figuresDate: day.nullable() })),
});

const seriesDay = z.object({
  /** Of a week, its Monday. */
  date: day,
  isReportingDay: z.boolean(),
  /** Of a week, on its last day shown. */
  wardsExpected: count,
  wardsReported: count,
  /** Nobody reported: the totals are those of an earlier day. To be drawn as an outline or dashed. */
  isCarriedForward: z.boolean(),
  totals,
  increments,
  /** What an even plan would have signed by then; null without a deadline. */
  planned: count.nullable(),
});

export const seriesAnswer = z.object({
  area,
  by: z.enum(['day', 'week']),
  days: z.array(seriesDay),
  /** Where the total required changed, oldest first. */
  required: z.array(z.object({ from: day, required: count })),
  plan: plan.nullable(),
  /** The even plan for each deadline decided up to the date shown; the one in force, `plan`, is the last. */
  plans: z.array(plan),
  deadlines: z.array(deadline.omit({ requiredRate: true, speedUp: true })),
  holidays: z.array(z.object({ date: day, reason: z.string() })),
  events: z.array(z.object({ date: day, title: z.string(), titleEn: z.string() })),
});

/** One small series for each district, for small multiples. */
export const districtSeriesAnswer = z.object({
  districts: z.array(
    z.object({
      area,
      days: z.array(
        z.object({
          date: day,
          isReportingDay: z.boolean(),
          wardsExpected: count,
          wardsReported: count,
          isCarriedForward: z.boolean(),
          required: count,
          submitted: known,
          verified: known,
          signed: known,
        }),
      ),
    }),
  ),
});

export const wardHistoryAnswer = z.object({
  area,
  days: z.array(
    z.object({
      date: day,
      state: z.enum(DAY_STATES),
      reported: z.boolean(),
      /** The report that says so; null on a day carried forward. */
      reportId: z.string().nullable(),
      filedAt: instant.nullable(),
      /** Whose report it was; a ward's district is the one of the date. */
      districtCode: z.string(),
      /** The date the figures were reported for: `GET /api/figures/:wardCode/:figuresDate/source` tells their source. */
      figuresDate: day.nullable(),
      required: count.nullable(),
      /** Null before the first report. */
      figures: z
        .object({ submitted: count, verified: count, unresolved: count, exempt: count, signed: count })
        .nullable(),
      /** Null on a day without a report: the whole increment belongs to the day it arrives. */
      increments: increments.nullable(),
      adjustmentReason: z.string().nullable(),
    }),
  ),
});

/** How many wards were expected, and what came of these: on time + late = filed, never more than expected. */
const reporting = z.object({
  expected: count,
  filed: count,
  onTime: count,
  late: count,
  /** Sent back and not filed again: nothing of them counts. */
  returned: count,
  /** Expected, due, and never sent. */
  missing: count,
  /** Filed though none was expected. */
  filedOnHolidays: count,
});

const wardName = z.object({ wardCode: z.string(), name: z.string(), districtCode: z.string() });

export const completenessAnswer = z.object({
  dates: z.array(
    reporting.extend({
      date: day,
      isReportingDay: z.boolean(),
      isDue: z.boolean(),
      missingWards: z.array(wardName),
    }),
  ),
  districts: z.array(
    reporting.extend({
      districtCode: z.string(),
      name: z.string(),
      /** One for each date, in the order of `dates`. */
      byDate: z.array(reporting),
    }),
  ),
  wards: z.array(
    wardName.extend({
      /** One for each date, in the order of `dates`; null when the ward was not in the campaign then. */
      states: z.array(z.enum(DAY_STATES).nullable()),
    }),
  ),
  total: reporting,
});

/** What `GET /api/events` sends as `data` whenever something was recorded: ask again what is shown. */
export const dataVersionEvent = z.object({ version: count });

export type ProgressQuery = z.infer<typeof progressQuery>;
export type ProgressAnswer = z.infer<typeof progressAnswer>;
export type DistrictsAnswer = z.infer<typeof districtsAnswer>;
export type WardsAnswer = z.infer<typeof wardsAnswer>;
export type SlowestAnswer = z.infer<typeof slowestAnswer>;
export type SeriesQuery = z.infer<typeof seriesQuery>;
export type SeriesAnswer = z.infer<typeof seriesAnswer>;
export type DistrictSeriesAnswer = z.infer<typeof districtSeriesAnswer>;
export type WardHistoryAnswer = z.infer<typeof wardHistoryAnswer>;
export type CompletenessQuery = z.infer<typeof completenessQuery>;
export type CompletenessAnswer = z.infer<typeof completenessAnswer>;
export type Totals = z.infer<typeof totals>;
export type Increments = z.infer<typeof increments>;
export type AreaRow = z.infer<typeof areaRow>;
export type Reporting = z.infer<typeof reporting>;
export type DataVersionEvent = z.infer<typeof dataVersionEvent>;
