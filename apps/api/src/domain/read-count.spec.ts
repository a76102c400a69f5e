import * as fc from 'fast-check';
import { formatCount } from './format.js';
import { cellText, LARGEST_COUNT, readCount } from './read-count.js';

const text = (value: string) => readCount({ kind: 'text', value });
const number = (value: number) => readCount({ kind: 'number', value });

describe('readCount of text', () => {
  it.each([
    ['0', 0],
    ['7850', 7850],
    [' 7850\u00a0', 7850],
    ['\ufeff7850', 7850],
  ])('reads %j as %i', (written, value) => {
    expect(text(written)).toMatchObject({ kind: 'count', value });
  });

  it.each([
    ['1.234', 1234],
    ['1,234', 1234],
    ['1 234', 1234],
    ['1\u00a0234', 1234],
    ['1\u202f234\u202f567', 1_234_567],
    ['12.345.678', 12_345_678],
    ['８４１２', 8412],
    ['８．４１２', 8412],
    ['007', 7],
  ])('reads %j as %i and says so', (written, value) => {
    expect(text(written)).toEqual({ kind: 'count', value, understoodFrom: written });
  });

  it('says nothing of a plain number with spaces around it', () => {
    expect(text('  7850 ')).toEqual({ kind: 'count', value: 7850 });
  });

  it.each(['', '   ', '\u00a0', '\u200b'])('reads %j as blank, which is not zero', (written) => {
    expect(text(written)).toEqual({ kind: 'blank' });
  });

  it.each([
    ['12,5', 'fraction'],
    ['1234.5', 'fraction'],
    ['0.123', 'fraction'],
    [',5', 'fraction'],
    ['1234,567', 'fraction'],
    ['1.234,5', 'mixed-separators'],
    ['1,234.567', 'mixed-separators'],
    ['1.234 567', 'mixed-separators'],
    ['1.23.456', 'uneven-groups'],
    ['12 34', 'uneven-groups'],
    ['-5', 'negative'],
    ['−1.234', 'negative'],
    ['(1.234)', 'negative'],
    ['100000000', 'too-large'],
    ['99999999999999999999', 'too-large'],
    ['#REF!', 'excel-error'],
    ['#N/A', 'excel-error'],
    ['Err:502', 'excel-error'],
    ['07/05/2022', 'date-in-cell'],
    ['2022-05-07', 'date-in-cell'],
    ['7.5.2022', 'date-in-cell'],
    ['-', 'not-a-number'],
    ['abc', 'not-a-number'],
    ['1e5', 'not-a-number'],
    ['+5', 'not-a-number'],
    ['6.83E+03', 'digits-cut'],
    ['6,83E+03', 'digits-cut'],
    ['6.827e3', 'digits-cut'],
    ['7E+03', 'digits-cut'],
    ['12²', 'odd-sign'],
    ['\u202e051', 'odd-sign'],
    ['10①', 'odd-sign'],
    ['7850 hồ sơ', 'not-a-number'],
    ['=1+1', 'not-a-number'],
    ['200\n210', 'not-a-number'],
    ['1\r\n234', 'not-a-number'],
  ])('refuses %j: %s', (written, code) => {
    expect(text(written)).toMatchObject({ kind: 'wrong', code });
  });

  it.each([
    ['1.2O4', 'O', 4, 1204],
    ['78o', 'o', 3, 780],
    ['2О', 'О', 2, 20],
    ['l.234', 'l', 1, 1234],
  ])('sees in %j the letter %s at position %i, and suggests %i', (written, letter, position, suggestion) => {
    expect(text(written)).toEqual({
      kind: 'wrong',
      code: 'letter-in-number',
      details: { letter, position, suggestion },
    });
  });

  it('reads back every count as it is printed, in both languages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LARGEST_COUNT }), (count) => {
        for (const written of [String(count), formatCount(count, 'vi'), formatCount(count, 'en')]) {
          expect(text(written)).toMatchObject({ kind: 'count', value: count });
        }
      }),
    );
  });

  it('answers every text there is with a whole count of 0 or more, blank, or a reason', () => {
    const digitsAndMore = fc.string({ unit: fc.constantFrom(...'0123456789.,- O#/%e') });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), digitsAndMore), (written) => {
        const reading = text(written);
        if (reading.kind !== 'count') return;
        expect(Number.isInteger(reading.value)).toBe(true);
        expect(reading.value).toBeGreaterThanOrEqual(0);
        expect(reading.value).toBeLessThanOrEqual(LARGEST_COUNT);
      }),
    );
  });
});

describe('readCount of a numeric cell', () => {
  it.each([
    [0, 0],
    [-0, 0],
    [7850, 7850],
    [LARGEST_COUNT, LARGEST_COUNT],
  ])('reads %d as it is', (value, expected) => {
    expect(number(value)).toEqual({ kind: 'count', value: expected });
  });

  it.each([
    [1.234, 1234],
    [12.5, 12_500],
    [8.41, 8410],
  ])(
    'calls %d ambiguous: it may be %i with its grouping point taken for a decimal one',
    (value, suggestion) => {
      expect(number(value)).toEqual({ kind: 'wrong', code: 'ambiguous-number', details: { suggestion } });
    },
  );

  it.each([
    [1234.5, 'fraction'],
    [0.5, 'fraction'],
    [1.23456, 'fraction'],
    [-1, 'negative'],
    [-1.5, 'negative'],
    [100_000_000, 'too-large'],
    [NaN, 'not-a-number'],
    [Infinity, 'not-a-number'],
  ])('refuses %d: %s', (value, code) => {
    expect(number(value)).toMatchObject({ kind: 'wrong', code });
  });
});

describe('readCount of other cells', () => {
  it('tells blanks, errors, dates and truth values apart', () => {
    expect(readCount({ kind: 'blank' })).toEqual({ kind: 'blank' });
    expect(readCount({ kind: 'error', value: '#REF!' })).toMatchObject({
      code: 'excel-error',
      details: { shown: '#REF!' },
    });
    expect(readCount({ kind: 'date', value: '07/05/2022' })).toMatchObject({ code: 'date-in-cell' });
    expect(readCount({ kind: 'boolean', value: true })).toMatchObject({ code: 'true-or-false' });
  });

  it('keeps what stands in a cell, to show it beside what was found', () => {
    expect(cellText({ kind: 'blank' })).toBeNull();
    expect(cellText({ kind: 'text', value: '1.2O4' })).toBe('1.2O4');
    expect(cellText({ kind: 'number', value: 1.234 })).toBe('1.234');
    expect(cellText({ kind: 'date', value: new Date('2022-05-07T00:00:00Z') })).toBe('07/05/2022');
    expect(cellText({ kind: 'date', value: '2022-05-08T16:30:00' })).toBe('08/05/2022 16:30');
    expect(cellText({ kind: 'date', value: '16:30:00' })).toBe('16:30');
    expect(cellText({ kind: 'number', value: 6826.999999999999 })).toBe('6827');
    expect(cellText({ kind: 'unreadable', value: '1,5' })).toBe('1,5');
  });
});

describe('readCount of numbers as Excel shows them', () => {
  it.each([6826.999999999999, 6827.000000000001, 6827.0000000000009])(
    'reads a stored %f as 6827',
    (value) => {
      expect(readCount({ kind: 'number', value })).toEqual({ kind: 'count', value: 6827 });
    },
  );

  it('keeps a fraction that Excel shows', () => {
    expect(readCount({ kind: 'number', value: 6826.99999 })).toMatchObject({
      kind: 'wrong',
      code: 'fraction',
    });
  });

  it.each(['11593.0', '11593,00', '860.0', '6826.999999999999', '11593,0000'])(
    'reads "%s", and says so',
    (text) => {
      expect(readCount({ kind: 'text', value: text })).toMatchObject({ kind: 'count', understoodFrom: text });
    },
  );

  it.each([
    ['1,234.0', 1234],
    ['1.234,0', 1234],
    ['1 234,00', 1234],
    ['1 234.0', 1234],
    ['12,345,678.00', 12_345_678],
    ['12.345.678,0000', 12_345_678],
    ['0.000', 0],
    ['0,0', 0],
  ])('reads "%s" as %i and says so: nothing else can be meant', (text, value) => {
    expect(readCount({ kind: 'text', value: text })).toEqual({ kind: 'count', value, understoodFrom: text });
  });

  it.each([
    ['11593.000', 11_593, 11_593_000],
    ['11593,000', 11_593, 11_593_000],
    ['1,234.000', 1234, 1_234_000],
    ['1.234,000', 1234, 1_234_000],
    ['1 234.000', 1234, 1_234_000],
  ])('says both readings of "%s": %i with decimals, %i with thousands', (text, one, other) => {
    expect(readCount({ kind: 'text', value: text })).toEqual({
      kind: 'wrong',
      code: 'two-readings',
      details: { one, other },
    });
  });

  it.each(['1.234.0', '1,234,5', '1.234,50', '1,234.500', '1.2345,0', '0.500'])(
    'reads no count in "%s"',
    (text) => {
      expect(readCount({ kind: 'text', value: text })).toMatchObject({ kind: 'wrong' });
    },
  );

  it.each([
    ['########', 'cell-too-narrow'],
    ['##', 'cell-too-narrow'],
    ['#REF!', 'excel-error'],
    ['16:30', 'time-in-cell'],
    ['16h30', 'time-in-cell'],
    ['16:30:00', 'time-in-cell'],
    ['12 34', 'uneven-groups'],
    ['11593.5', 'fraction'],
  ])('refuses "%s" as %s', (text, code) => {
    expect(readCount({ kind: 'text', value: text })).toMatchObject({ kind: 'wrong', code });
  });

  it('refuses a time of day', () => {
    expect(readCount({ kind: 'date', value: '16:30:00' })).toMatchObject({ code: 'time-in-cell' });
  });

  const invisible = [0xad, 0x34f, 0x61c, 0x180e, 0x200b, 0x200e, 0x200f, 0x202a, 0x202d, 0x2060];
  it.each([...invisible, 0x2066, 0x2069, 0x206f, 0x3164, 0xfe0f, 0xfeff, 0xfff9, 0xe0020, 0x0b, 0x01])(
    'passes over the invisible mark %i around and between digits, and says so',
    (mark) => {
      const sign = String.fromCodePoint(mark);
      for (const text of [`${sign}6827${sign}`, `68${mark === 0x0b ? '' : sign}27${sign}`]) {
        expect(readCount({ kind: 'text', value: text })).toMatchObject({ kind: 'count', value: 6827 });
      }
    },
  );
});
