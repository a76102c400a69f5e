import { eachColumn, type FigureColumn, type Figures, NO_FIGURES } from '../domain/figures.js';
import type { AdjustmentReason } from '../domain/read-adjustment.js';
import { addDays, instantOf, type ReportingDate, reportingDate } from '../domain/reporting-date.js';
import { CITY_DAYS, LAST_DATE } from './city-story.js';
import { chance, sharedOut } from './shared-out.js';

export interface StoryWard {
  code: string;
  districtCode: string;
  required: number;
}

export interface StoryRow {
  wardCode: string;
  figures: Figures;
  adjustment?: { reason: AdjustmentReason; note: string };
  /** What the clerk wrote instead of the figure: a wrong cell. */
  written?: Partial<Record<FigureColumn, string | number>>;
}

/** One visit of a district centre's clerk to the filing page. */
export interface Filing {
  /** `with-errors`: the file is kept, and nothing of it is filed. `to-be-returned`: filed, then returned by the reviewer. */
  kind: 'first' | 'with-errors' | 'to-be-returned' | 'correction';
  districtCode: string;
  date: ReportingDate;
  at: Date;
  rows: StoryRow[];
}

/** What goes wrong in the story, by district and day: everything a real month shows. */
const MISSING = new Set(
  ['787|2022-04-17', '783|2022-04-16', '784|2022-04-24', '785|2022-04-28', '776|2022-04-19'].concat([
    '786|2022-04-29',
    '777|2022-05-05',
    '761|2022-04-22',
    '787|2022-05-04',
  ]),
);
const WITH_ERRORS = new Set(['766|2022-04-25', '778|2022-05-06']);
const RETURNED = new Set(['775|2022-04-21']);
const CORRECTED = new Set(['774|2022-04-20', '768|2022-04-27', '764|2022-05-06']);
/** Ten of the wards stop moving after this date: the "địa bàn chậm" leadership must see. */
const STANDSTILL = reportingDate('2022-04-28');
const ADJUSTED = { districtCode: '771', date: reportingDate('2022-04-28'), records: 37 };

/**
 * The demonstration: every district's filings of every reporting day from 13/4 to 7/5/2022, in the order
 * they happened. The totals of the last day are the published ones, to the last record, by construction.
 */
export function story(wards: readonly StoryWard[]): Filing[] {
  const districts = [...new Set(wards.map((ward) => ward.districtCode))].sort();
  const filings: Filing[] = [];
  let before = new Map<string, Figures>();
  for (const [index, { date, figures }] of daysOf(wards).entries()) {
    for (const districtCode of districts) {
      const rows = wards
        .filter((ward) => ward.districtCode === districtCode)
        .map((ward) => ({ wardCode: ward.code, figures: figures.get(ward.code) ?? NO_FIGURES }));
      filings.push(...filingsOf(districtCode, date, index, rows, before));
    }
    before = figures;
  }
  return adjusted(filings, wards).sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Every ward's true cumulative figures, day by day. */
function daysOf(wards: readonly StoryWard[]): { date: ReportingDate; figures: Map<string, Figures> }[] {
  let now = wards.map(() => ({ ...NO_FIGURES }));
  // Records the police gave back; which of them are unresolved is the ward's habit.
  let answered = wards.map(() => 0);
  return CITY_DAYS.map((day) => {
    const weights = (column: string, low: number, high: number) =>
      wards.map((ward) => {
        if (isStill(ward) && day.date > STANDSTILL) return 0;
        const habit = low + (high - low) * chance(column, ward.districtCode);
        const own = 0.75 + 0.5 * chance(column, ward.code);
        const mood = 0.8 + 0.4 * chance(column, ward.code, day.date);
        return Math.round(ward.required * habit * own * mood);
      });
    const rooms = (room: (ward: StoryWard, figures: Figures, index: number) => number) =>
      wards.map((ward, index) => Math.max(0, room(ward, now[index] ?? NO_FIGURES, index)));

    const submitted = sharedOut(
      day.submitted,
      weights('submitted', 0.9, 1.1),
      rooms((ward, figures) => ward.required - figures.submitted),
    );
    now = now.map((figures, index) => ({
      ...figures,
      submitted: figures.submitted + (submitted[index] ?? 0),
    }));
    const given = sharedOut(
      day.answered,
      weights('answered', 0.75, 1.3),
      rooms((_, figures, index) => Math.floor(figures.submitted * 0.97) - (answered[index] ?? 0)),
    );
    answered = answered.map((sum, index) => sum + (given[index] ?? 0));
    const exempt = sharedOut(
      day.exempt,
      weights('exempt', 0.6, 1.4),
      rooms((ward) => ward.required),
    );
    now = now.map((figures, index) => {
      const back = answered[index] ?? 0;
      const unresolved = Math.floor(back * (0.02 + 0.04 * chance('unresolved', wards[index]?.code ?? '')));
      return {
        ...figures,
        verified: back - unresolved,
        unresolved,
        exempt: figures.exempt + (exempt[index] ?? 0),
      };
    });
    const signed = sharedOut(
      day.signed,
      weights('signed', 0.35, 2.2),
      rooms((_, figures) => Math.floor(figures.verified * 0.8) - figures.signed),
    );
    now = now.map((figures, index) => ({ ...figures, signed: figures.signed + (signed[index] ?? 0) }));
    return {
      date: day.date,
      figures: new Map(wards.map((ward, index) => [ward.code, now[index] ?? NO_FIGURES])),
    };
  });
}

function isStill(ward: StoryWard): boolean {
  return chance('still', ward.code) < 0.035;
}

function filingsOf(
  districtCode: string,
  date: ReportingDate,
  dayIndex: number,
  rows: StoryRow[],
  before: ReadonlyMap<string, Figures>,
): Filing[] {
  const key = `${districtCode}|${date}`;
  if (MISSING.has(key)) return [];
  const at = momentOf(districtCode, date, dayIndex);
  const minutesLater = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
  const filing = { districtCode, date, at, rows, kind: 'first' } as const;
  if (WITH_ERRORS.has(key)) {
    return [
      { ...filing, kind: 'with-errors', rows: miswritten(rows) },
      { ...filing, at: minutesLater(11) },
    ];
  }
  if (RETURNED.has(key)) {
    return [
      { ...filing, kind: 'to-be-returned', rows: halfCounted(rows, before) },
      { ...filing, kind: 'correction', at: minutesLater(95) },
    ];
  }
  if (CORRECTED.has(key)) {
    const nextMorning = instantOf(addDays(date, 1), '08:20');
    return [
      { ...filing, rows: halfCounted(rows, before) },
      { ...filing, kind: 'correction', at: nextMorning },
    ];
  }
  return [filing];
}

/**
 * After the cut-off at 16:00; about one in twelve after the deadline at 17:00, and fewer as the weeks go by.
 * On the last day everybody is in before 18:00, when its figures are published.
 */
function momentOf(districtCode: string, date: ReportingDate, dayIndex: number): Date {
  const isLate = chance('late', districtCode, date) < 0.13 - 0.005 * dayIndex;
  const minutes = isLate
    ? 62 + (date === LAST_DATE ? 50 : 110) * chance('minutes', districtCode, date)
    : 3 + 54 * chance('minutes', districtCode, date);
  const seconds = Math.floor(60 * chance('seconds', districtCode, date));
  return new Date(instantOf(date, '16:00').getTime() + Math.floor(minutes) * 60_000 + seconds * 1_000);
}

/** A tired clerk's cells: a letter O in a number, a decimal comma, more verified than submitted. */
function miswritten(rows: StoryRow[]): StoryRow[] {
  return rows.map((row, index) => {
    if (index === 1) return { ...row, written: { signed: '1.2O4' } };
    if (index === 3) return { ...row, written: { submitted: '12,5' } };
    if (index === 4) return { ...row, written: { verified: row.figures.submitted + 62 } };
    return row;
  });
}

/** The largest ward's records of the day counted by half: valid to every rule, and wrong. */
function halfCounted(rows: StoryRow[], before: ReadonlyMap<string, Figures>): StoryRow[] {
  const added = (row: StoryRow) => row.figures.submitted - (before.get(row.wardCode) ?? NO_FIGURES).submitted;
  const largest = rows.reduce((most, row) => (added(row) > added(most) ? row : most));
  return rows.map((row) => {
    if (row !== largest) return row;
    const previous = before.get(row.wardCode) ?? NO_FIGURES;
    return {
      ...row,
      figures: eachColumn((column) =>
        column === 'submitted'
          ? Math.max(
              previous.submitted + Math.floor(added(row) / 2),
              row.figures.verified + row.figures.unresolved,
            )
          : row.figures[column],
      ),
    };
  });
}

/** On the eve a ward counts records twice; the next day it takes them back, with reason and note. */
function adjusted(filings: Filing[], wards: readonly StoryWard[]): Filing[] {
  const { districtCode, date, records } = ADJUSTED;
  const own = filings.filter((filing) => filing.districtCode === districtCode);
  const day = own.find((filing) => filing.date === date);
  const eve = own.findLast((filing) => filing.date < date);
  const row = day?.rows.find(({ wardCode, figures }) =>
    wards.some((ward) => ward.code === wardCode && figures.submitted + records <= ward.required),
  );
  if (!day || !eve || !row) throw new Error('The story has no place for its adjustment.');
  const change = (filing: Filing, changed: Partial<StoryRow>): Filing => ({
    ...filing,
    rows: filing.rows.map((old) => (old.wardCode === row.wardCode ? { ...old, ...changed } : old)),
  });
  const note = `Loại ${records} hồ sơ gửi trùng theo biên bản đối chiếu với công an`;
  return filings.map((filing) => {
    if (filing === day) return change(filing, { adjustment: { reason: 'duplicates-removed', note } });
    if (filing !== eve) return filing;
    const before = filing.rows.find((old) => old.wardCode === row.wardCode)?.figures ?? NO_FIGURES;
    return change(filing, { figures: { ...before, submitted: row.figures.submitted + records } });
  });
}
