import { namesBareDistrict, namesDistrict, withDistrictNumbers } from '../domain/district-names.js';
import { finding, type Finding, type Place } from '../domain/findings.js';
import { wordsOf } from '../domain/names.js';
import { contradictingDate, namesDate } from '../domain/stated-dates.js';
import { parseAddress } from '../platform/workbook-reader/cell-address.js';
import type { Cell, Row, UploadContent } from '../platform/workbook-reader/upload-content.js';
import { headingText } from './heading-block.js';
import type { Line } from './report-lines.js';
import { addressIn, linesAbove, type ReportSheet, ROWS_BELOW, textIn } from './report-sheet.js';
import { dateOfName } from './rival-sheets.js';
import { districtSaid, type ExpectedWorkbook, ofOtherDay, stampIn } from './whose-workbook.js';

type Expected = ExpectedWorkbook & { fileName?: string };

/**
 * What is said of another day or district beside the figures: by a column of the wards' rows that says it of each
 * row, and of a district by the line of who signs and by the names of sheet and file.
 */
export function doubtsOfBesides(
  content: UploadContent,
  report: ReportSheet,
  lines: readonly Line[],
  expected: Expected,
): Finding[] {
  const above = linesAbove(report.sheet, report.heading);
  const isStamped = stampIn(content) !== null;
  const isDaySaid =
    isStamped ||
    namesDate(above, expected.date) ||
    dateOfName(report.sheet.name, expected.date) === expected.date;
  const isDistrictSaid =
    isStamped || districtSaid(above, expected.district, expected.districtNames) === 'ours';
  const wards = lines.flatMap(({ row, reported }) => (reported?.wardCode ? [row] : []));
  const last = lines.findLastIndex(({ reported }) => reported !== null);
  return [
    ...columnsBeside(report).flatMap(({ column, words }) => {
      const cells = cellsOver(report, wards, column);
      const isWhole = cells.length === wards.length;
      if (OF_DAY.test(words)) return dayOfColumn(report, { cells, words, isWhole }, expected, isDaySaid);
      return districtOfColumn(report, { cells, words, isWhole }, expected, isDistrictSaid);
    }),
    ...(isDistrictSaid ? [] : districtOfNames(report, expected)),
    ...signedByOther(
      report,
      lines.slice(last + 1).map(({ row }) => row),
      expected,
    ),
  ];
}

/** A column of days: of the figures, and no column of counts under "Ngày", for only dates in it are looked at. */
const OF_DAY =
  /^((tinh )?den |chot |cua )?(ngay|thoi diem|ky)( (bao cao|bc|so lieu|du lieu|chot|chot so lieu|tinh|tinh den|thang|thang nam|cap nhat))?$|^(so lieu|bao cao|bc|du lieu) (den )?ngay$|^(report )?date$/;
/** A row that has nothing new may have been brought up to date long ago. */
const OF_UPDATE = /\bcap nhat$/;
const OF_DISTRICT =
  /^(ten )?(quan|huyen|quan huyen|quan huyen (tp|tx|thanh pho|thi xa)( thu duc| huyen)?|tp quan huyen|district|ttyt|trung tam y te)$/;

const MOST_COLUMNS = 6;

/** The columns that say a day or a district and are not read. */
function columnsBeside({ sheet, heading, columnOf }: ReportSheet) {
  const read = new Set(columnOf.values());
  return sheet.rows
    .filter(({ number }) => number >= heading.firstRow && number <= heading.lastRow)
    .flatMap(({ cells }) => cells)
    .filter((cell) => cell.kind === 'text' && !read.has(cell.column))
    .map((cell) => ({ column: cell.column, words: wordsOf(textIn(cell)) }))
    .filter(({ words }) => OF_DAY.test(words) || OF_DISTRICT.test(words))
    .slice(0, MOST_COLUMNS);
}

/** The cell of each row in a column, or the one that is merged over it. */
function cellsOver({ sheet }: ReportSheet, rows: readonly Row[], column: number): Cell[] {
  const isFilled = (cell: Cell) => cell.column === column && textIn(cell) !== '';
  const merged = new Map<number, Cell>();
  for (const range of sheet.mergedRanges) {
    const [from, to] = range.split(':').map(parseAddress);
    if (!from || !to || from.column !== column || from.row === to.row) continue;
    const cell = sheet.rows.find(({ number }) => number === from.row)?.cells.find(isFilled);
    for (const { number } of cell ? rows : [])
      if (cell && number >= from.row && number <= to.row) merged.set(number, cell);
  }
  return rows.flatMap((row) => row.cells.find(isFilled) ?? merged.get(row.number) ?? []);
}

interface Column {
  /** Of the wards' rows that have one. */
  cells: readonly Cell[];
  words: string;
  /** Whether every row has one. */
  isWhole: boolean;
}

function dayOfColumn(
  { sheet }: ReportSheet,
  { cells, words, isWhole }: Column,
  { date }: Expected,
  isSaid: boolean,
): Finding[] {
  const others = cells.flatMap((cell) => {
    const other = contradictingDate([`${words}: ngày ${headingText(cell)}`], date);
    return other ? [{ cell, date: other.date }] : [];
  });
  const [first] = others;
  const isOfAll = isWhole && others.length === cells.length;
  if (!first || (OF_UPDATE.test(words) && (isSaid || !isOfAll))) return [];
  const isCertain = isOfAll && !isSaid && !OF_UPDATE.test(words);
  const place = { cell: addressIn(sheet, first.cell.address), value: headingText(first.cell) };
  return [ofOtherDay(isCertain ? 'file-of-other-date' : 'sheet-of-other-day', place, first.date, date)];
}

function districtOfColumn(
  { sheet }: ReportSheet,
  { cells, isWhole }: Column,
  { district, districtNames }: Expected,
  isSaid: boolean,
): Finding[] {
  const known = new Map<string, string | null>();
  const otherIn = (text: string): string | null => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const name = /^\d{1,2}$/.test(text) ? `Quận ${text}` : text;
    const said = districtSaid([`Đơn vị: ${name}`], district, districtNames);
    const found = said === null || said === 'ours' ? null : said.found;
    known.set(text, found);
    return found;
  };
  const others = cells.flatMap((cell) => {
    const found = otherIn(textIn(cell));
    return found === null ? [] : [{ cell, found }];
  });
  const [first] = others;
  if (!first) return [];
  const place = { cell: addressIn(sheet, first.cell.address), value: textIn(first.cell) };
  const isCertain = isWhole && others.length === cells.length && !isSaid;
  if (!isCertain) return [ofOtherDistrict(place, first.found, district.name)];
  const details = { found: first.found, expected: district.name, line: 'line' };
  return [finding('file-of-other-district', place, details)];
}

/** The names of sheet and file, where no line above the headings names our district. */
function districtOfNames({ sheet }: ReportSheet, expected: Expected): Finding[] {
  const { fileName = '', district } = expected;
  const names = [
    ['sheet', sheet.name, sheet.name],
    ['file', fileName, fileName.replace(/\.[^.]*$/, '')],
  ] as const;
  return names.flatMap(([where, value, name]) => {
    const found = districtIn(name, expected, true);
    return found === null || found === district.name
      ? []
      : [ofOtherDistrict({ value }, found, district.name, where)];
  });
}

/** "GIÁM ĐỐC TTYT QUẬN 3": who signs, each in a cell of their own. */
const SIGNED_BY =
  /^((kt|tm|tl|tuq|q) )?(pho )?(giam doc|truong (phong|khoa|tram|trung tam)|thu truong|lanh dao|chu tich)\b/;

function signedByOther({ sheet }: ReportSheet, below: readonly Row[], expected: Expected): Finding[] {
  const cells = below.slice(0, ROWS_BELOW).flatMap((row) => row.cells);
  return cells.flatMap((cell) => {
    const text = textIn(cell);
    const found = SIGNED_BY.test(wordsOf(text)) ? districtIn(text, expected, false) : null;
    if (found === null || found === expected.district.name) return [];
    return [
      ofOtherDistrict(
        { cell: addressIn(sheet, cell.address), value: text.slice(0, 200) },
        found,
        expected.district.name,
      ),
    ];
  });
}

/** The district a text names; ours where it names several. */
function districtIn(text: string, { district, districtNames }: Expected, isTitle: boolean): string | null {
  const words = wordsOf(withDistrictNumbers(text.replace(/_/g, ' '))).replace(/\bquan(?=\d)/g, 'quan ');
  const all = [district.name, ...districtNames.values()];
  return (
    all.find((name) => namesDistrict(words, name, isTitle)) ??
    all.find((name) => namesBareDistrict(words, name, isTitle)) ??
    null
  );
}

function ofOtherDistrict(place: Place, found: string, expected: string, where = ''): Finding {
  return finding('sheet-of-other-district', place, { found, expected, ...(where === '' ? {} : { where }) });
}
