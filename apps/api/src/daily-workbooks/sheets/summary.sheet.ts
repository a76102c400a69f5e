import type { Worksheet } from 'exceljs';
import type { AreaRow, ProgressAnswer, Totals } from '../../contract/progress.js';
import { headlineSentence } from '../../documents/headline-sentence.js';
import { formatCount, formatDate, NO_VALUE } from '../../domain/format.js';
import { arrivedIn } from '../../progress/arrived.js';
import { percentTenths } from '../../domain/percent.js';
import type { WardLine, WorkbookOfDay } from '../workbook-of-day.js';
import { addAwaited } from './awaited.table.js';
import { addressOf, HEAD_ROWS, percentFormula, type Value, write } from './page.js';
import { bodyStyle, type CellFormat, headingStyle, lineStyle, sectionStyle, strongStyle } from './style.js';
import { addTempo } from './tempo.table.js';

export const SUMMARY_FROZEN_ROW = HEAD_ROWS;
export const SUMMARY_WIDTHS = [5, 36, 17, 17, 17, 17, 17, 19];

export interface Summary {
  progress: ProgressAnswer;
  /** Null where their names are not for the reader. */
  wards: readonly WardLine[] | null;
  rank: WorkbookOfDay['rank'];
  /** What it is made of, districts or wards; none where they are not for the reader. */
  parts: readonly AreaRow[];
  /** Where a total stands in another sheet: `'Theo quận, huyện'!F29`; null where there is none. */
  totalAt: ((key: keyof Totals) => string) | null;
}

/** The first sheet: who is missing, the one message, the key table, the pace against what is needed. */
export function fillSummary(sheet: Worksheet, summary: Summary): void {
  const { progress } = summary;
  let row = addAwaited(sheet, HEAD_ROWS + 2, summary);
  addHeadline(sheet, row, headlineSentence(progress));
  if (summary.rank) {
    row += 1;
    write(sheet, row, 1, rankSentence(summary.rank)).style = lineStyle;
  }
  const figures = addFigures(sheet, row + 1, summary);
  row = addTempo(sheet, figures.nextRow, progress, figures.remainingCell);
  addMostRemaining(sheet, row, summary);
  fitOnOnePage(sheet);
}

/** Over all columns and as many lines as it needs: running beyond them it would shrink the printed page. */
function addHeadline(sheet: Worksheet, row: number, text: string): void {
  const width = SUMMARY_WIDTHS.reduce((sum, column) => sum + column, 0);
  write(sheet, row, 1, text).style = { ...sectionStyle, alignment: { wrapText: true, vertical: 'middle' } };
  sheet.mergeCells(row, 1, row, SUMMARY_WIDTHS.length);
  sheet.getRow(row).height = 17 * Math.ceil(text.length / (width * 0.75));
}

function rankSentence({ place, of, change }: NonNullable<Summary['rank']>): string {
  const moved =
    change === null
      ? ''
      : change > 0
        ? `, tăng ${change} bậc`
        : change < 0
          ? `, giảm ${-change} bậc`
          : ', giữ nguyên';
  return `Xếp hạng ${place}/${of} quận, huyện theo tỷ lệ đã ký số${moved}${change === null ? '' : ' so với tuần trước'}`;
}

type Step = 'submitted' | 'verified' | 'signed';

interface Line {
  key: 'required' | Step | 'unresolved' | 'pending' | 'exempt' | 'signable' | 'remaining';
  label: string;
  step?: Step;
  /** What the count follows from, of lines in this same table. */
  follows?: (at: (key: Line['key']) => string) => string;
}

const LINES: readonly Line[] = [
  { key: 'required', label: 'Cần xác thực' },
  { key: 'submitted', label: 'Đã gửi công an', step: 'submitted' },
  { key: 'verified', label: 'Công an đã xác thực', step: 'verified' },
  { key: 'unresolved', label: 'Trả về chưa khớp' },
  {
    ...{ key: 'pending', label: 'Còn chờ công an' },
    follows: (at) => `${at('submitted')}-${at('verified')}-${at('unresolved')}`,
  },
  { key: 'exempt', label: 'Không qua công an' },
  {
    ...{ key: 'signable', label: 'Đủ điều kiện ký' },
    follows: (at) => `${at('verified')}+${at('exempt')}`,
  },
  { key: 'signed', label: 'Đã ký số', step: 'signed' },
  { key: 'remaining', label: 'Còn phải ký' },
];

function addFigures(sheet: Worksheet, row: number, { progress, totalAt }: Summary) {
  const { totals, comparison } = progress;
  const [day, week] = [arrivedIn(progress, 'day'), arrivedIn(progress, 'week')];
  const headings = [
    ...['TT', 'Chỉ số (hồ sơ)', 'Lũy kế', '% cần xác thực', 'Trong ngày', 'Trong tuần'],
    ...['Điều chỉnh giảm trong tuần', `Lũy kế so với ${formatDate(comparison.date)}`],
  ];
  headings.forEach((heading, index) => (write(sheet, row, index + 1, heading).style = headingStyle));
  sheet.getRow(row).height = 30;
  // Before the campaign there was nothing to compare with.
  const wasThere = comparison.totals.wards > 0;
  const rowOf = (key: Line['key']) => row + 1 + LINES.findIndex((line) => line.key === key);
  const at = (key: Line['key']) => addressOf(3, rowOf(key));
  LINES.forEach(({ key, label, step, follows }, index) => {
    const counted = totals[key];
    const count = (): Value => {
      if (counted === null) return NO_VALUE;
      if (follows) return { formula: follows(at), result: counted };
      return totalAt ? { formula: totalAt(key), result: counted } : counted;
    };
    const cells: [Value, CellFormat][] = [
      [index + 1, 'order'],
      [label, 'text'],
      [count(), 'count'],
      [
        key === 'required'
          ? null
          : counted === null
            ? NO_VALUE
            : percentFormula(at(key), at('required'), percentTenths(counted, totals.required)),
        'percent',
      ],
      [step ? (day?.[step] ?? NO_VALUE) : null, 'change'],
      [step ? (week?.[step] ?? NO_VALUE) : null, 'change'],
      [step ? (week?.adjustments[step] ?? NO_VALUE) : null, 'change'],
      [(step || key === 'required') && wasThere ? comparison.change[step ?? 'required'] : null, 'change'],
    ];
    const isMain = step !== undefined || key === 'required';
    cells.forEach(([value, format], column) => {
      write(sheet, row + 1 + index, column + 1, value).style = isMain
        ? strongStyle(format)
        : bodyStyle(format);
    });
  });
  return { nextRow: row + LINES.length + 2, remainingCell: at('remaining') };
}

/** Where most of what remains lies: a few areas decide whether the deadline is met. */
function addMostRemaining(sheet: Worksheet, row: number, { progress, parts }: Summary): void {
  const most = [...parts]
    .filter(({ totals }) => totals.remaining > 0)
    .sort((a, b) => b.totals.remaining - a.totals.remaining)
    .slice(0, MOST);
  if (most.length === 0) return;
  const remaining = most.reduce((sum, { totals }) => sum + totals.remaining, 0);
  const units = progress.area.level === 'city' ? 'quận, huyện' : 'phường, xã';
  const title = `${formatCount(most.length)} ${units} còn nhiều hồ sơ phải ký nhất, cộng ${formatCount(remaining)} hồ sơ`;
  write(sheet, row, 1, title).style = sectionStyle;
  const headings = [
    ...['TT', 'Địa bàn', 'Cần xác thực', 'Đã ký số', '% cần xác thực', 'Còn phải ký'],
    ...['Đang đạt (hồ sơ/ngày)', 'Cần đạt (hồ sơ/ngày)'],
  ];
  headings.forEach((heading, index) => (write(sheet, row + 1, index + 1, heading).style = headingStyle));
  most.forEach(({ area, totals, pacePerDay, requiredPerDay }, index) => {
    const at = row + 2 + index;
    const [required, signed] = [addressOf(3, at), addressOf(4, at)];
    const cells: [Value, CellFormat][] = [
      [index + 1, 'order'],
      [area.name, 'text'],
      [totals.required, 'count'],
      [totals.signed ?? NO_VALUE, 'count'],
      [
        totals.signed === null ? NO_VALUE : percentFormula(signed, required, totals.percentTenths.signed),
        'percent',
      ],
      [totals.remaining, 'count'],
      [pacePerDay, 'count'],
      [requiredPerDay, 'count'],
    ];
    cells.forEach(
      ([value, format], column) => (write(sheet, at, column + 1, value).style = bodyStyle(format)),
    );
  });
}

const MOST = 5;

/**
 * On one page if that needs no magnifying glass: with many units missing it flows on. Heights in points, of a
 * page as wide as the columns; said for every row, for programs differ in what a row without one is.
 */
function fitOnOnePage(sheet: Worksheet): void {
  let height = 0;
  for (let at = 1; at <= sheet.rowCount; at += 1) height += sheet.getRow(at).height ??= ROW_HEIGHT;
  if (height <= 1.5 * PAGE_HEIGHT) sheet.pageSetup.fitToHeight = 1;
}

const ROW_HEIGHT = 15;
const PAGE_HEIGHT = 530;
