import type { Style, Worksheet } from 'exceljs';
import { stateColours } from '../../charts/palette.js';
import { DAY_STATES, type DayState, LETTER_OF_STATE } from '../../domain/completeness.js';
import { NO_VALUE } from '../../domain/format.js';
import type { ReportingDate } from '../../domain/reporting-date.js';
import type { WorkbookOfDay } from '../workbook-of-day.js';
import { STATE_WORDS } from './area-columns.js';
import { addressOf, dayValue, type Formula, HEAD_ROWS, lettersOf, type Value, write } from './page.js';
import { bodyStyle, colour, fill, font, headingStyle, noteStyle, totalStyle } from './style.js';

const HEADING_ROW = HEAD_ROWS + 2;
const FIRST_DATE_COLUMN = 4;
export const REPORTING_FROZEN_ROW = HEADING_ROW;
export const REPORTING_FROZEN_COLUMN = FIRST_DATE_COLUMN - 1;
const NAMES = [
  { heading: 'TT', width: 4.5 },
  { heading: 'Quận, huyện', width: 18 },
  { heading: 'Phường, xã', width: 20 },
];
/** What counts as reported: a report sent back counts no more. */
const FILED: readonly DayState[] = ['on-time', 'late'];
/** What is counted of each ward. */
const COUNTED: readonly DayState[] = ['on-time', 'late', 'missing', 'returned'];

export function reportingWidths(dates: number): number[] {
  return [...NAMES.map(({ width }) => width), ...Array<number>(dates).fill(6), ...COUNTED.map(() => 9)];
}

/** Every ward on each of the last days: a letter on a colour, and counts that follow from the letters. */
export function fillReporting(sheet: Worksheet, day: WorkbookOfDay): void {
  const { days, lines } = day.reporting;
  addLegend(sheet);
  addHeading(
    sheet,
    days.map(({ date }) => date),
  );
  const [from, to] = [HEADING_ROW + 1, HEADING_ROW + lines.length];
  lines.forEach((line, index) => {
    const at = from + index;
    [index + 1, line.districtName, line.name].forEach((value, column) => {
      write(sheet, at, column + 1, value).style = column === 0 ? ORDER_STYLE : NAME_STYLE;
    });
    line.states.forEach((state, column) => {
      const cell = write(sheet, at, FIRST_DATE_COLUMN + column, state && LETTER_OF_STATE[state]);
      cell.style = state === null ? BLANK_STYLE : LETTER_STYLES[state];
    });
    addCounts(sheet, at, days, line.states);
  });
  if (lines.length > 0) {
    const states = lines.map((line) => line.states);
    addFiled(sheet, to + 1, { from, to }, days, states);
  }
}

function addLegend(sheet: Worksheet): void {
  const words = DAY_STATES.map((state) => `${LETTER_OF_STATE[state]} = ${STATE_WORDS[state].toLowerCase()}`);
  write(
    sheet,
    HEAD_ROWS + 1,
    1,
    `Chữ trong ô: ${words.join(' · ')}. Ngày nghỉ không tính vào các cột đếm. Ô trống: ngày đó phường, xã không thuộc đơn vị ở dòng này.`,
  ).style = noteStyle;
}

function addHeading(sheet: Worksheet, dates: readonly ReportingDate[]): void {
  const headings: Value[] = [
    ...NAMES.map(({ heading }) => heading),
    ...dates.map(dayValue),
    ...COUNTED.map((state) => STATE_WORDS[state]),
  ];
  headings.forEach((value, index) => {
    const cell = write(sheet, HEADING_ROW, index + 1, value);
    cell.style = value instanceof Date ? { ...headingStyle, numFmt: 'dd\\/mm' } : headingStyle;
  });
  sheet.getRow(HEADING_ROW).height = 30;
}

type Days = WorkbookOfDay['reporting']['days'];

/** Of the days a report was expected for: one filed for a holiday counts nowhere as on time or late. */
function addCounts(sheet: Worksheet, at: number, days: Days, states: readonly (DayState | null)[]): void {
  const ranges = runsOf(days).map(
    ({ from, to }) => `${addressOf(FIRST_DATE_COLUMN + from, at)}:${addressOf(FIRST_DATE_COLUMN + to, at)}`,
  );
  COUNTED.forEach((counted, index) => {
    const result = expectedOf(states, days).filter((state) => state === counted).length;
    const formula = ranges.map((range) => countIf(range, counted)).join('+') || '0';
    write(sheet, at, FIRST_DATE_COLUMN + days.length + index, { formula, result }).style = COUNT_STYLE;
  });
}

function expectedOf(states: readonly (DayState | null)[], days: Days): (DayState | null)[] {
  return states.filter((_, index) => days[index]?.isReportingDay);
}

/** Reporting days next to one another, by their places. */
function runsOf(days: Days): { from: number; to: number }[] {
  return days.reduce<{ from: number; to: number }[]>((runs, { isReportingDay }, place) => {
    const last = runs.at(-1);
    if (!isReportingDay) return runs;
    if (last?.to !== place - 1) return [...runs, { from: place, to: place }];
    return [...runs.slice(0, -1), { ...last, to: place }];
  }, []);
}

/** How many reported on each day a report was expected for, and the sums of the counts. */
function addFiled(
  sheet: Worksheet,
  at: number,
  { from, to }: { from: number; to: number },
  days: Days,
  states: readonly (readonly (DayState | null)[])[],
): void {
  for (let column = 1; column < FIRST_DATE_COLUMN; column += 1) {
    write(sheet, at, column, column === FIRST_DATE_COLUMN - 1 ? 'Số đã báo cáo' : null).style =
      totalStyle('text');
  }
  days.forEach(({ isReportingDay }, index) => {
    const letters = lettersOf(FIRST_DATE_COLUMN + index);
    const range = `${letters}${from}:${letters}${to}`;
    const result = states.filter((row) => FILED.includes(row[index] ?? 'missing')).length;
    const formula = FILED.map((state) => countIf(range, state)).join('+');
    const value = isReportingDay ? { formula, result } : NO_VALUE;
    write(sheet, at, FIRST_DATE_COLUMN + index, value).style = totalStyle('count');
  });
  COUNTED.forEach((counted, index) => {
    const letters = lettersOf(FIRST_DATE_COLUMN + days.length + index);
    const result = states.flatMap((row) => expectedOf(row, days)).filter((state) => state === counted).length;
    const value: Formula = { formula: `SUM(${letters}${from}:${letters}${to})`, result };
    write(sheet, at, FIRST_DATE_COLUMN + days.length + index, value).style = totalStyle('count');
  });
}

function countIf(range: string, state: DayState): string {
  return `COUNTIF(${range},"${LETTER_OF_STATE[state]}")`;
}

const ORDER_STYLE = bodyStyle('order');
const NAME_STYLE = bodyStyle('text');
const COUNT_STYLE = bodyStyle('count');
const BLANK_STYLE = bodyStyle('letter');
const LETTER_STYLES = Object.fromEntries(
  DAY_STATES.map((state): [DayState, Partial<Style>] => {
    const { fill: paper, ink } = stateColours[state];
    return [state, { ...BLANK_STYLE, fill: fill(paper), font: font({ size: 9, color: colour(ink) }) }];
  }),
) as Record<DayState, Partial<Style>>;
