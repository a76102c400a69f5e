import type { Worksheet } from 'exceljs';
import type { ProgressAnswer } from '../../contract/progress.js';
import { isRanged } from '../../domain/forecast-range.js';
import { formatCount, formatDate, NO_VALUE } from '../../domain/format.js';
import { daysOfPace, finishText } from '../../documents/headline-sentence.js';
import { addressOf, dayValue, speedUpFormula, type Value, write } from './page.js';
import { bodyStyle, type CellFormat, headingStyle, noteStyle, sectionStyle } from './style.js';

/** The days the pace is taken from and what follows from them, so that it can be redone by hand. */
export function addTempo(
  sheet: Worksheet,
  row: number,
  progress: ProgressAnswer,
  remainingCell: string,
): number {
  const { pace, requiredRate, speedUp, forecast, totals, headline } = progress;
  write(sheet, row, 1, 'Tốc độ đang đạt và tốc độ cần đạt').style = sectionStyle;
  const days = addPaceDays(sheet, row + 1, pace?.days ?? []);
  const at = (line: number) => addressOf(3, row + 1 + line);
  const deadline = headline.deadlineDate === null ? NO_VALUE : formatDate(headline.deadlineDate);
  const { expected } = forecast;
  const lines: [label: string, value: Value, format: CellFormat, note: string][] = [
    [
      'Tốc độ đang đạt (hồ sơ/ngày)',
      pace && days ? paceValue(pace, days) : NO_VALUE,
      'count',
      pace ? paceNote(pace) : '',
    ],
    ['Còn phải ký (hồ sơ)', { formula: remainingCell, result: totals.remaining }, 'count', ''],
    [`Số ngày báo cáo còn lại đến hạn ${deadline}`, requiredRate?.daysLeft ?? NO_VALUE, 'count', ''],
    [
      'Tốc độ cần đạt (hồ sơ/ngày)',
      requiredRate && requiredRate.daysLeft > 0
        ? { formula: `ROUNDUP(${at(1)}/${at(2)},0)`, result: requiredRate.perDay }
        : (requiredRate?.perDay ?? NO_VALUE),
      'count',
      'làm tròn lên',
    ],
    [
      'Phải nhanh gấp (lần)',
      speedUp === null ? NO_VALUE : speedUpFormula(at(3), at(0), speedUp),
      'times',
      '',
    ],
    [
      'Dự báo hoàn thành ký số với tốc độ đang đạt',
      expected === null ? finishText(forecast, 'expected') : dayValue(expected),
      'date',
      isRanged(forecast)
        ? `sớm nhất ${finishText(forecast, 'earliest')}, muộn nhất ${finishText(forecast, 'latest')}`
        : '',
    ],
  ];
  lines.forEach(([label, value, format, note], index) => {
    write(sheet, row + 1 + index, 2, label).style = bodyStyle('text');
    write(sheet, row + 1 + index, 3, value).style = {
      ...bodyStyle(format, { bold: true }),
      alignment: { horizontal: 'right', vertical: 'middle' },
    };
    write(sheet, row + 1 + index, NOTES.from, note).style = BESIDE_STYLE;
    sheet.mergeCells(row + 1 + index, NOTES.from, row + 1 + index, NOTES.to);
    sheet.getRow(row + 1 + index).height = 15 * Math.max(1, Math.ceil(note.length / NOTES.width));
  });
  return row + Math.max(lines.length, pace?.days.length ?? 0) + 2;
}

type Pace = NonNullable<ProgressAnswer['pace']>;

/** As a formula where all wards count the same days, so that the sum of the days gives the pace. */
function paceValue({ perDay, days }: Pace, cells: string): Value {
  const sum = days.reduce((added, { signed }) => added + (signed ?? 0), 0);
  return sum / days.length === perDay ? { formula: `SUM(${cells})/ROWS(${cells})`, result: perDay } : perDay;
}

function paceNote(pace: Pace): string {
  const band =
    pace.low === null || pace.high === null
      ? ''
      : `; thấp nhất ${formatCount(pace.low)}, cao nhất ${formatCount(pace.high)}`;
  return `${daysOfPace(pace)}, tổng của từng phường, xã${band}`;
}

/** Notes are written over these columns, up to the days of the pace, and so wide are they, in characters. */
const NOTES = { from: 4, to: 6, width: 48 };

/** A note right of a number, and clear of it. */
const BESIDE_STYLE = {
  ...noteStyle,
  alignment: { horizontal: 'left', vertical: 'middle', indent: 1, wrapText: true },
} as const;

/** Beside it, in the last two columns; gives the range of the counts. A day nobody reported has none. */
function addPaceDays(
  sheet: Worksheet,
  row: number,
  days: NonNullable<ProgressAnswer['pace']>['days'],
): string | null {
  if (days.length === 0) return null;
  write(sheet, row - 1, 7, 'Ngày báo cáo').style = headingStyle;
  write(sheet, row - 1, 8, 'Ký trong ngày').style = headingStyle;
  days.forEach(({ date, signed }, index) => {
    write(sheet, row + index, 7, dayValue(date)).style = bodyStyle('date');
    write(sheet, row + index, 8, signed ?? NO_VALUE).style = bodyStyle('count');
  });
  return `${addressOf(8, row)}:${addressOf(8, row + days.length - 1)}`;
}
