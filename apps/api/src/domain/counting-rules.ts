import { FIGURE_COLUMNS, incrementOf, pendingOf, sameFigures, signableOf } from './figures.js';
import type { FigureColumn, Figures } from './figures.js';
import { finding } from './findings.js';
import type { Finding, FindingCode, Place } from './findings.js';
import { gathered } from './gathered-findings.js';
import { loweredColumns } from './later-days.js';
import { cellPlace, countsOf, figuresOf, wardPlace } from './reported-row.js';
import type { ReportedRow } from './reported-row.js';
import type { ReportingDate } from './reporting-date.js';
import { type ExpectedWard, type ForeignWard, wardCheck } from './ward-of-row.js';

/** An increment above this many times the ward's own 7-day median asks for a second look. */
export const JUMP_TIMES = 3;

/**
 * Where that median is 0 any increment is above its triple, and records that come back in batches move from one
 * day to the next: there only an increment above this share of what is required, and above this many records,
 * asks for a second look.
 */
export const JUMP_FROM_REST = { shareOfRequired: 0.05, records: 100 };

/** So many days in a row without any movement, while records wait at the police, ask for a second look. */
export const UNCHANGED_DAYS = 3;

/** A ward's last figures in force for an earlier reporting date. */
export interface PriorFigures {
  date: ReportingDate;
  figures: Figures;
}

export interface DailyReportToCheck {
  districtCode: string;
  /** Its name, which may stand after a ward's own. */
  districtName?: string;
  rows: readonly ReportedRow[];
  /** The district's campaign members on the reporting date. */
  wards: readonly ExpectedWard[];
  /** Every other ward, of this district or another. */
  foreignWards: readonly ForeignWard[];
  /** By ward code; a ward without earlier figures is left out. */
  priorFigures: ReadonlyMap<string, PriorFigures>;
  /** By ward code, as `medianIncrementsOf` gives them. */
  medianIncrements: ReadonlyMap<string, Figures>;
  /** By ward code, as `unchangedDaysOf` gives them: days up to the prior figures, this report not counted. */
  unchangedDays: ReadonlyMap<string, number>;
}

/**
 * Everything that can be said of a daily report (domain.md §3, rules 1–3), in the order of its rows and then
 * the wards that are missing. The same for workbook, grid, API and amendment.
 *
 * A rule is not tried on a cell that cannot be read: one mistake is named once.
 */
export function checkDailyReport(report: DailyReportToCheck): Finding[] {
  const { ofStray, ofOurs } = wardCheck(report);
  const seen = new Map<string, ReportedRow>();
  const found = report.rows.flatMap((row) => {
    const ward = report.wards.find(({ code }) => code === row.wardCode);
    if (!ward) return ofStray(row);
    const first = seen.get(ward.code);
    if (first) return [finding('ward-twice', wardPlace(row), { ward: ward.name, first: first.wardAt ?? '' })];
    seen.set(ward.code, row);
    return [
      ...ofOurs(row, ward),
      ...checkCells(row),
      ...checkWithinRow(row, ward),
      ...checkAgainstPrior(row, report.priorFigures.get(ward.code) ?? null),
      ...checkHabit(row, ward, report),
    ];
  });
  const missing = report.wards.filter(({ code }) => !seen.has(code));
  return [
    ...gathered(found, [...seen.values()], report),
    ...missing.map(({ code, name }) => finding('ward-missing', { wardCode: code }, { ward: name })),
  ];
}

function checkCells(row: ReportedRow): Finding[] {
  return FIGURE_COLUMNS.flatMap((column) => {
    const { reading } = row.cells[column];
    const place = cellPlace(row, column);
    if (reading.kind === 'blank') return [finding('blank-cell', place)];
    if (reading.kind === 'wrong') return [finding(reading.code, place, reading.details)];
    return reading.understoodFrom === undefined
      ? []
      : [finding('number-understood', place, { understood: reading.value })];
  });
}

/** Rule 2: what one row says must fit together. */
function checkWithinRow(row: ReportedRow, ward: ExpectedWard): Finding[] {
  const { submitted, verified, unresolved, exempt, signed } = countsOf(row);
  const found: Finding[] = [];
  const add = (code: FindingCode, column: FigureColumn, details: Finding['details']) =>
    found.push(finding(code, cellPlace(row, column), details));

  if (ward.required === null) found.push(finding('required-unknown', wardPlace(row), { ward: ward.name }));
  else if (submitted !== undefined && submitted > ward.required) {
    add('submitted-above-required', 'submitted', { required: ward.required });
  }
  if (submitted !== undefined && verified !== undefined && verified > submitted) {
    add('verified-above-submitted', 'verified', { submitted });
  } else if (submitted !== undefined && verified !== undefined && unresolved !== undefined) {
    const together = verified + unresolved;
    if (together > submitted) {
      add('verified-and-unresolved-above-submitted', 'unresolved', { verified, together, submitted });
    }
  }
  if (signed !== undefined && verified !== undefined && exempt !== undefined && signed > verified) {
    const signable = signableOf({ verified, exempt });
    if (signed > signable) add('signed-above-signable', 'signed', { verified, exempt, signable });
    else add('signed-above-verified', 'signed', { verified, exempt, signable });
  }
  return found;
}

/** Rule 3: a cumulative figure goes down only where the row says so, with a reason and a note. */
function checkAgainstPrior(row: ReportedRow, prior: PriorFigures | null): Finding[] {
  const counts = countsOf(row);
  const lowered = prior ? loweredColumns(prior.figures, counts) : [];
  const below = (code: FindingCode) =>
    lowered.map((column) =>
      finding(code, cellPlace(row, column), {
        earlier: prior?.figures[column] ?? 0,
        earlierDate: prior?.date ?? '',
        increment: (counts[column] ?? 0) - (prior?.figures[column] ?? 0),
      }),
    );
  if (!row.adjustment) return below('below-earlier');

  const place: Place = { wardCode: row.wardCode, cell: row.adjustment.at, value: row.adjustment.text };
  if (row.adjustment.reason === null) return [finding('adjustment-reason-unknown', place)];
  if (row.note === '') return [finding('adjustment-note-missing', place)];
  return lowered.length > 0 || !figuresOf(row)
    ? below('adjusted')
    : [finding('adjustment-without-decrease', place)];
}

/** Warnings: what may be right, and is unlike this ward's last days. */
function checkHabit(row: ReportedRow, ward: ExpectedWard, report: DailyReportToCheck): Finding[] {
  const current = figuresOf(row);
  const prior = report.priorFigures.get(ward.code);
  if (!current || !prior) return [];

  if (sameFigures(current, prior.figures)) {
    const days = (report.unchangedDays.get(ward.code) ?? 0) + 1;
    const pending = pendingOf(current);
    const isStuck = days >= UNCHANGED_DAYS && pending > 0;
    return isStuck ? [finding('unchanged', wardPlace(row), { days, pending })] : [];
  }
  const increments = incrementOf(prior.figures, current);
  const habit = report.medianIncrements.get(ward.code);
  if (!habit) return [];
  const fromRest = Math.max(JUMP_FROM_REST.records, JUMP_FROM_REST.shareOfRequired * (ward.required ?? 0));
  return FIGURE_COLUMNS.flatMap((column) => {
    const [increment, median] = [increments[column], habit[column]];
    const place = cellPlace(row, column);
    if (median <= 0)
      return increment > fromRest ? [finding('jump-from-rest', place, { increment, median })] : [];
    const times = Math.round((increment / median) * 10) / 10;
    return increment > JUMP_TIMES * median ? [finding('jump', place, { increment, median, times })] : [];
  });
}
