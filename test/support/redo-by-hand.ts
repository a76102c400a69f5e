import type { TestApp } from './start-app.js';

/**
 * The numbers of an area done again from the raw tables, by the words of docs/domain.md §5 and with none of the
 * product's code or views: what the answers of the API are compared with.
 */
export interface RawTables {
  places: (Known & { ward: string; district: string; from: string; until: string | null })[];
  members: (Known & { ward: string; from: string; until: string | null })[];
  required: (Known & { ward: string; from: string; required: number })[];
  daysOff: (Known & { date: string })[];
  deadlines: (Known & { deadline: string; decided: string })[];
  figures: (Known & { ward: string; date: string } & Record<Column, number>)[];
}

interface Known {
  recordedAt: Date;
  supersededAt: Date | null;
}

const COLUMNS = ['submitted', 'verified', 'unresolved', 'exempt', 'signed'] as const;
type Column = (typeof COLUMNS)[number];
const STEPS = ['submitted', 'verified', 'signed'] as const;

const SIGNING_START = '2022-04-23';
const CAMPAIGN_START = '2022-04-13';
const LAST_DAYS = 7;
const YEAR = 365;

export async function readRawTables({ sql }: TestApp): Promise<RawTables> {
  const known = `recorded_at as "recordedAt", superseded_at as "supersededAt"`;
  const period = `valid_from::text as "from", valid_until::text as "until"`;
  return {
    places: await sql(
      `select ward_code as "ward", district_code as "district", ${period}, ${known} from ward_version`,
    ),
    members: await sql(`select ward_code as "ward", ${period}, ${known} from campaign_member`),
    required: await sql(
      `select ward_code as "ward", effective_date::text as "from", required, ${known} from required_version`,
    ),
    daysOff: await sql(`select date::text as "date", ${known} from calendar_day`),
    deadlines: await sql(
      `select deadline_date::text as "deadline", decided_on::text as "decided", ${known} from deadline_version`,
    ),
    figures: await sql(
      `select ward_code as "ward", reporting_date::text as "date", submitted, verified, unresolved, exempt, signed,
              ${known} from figure`,
    ),
  };
}

/** Everything as it was known at a moment. */
export class AsKnown {
  private readonly tables: RawTables;

  constructor(tables: RawTables, moment: Date) {
    const inForce = <Row extends Known>(rows: Row[]) =>
      rows.filter(
        ({ recordedAt, supersededAt }) =>
          recordedAt <= moment && (supersededAt === null || supersededAt > moment),
      );
    this.tables = {
      places: inForce(tables.places),
      members: inForce(tables.members),
      required: inForce(tables.required),
      daysOff: inForce(tables.daysOff),
      deadlines: inForce(tables.deadlines),
      figures: inForce(tables.figures),
    };
  }

  wardsOn(date: string, district: string | null): string[] {
    return this.tables.places
      .filter((place) => holds(place, date) && (district === null || place.district === district))
      .map(({ ward }) => ward)
      .filter((ward) => this.isMember(ward, date))
      .sort();
  }

  isReportingDay(date: string): boolean {
    return date >= CAMPAIGN_START && !this.tables.daysOff.some((off) => off.date === date);
  }

  hasReported(ward: string, date: string): boolean {
    return (
      this.isMember(ward, date) && this.tables.figures.some((row) => row.ward === ward && row.date === date)
    );
  }

  /** What the wards together have come to on a date, each where it took part on that date. */
  totals(wards: readonly string[], date: string) {
    const sums = { wards: 0, wardsWithFigures: 0, required: 0, remaining: 0 };
    const figures = Object.fromEntries(COLUMNS.map((column) => [column, 0])) as Record<Column, number>;
    for (const ward of wards.filter((one) => this.isMember(one, date))) {
      const last = this.chainOf(ward).findLast((row) => row.date <= date);
      const required = this.requiredOf(ward, date);
      sums.wards += 1;
      sums.wardsWithFigures += last ? 1 : 0;
      sums.required += required;
      sums.remaining += Math.max(0, required - (last?.signed ?? 0));
      for (const column of COLUMNS) figures[column] += last?.[column] ?? 0;
    }
    return { ...sums, ...figures };
  }

  /** What reports about the days `[from, to]` added, and took back. */
  increments(wards: readonly string[], from: string, to: string) {
    const added = { submitted: 0, verified: 0, signed: 0 };
    const adjustments = { submitted: 0, verified: 0, signed: 0 };
    for (const ward of wards) {
      for (const row of this.stepsOf(ward).filter(({ date }) => date >= from && date <= to)) {
        for (const step of STEPS) (row[step] > 0 ? added : adjustments)[step] += row[step];
      }
    }
    return { ...added, adjustments };
  }

  /** How many days the record next in line has waited before each step: day by day back to one on which none did. */
  waits(wards: readonly string[], date: string) {
    const now = this.totals(wards, date);
    const back = (passed: number, arrivedOn: (day: string) => number) => {
      if (arrivedOn(date) <= passed) return null;
      let days = 0;
      for (let day = date; day > CAMPAIGN_START && arrivedOn(previousDay(day)) > passed; days += 1)
        day = previousDay(day);
      return days;
    };
    const on = (day: string) => this.totals(wards, day);
    return {
      submitted: back(now.submitted, (day) => on(day).required),
      verified: back(now.verified + now.unresolved, (day) => on(day).submitted),
      signed: back(now.signed, (day) => on(day).verified + on(day).exempt),
    };
  }

  /** The pace of the wards as a fraction; null when none of them has one. */
  pace(wards: readonly string[], date: string) {
    const own = wards.flatMap((ward) => this.paceOfWard(ward, date) ?? []);
    if (own.length === 0) return null;
    const rate = own.reduce((sum, { rate }) => plus(sum, rate), { of: 0n, by: 1n });
    const covered = own.flatMap(({ days }) => days).sort();
    const [first = '', last = ''] = [covered[0], covered.at(-1)];
    const days = this.reportingDays(first, last).map((day) => {
      const expected = own.filter(({ begins }) => begins <= day);
      const reported = expected.filter(({ ward }) => this.hasReported(ward, day));
      const signed = reported.reduce((sum, { ward }) => sum + this.signedOn(ward, day), 0);
      return {
        ...{ date: day, wardsReported: reported.length, wardsExpected: expected.length },
        signed: reported.length === 0 ? null : signed,
        isNearlyComplete: reported.length * 10 >= expected.length * 9 && expected.length > 0,
      };
    });
    const complete = days.flatMap(({ isNearlyComplete, signed }) =>
      isNearlyComplete && signed !== null ? [signed] : [],
    );
    const [low, high] = [Math.min(...complete), Math.max(...complete)];
    const holdsPace =
      complete.length > 0 && BigInt(low) * rate.by <= rate.of && rate.of <= BigInt(high) * rate.by;
    const band = holdsPace ? { low, high } : null;
    return { rate, wards: own.length, days, band };
  }

  deadlineOn(date: string): string | null {
    const decided = this.tables.deadlines.filter((version) => version.decided <= date);
    return decided.sort((a, b) => (a.decided < b.decided ? -1 : 1)).at(-1)?.deadline ?? null;
  }

  /** Reporting days after a date up to and with another. */
  daysBetween(after: string, to: string): number {
    return this.reportingDays(nextDay(after), to).length;
  }

  /** The day on which the rest is done: the last of as many reporting days as it takes. */
  finish(
    remaining: number,
    rate: Fraction | null,
    after: string,
  ): { date: string; days: number } | 'far' | null {
    if (remaining === 0) return { date: after, days: 0 };
    if (rate === null || rate.of === 0n) return null;
    let [left, day, days] = [BigInt(remaining) * rate.by, after, 0];
    for (let passed = 1; passed <= YEAR; passed += 1) {
      day = nextDay(day);
      if (!this.isReportingDay(day)) continue;
      left -= rate.of;
      days += 1;
      if (left <= 0n) return { date: day, days };
    }
    return 'far';
  }

  private paceOfWard(ward: string, date: string) {
    const recent = this.lastReportingDays(date);
    const begins = this.beginOf(ward, date);
    if (begins === null) return null;
    const ends = recent.filter((day) => day >= begins && this.hasReported(ward, day)).at(-1);
    if (ends === undefined) return null;
    const days = this.lastReportingDays(ends).filter((day) => day >= begins);
    const signed = days.reduce((sum, day) => sum + this.signedOn(ward, day), 0);
    return { ward, begins, days, rate: { of: BigInt(signed), by: BigInt(days.length) } };
  }

  /** The first day that counts for a ward's pace; null while it has none. */
  private beginOf(ward: string, date: string): string | null {
    let since = date;
    while (this.isMember(ward, previousDay(since))) since = previousDay(since);
    if (since <= SIGNING_START) return SIGNING_START;
    const first = this.chainOf(ward).find((row) => row.date >= since);
    return first ? nextDay(first.date) : null;
  }

  private lastReportingDays(until: string): string[] {
    return this.reportingDays(SIGNING_START, until).slice(-LAST_DAYS);
  }

  private reportingDays(from: string, to: string): string[] {
    const days: string[] = [];
    for (let day = from; day <= to; day = nextDay(day)) if (this.isReportingDay(day)) days.push(day);
    return days;
  }

  private signedOn(ward: string, date: string): number {
    return Math.max(0, this.stepsOf(ward).find((row) => row.date === date)?.signed ?? 0);
  }

  private isMember(ward: string, date: string): boolean {
    return this.tables.members.some((member) => member.ward === ward && holds(member, date));
  }

  private requiredOf(ward: string, date: string): number {
    const versions = this.tables.required.filter((version) => version.ward === ward && version.from <= date);
    return versions.sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1)?.required ?? 0;
  }

  private chainOf(ward: string) {
    return this.tables.figures.filter((row) => row.ward === ward).sort((a, b) => (a.date < b.date ? -1 : 1));
  }

  private stepsOf(ward: string) {
    const chain = this.chainOf(ward);
    return chain
      .map((row, index) => ({
        date: row.date,
        submitted: row.submitted - (chain[index - 1]?.submitted ?? 0),
        verified: row.verified - (chain[index - 1]?.verified ?? 0),
        signed: row.signed - (chain[index - 1]?.signed ?? 0),
      }))
      .filter(({ date }) => this.isMember(ward, date));
  }
}

export interface Fraction {
  of: bigint;
  by: bigint;
}

function plus(a: Fraction, b: Fraction): Fraction {
  return { of: a.of * b.by + b.of * a.by, by: a.by * b.by };
}

function holds({ from, until }: { from: string; until: string | null }, date: string): boolean {
  return from <= date && (until === null || until > date);
}

export function nextDay(date: string): string {
  return shifted(date, 1);
}

export function previousDay(date: string): string {
  return shifted(date, -1);
}

/** Monday of the date's week. */
export function mondayOf(date: string): string {
  let day = date;
  while (new Date(`${day}T00:00:00Z`).getUTCDay() !== 1) day = previousDay(day);
  return day;
}

function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
