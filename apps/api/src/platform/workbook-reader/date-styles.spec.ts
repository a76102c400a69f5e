import { cellStyles } from './cell-styles.js';
import { serialToDate, serialToTime } from './date-styles.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const dateStyles = (part: Buffer) => cellStyles(part).ofCells.map(({ shownAs }) => shownAs);

describe('what a cell style shows a number as', () => {
  it.each([
    ['dd/mm/yyyy', 'date'],
    ['[$-42A]dd mmmm yyyy', 'date'],
    ['mmm', 'date'],
    ['yyyy\\-mm\\-dd;@', 'date'],
    ['General', 'number'],
    ['#,##0', 'number'],
    ['0.00E+00', 'number'],
    ['#,##0 "đồng / ngày"', 'number'],
    ['[Red]#,##0', 'number'],
    ['hh:mm:ss', 'time'],
    ['[h]:mm', 'time'],
    ['mm:ss', 'time'],
  ])('sees that %j shows a %s', (format, expected) => {
    const escaped = format.replaceAll('"', '&quot;');
    const xml = `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="164" formatCode="${escaped}"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`;
    expect(dateStyles(Buffer.from(xml))).toEqual([expected]);
  });

  it('knows the built-in formats that show a date', () => {
    const styles = [0, 1, 14, 17, 18, 21, 22, 45, 47, 49].map((id) => `<xf numFmtId="${id}"/>`).join('');
    const xml = `<styleSheet xmlns="${MAIN}"><cellXfs>${styles}</cellXfs></styleSheet>`;
    expect(dateStyles(Buffer.from(xml))).toEqual([
      ...['number', 'number', 'date', 'date', 'time', 'time', 'date', 'time', 'time', 'number'],
    ]);
  });
});

describe('serialToDate', () => {
  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, null],
    [61, false, '1900-03-01'],
    [44688, false, '2022-05-07'],
    [44688.5, false, '2022-05-07T12:00:00'],
    [44687.9999999, false, '2022-05-07'],
    [2_958_465, false, '9999-12-31'],
    [2_958_466, false, null],
    [0, false, null],
    [-1, false, null],
    [43226, true, '2022-05-07'],
    [60, true, '1904-03-01'],
  ])('gives the day of serial %d (1904: %s) as %s', (serial, from1904, expected) => {
    expect(serialToDate(serial, from1904)).toBe(expected);
  });
});

describe('serialToTime', () => {
  it.each([
    [0.6875, '16:30:00'],
    [44_688.5, '12:00:00'],
    [860, null],
    [0, null],
    [-0.5, null],
  ])('gives the time of %d as %s: a whole number is nobody’s time', (serial, expected) => {
    expect(serialToTime(serial)).toBe(expected);
  });
});
