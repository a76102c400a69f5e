import { NumberFormat } from './number-format.js';

const shownNumber = (format: string, value: number) => new NumberFormat(format).ofNumber(value);
const shownText = (format: string, text: string) => new NumberFormat(format).ofText(text);

describe('what a number format shows of a whole number', () => {
  it.each([
    ['0"0"', 150, '1500'],
    ['"1"0', 150, '1150'],
    ['0*0', 150, '1500'],
    ['0\\0', 150, '1500'],
    ['0.000', 150, '150,000'],
    ['0.00', 150, '150,00'],
    ['#,##0.0', 1234, '1.234,0'],
    ['#,##0,', 68_000, '68'],
    ['#,##0.0,', 1500, '1,5'],
    ['0,,', 3_000_000, '3'],
    ['0%', 150, '15000%'],
    ['0.0%', 2, '200,0%'],
    ['0.00E+00', 150, '1,50E+02'],
    [';;;', 150, ''],
    ['"đủ"', 150, 'đủ'],
    ['+0', 150, '+150'],
    ['(0)', 150, '(150)'],
    ['0" nghìn"', 150, '150 nghìn'],
    ['#,##0" hồ sơ"', 1500, '1.500 hồ sơ'],
    ['[$₫-42A]#,##0', 1500, '₫1.500'],
    ['[>100]"nhiều";0', 150, 'nhiều'],
    ['[<=100]0;[>1000]"x"0;"y"0', 150, 'y150'],
    ['00000', 150, '00150'],
    ['# ##0', 1234, '1 234'],
    ['#.##', 150, '150,'],
    ['0;-0;"–"', 0, '–'],
    ['_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', 0, ' -'],
    ['General" hs"', 150, '150 hs'],
    ['0/100', 150, '150/1'],
  ])('is, by %j, of %i: %j', (format, value, shown) => {
    expect(shownNumber(format, value)).toBe(shown);
  });

  it.each([
    ['', 150],
    ['General', 150],
    ['0', 150],
    ['@', 150],
    ['#,##0', 1_234_567],
    ['[Red]#,##0;[Blue]-#,##0', 1500],
    ['_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', 1500],
    ['[$-42A]#,##0', 1500],
    ['[>100]"nhiều";0', 100],
    ['#,##0;-#,##0;;@', 1500],
    ['dd/mm/yyyy', 44_688],
    ['#\\.##0', 1234],
    ['# ?/?', 150],
    ['0"0"', 1.5],
    ['0"0"', -150],
  ])('is the number itself, or not known, by %j of %d', (format, value) => {
    expect(shownNumber(format, value)).toBeNull();
  });

  it('is a text with what its section adds to it', () => {
    expect([shownText('@"0"', '15'), shownText('0;0;0;"x"', '15'), shownText(';;;', '15')]).toEqual([
      ...['150', 'x', ''],
    ]);
    for (const format of ['', '0', '@', '#,##0;-#,##0', '_(* #,##0_);_(* "-"??_);_(@_)'])
      expect(shownText(format, '15')).toBeNull();
  });

  it('is taken apart once for all cells that share it', () => {
    const matchAll = String.prototype.matchAll;
    let passes = 0;
    String.prototype.matchAll = function (pattern: RegExp) {
      passes += 1;
      return matchAll.call(this, pattern);
    };
    try {
      const format = new NumberFormat('[>100]0"a";0"b"');
      const first = [150, 50].map((value) => format.ofNumber(value));
      const afterTwo = passes;
      for (let value = 0; value < 1000; value += 1) format.ofNumber(value);
      expect([first, passes]).toEqual([['150a', '50b'], afterTwo]);
    } finally {
      String.prototype.matchAll = matchAll;
    }
  });
});
