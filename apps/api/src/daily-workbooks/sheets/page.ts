import type { Workbook, Worksheet } from 'exceljs';
import { NO_VALUE } from '../../domain/format.js';
import { COMMON_DAYS } from '../../domain/rates.js';
import { localTimeOf, reportingDateOf } from '../../domain/reporting-date.js';
import { alertStyle, lineStyle, noteStyle, titleStyle } from './style.js';

/** What every sheet says above its table. */
export interface PageHead {
  /** What and where: 'Thành phố Hồ Chí Minh', or a district's name. */
  areaName: string;
  /** The line every published number carries: cut-off, date, version, how many reported. */
  freshness: string;
  /** 'Số liệu cập nhật đến …': the moment the figures are known at, and which making of the document it is. */
  knownAt: string;
  isDemonstration: boolean;
}

/** The rows of a sheet's head; its table or text begins below. */
export const HEAD_ROWS = 3;

export interface PageLayout {
  name: string;
  title: string;
  /** Widths of the columns, in characters. */
  widths: readonly number[];
  /** The last row that stays in sight and is printed on every page. */
  frozenRow: number;
  /** The last column that stays in sight. */
  frozenColumn?: number;
  /** Only the frozen rows are printed: the rest is for the screen, and would fill a hundred sheets. */
  isForTheScreen?: true;
}

/** A sheet with its head, its frozen rows and its print: A4 landscape, as wide as the page. */
export function addPage(workbook: Workbook, head: PageHead, layout: PageLayout): Worksheet {
  const { name, title, widths, frozenRow, frozenColumn = 0, isForTheScreen = false } = layout;
  const sheet = workbook.addWorksheet(name, {
    views: [
      {
        state: 'frozen',
        ySplit: frozenRow,
        xSplit: frozenColumn,
        topLeftCell: addressOf(frozenColumn + 1, frozenRow + 1),
        activeCell: addressOf(frozenColumn + 1, frozenRow + 1),
        showGridLines: false,
      },
    ],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(isForTheScreen
        ? { printArea: `A$1:${lettersOf(widths.length)}$${frozenRow}` }
        : { printTitlesRow: `1:${frozenRow}` }),
      margins: { left: 0.5, right: 0.4, top: 0.5, bottom: 0.5, header: 0.25, footer: 0.25 },
    },
    headerFooter: {
      oddFooter: `&L&8${headerText(`${head.areaName} · ${title}`)}&R&8Trang &P/&N`,
    },
  });
  widths.forEach((width, index) => (sheet.getColumn(index + 1).width = width));
  write(sheet, 1, 1, `${title} · ${head.areaName}`).style = titleStyle;
  write(sheet, 2, 1, head.freshness).style = lineStyle;
  write(sheet, 3, 1, head.isDemonstration ? `DỮ LIỆU MINH HỌA · ${head.knownAt}` : head.knownAt).style =
    head.isDemonstration ? alertStyle : noteStyle;
  sheet.getRow(1).height = 21;
  return sheet;
}

export type Value = string | number | Date | Formula | null;

export interface Formula {
  formula: string;
  /** What it gives, as stored: a reader that does not calculate shows this. */
  result: number | string;
}

/** Puts a value into a cell. Text stays text whatever sign it begins with: nobody's words become a formula. */
export function write(sheet: Worksheet, row: number, column: number, value: Value) {
  const cell = sheet.getCell(row, column);
  cell.value = value;
  return cell;
}

/** 'C7'; columns from 1. */
export function addressOf(column: number, row: number): string {
  return `${lettersOf(column)}${row}`;
}

export function lettersOf(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return column > 26 ? lettersOf(Math.floor((column - 1) / 26)) + letter : letter;
}

/** A day as workbooks keep it: midnight without a zone. */
export function dayValue(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** A moment as the clocks in Ho Chi Minh City show it: workbooks keep no zone. */
export function localMoment(instant: Date): Date {
  return new Date(`${reportingDateOf(instant)}T${localTimeOf(instant)}:00Z`);
}

/**
 * The share with one decimal as a formula of its two counts, by the rule of `percentTenths`: half up, and
 * 100,0% only when the part is the whole. Whole-number arithmetic, so every program gives the same tenths.
 */
export function percentFormula(part: string, whole: string, tenths: number | null): Formula {
  const rounded = `INT((2000*${part}+${whole})/(2*${whole}))`;
  const kept = `IF(${part}<${whole},MIN(999,${rounded}),IF(${part}>${whole},MAX(1001,${rounded}),1000))`;
  return {
    formula: `IF(${whole}>0,${kept}/1000,"${NO_VALUE}")`,
    result: tenths === null ? NO_VALUE : tenths / 1000,
  };
}

/**
 * How many times as fast the work must go as a formula of the required rate and the pace, by the rule of `speedUp`: to
 * one decimal, half up. The pace is a fraction of whole records by `COMMON_DAYS`: made whole again it is reckoned with
 * in whole numbers, so every program gives the same tenths.
 */
export function speedUpFormula(needed: string, pace: string, speedUp: number): Formula {
  const records = `ROUND(${COMMON_DAYS}*${pace},0)`;
  const formula = `INT((${20 * COMMON_DAYS}*${needed}+${records})/(2*${records}))/10`;
  return { formula, result: speedUp };
}

/** In a header or footer an ampersand begins a code. */
function headerText(text: string): string {
  return text.replaceAll('&', '&&');
}
