import { dateStyles, serialToDate } from './date-styles.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

describe('dateStyles', () => {
  it.each([
    ['dd/mm/yyyy', true],
    ['[$-42A]dd mmmm yyyy', true],
    ['mmm', true],
    ['yyyy\\-mm\\-dd;@', true],
    ['General', false],
    ['#,##0', false],
    ['0.00E+00', false],
    ['#,##0 "đồng / ngày"', false],
    ['[Red]#,##0', false],
    ['hh:mm:ss', false],
    ['[h]:mm', false],
    ['mm:ss', false],
  ])('sees that %j shows a date: %s', (format, expected) => {
    const escaped = format.replaceAll('"', '&quot;');
    const xml = `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="164" formatCode="${escaped}"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`;
    expect(dateStyles(Buffer.from(xml))).toEqual([expected]);
  });

  it('knows the built-in formats that show a date', () => {
    const styles = [0, 1, 14, 17, 18, 21, 22, 45, 47, 49].map((id) => `<xf numFmtId="${id}"/>`).join('');
    const xml = `<styleSheet xmlns="${MAIN}"><cellXfs>${styles}</cellXfs></styleSheet>`;
    expect(dateStyles(Buffer.from(xml))).toEqual([
      false,
      false,
      true,
      true,
      false,
      false,
      true,
      false,
      false,
      false,
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
