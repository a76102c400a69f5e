import type ExcelJS from 'exceljs';
import { askedOf, figuresAt, fillIn, saidOf, WARDS } from '../../../../test/support/written-workbooks.js';
import { said } from '../../../../test/support/report-sheets.js';

/** What is asked of a right report in which one cell is changed: its first row is 5, its total row 11. */
const askedWith = async (change: (sheet: ExcelJS.Worksheet) => void) =>
  said(
    await askedOf((sheet) => {
      fillIn(sheet);
      change(sheet);
    }),
  );

it('asks nothing of a right report', async () => {
  expect(await askedWith(() => undefined)).toEqual([]);
});

describe('a total row that says another sum than its wards', () => {
  it.each(['Tổng', 'Cộng', 'Tổng cộng', 'Toàn quận', 'Quận 4', 'TC', 'Total', 'Tổng cộng (6 phường)'])(
    'is an error at the figure, in place of the note that it was not read: %s',
    async (total) => {
      const found = await saidOf((sheet) => {
        fillIn(sheet, { total });
        sheet.getCell('D11').value = 27_265;
      });
      expect(found).toEqual([
        expect.objectContaining({
          ...{ code: 'total-differs', severity: 'error', cell: 'BaoCao!D11', column: 'submitted' },
          details: { stated: 27_265, sum: 27_165 },
        }),
      ]);
    },
  );

  it('is one where it is written as a text, and where its formula leaves rows out', async () => {
    expect(await askedWith((sheet) => (sheet.getCell('F11').value = '9.999'))).toEqual([
      'total-differs BaoCao!F11',
    ]);
    expect(await askedWith((sheet) => (sheet.getCell('D11').value = 0))).toEqual([
      'total-differs BaoCao!D11',
    ]);
    const withoutLast = [0, 1, 2, 3, 4].reduce((sum, index) => sum + (figuresAt(index)[0] ?? 0), 0);
    expect(
      await askedWith(
        (sheet) => (sheet.getCell('D11').value = { formula: 'SUM(D5:D9)', result: withoutLast }),
      ),
    ).toEqual(['total-differs BaoCao!D11']);
  });

  it('is only noted where its formula gives the sum, and not looked at where the file holds no result', async () => {
    const stale = await saidOf((sheet) => {
      fillIn(sheet);
      sheet.getCell('D11').value = { formula: 'SUM(D5:D10)', result: 7 };
    });
    expect(stale).toEqual([
      expect.objectContaining({ code: 'total-stale', severity: 'note', details: { stated: 7, sum: 27_165 } }),
    ]);
    expect(await askedWith((sheet) => (sheet.getCell('D11').value = { formula: 'SUM(D5:D10)' }))).toEqual([]);
  });

  it('is none where its formula leaves out figures that are written as text', async () => {
    const typed = await askedWith((sheet) => {
      sheet.getCell('D6').value = '4.211';
      sheet.getCell('D11').value = { formula: 'SUM(D5:D10)', result: 27_165 - 4211 };
    });
    expect(typed).toEqual([]);
  });

  const sums = (from: number, to: number) =>
    [0, 1, 2, 3, 4].map((column) =>
      WARDS.slice(from, to).reduce((sum, _, index) => sum + (figuresAt(from + index)[column] ?? 0), 0),
    );

  it.each<[string, (sheet: ExcelJS.Worksheet) => void]>([
    ['above the wards', (sheet) => sheet.insertRow(5, [null, 'Tổng cộng', null, ...sums(0, 6)])],
    [
      'of a group of wards',
      (sheet) => {
        sheet.insertRow(8, [null, 'Cộng cụm 1', null, ...sums(0, 3)]);
        sheet.insertRow(12, [null, 'Cộng cụm 2', null, ...sums(3, 6)]);
      },
    ],
    ['of another kind', (sheet) => sheet.addRow([null, 'Tổng hôm qua', 1, 1, 1, 1, 1, 1])],
    ['of shares', (sheet) => sheet.addRow([null, 'Tỷ lệ %', 1, 1, 1, 1, 1, 1])],
    ['of what was planned', (sheet) => sheet.addRow([null, 'Tổng kế hoạch', 1, 1, 1, 1, 1, 1])],
    ['of the whole city', (sheet) => sheet.addRow([null, 'Tổng TP HCM', 9, 9, 9, 9, 9, 9])],
    ['left blank', (sheet) => ['D11', 'E11'].forEach((at) => (sheet.getCell(at).value = null))],
    ['with a grouped figure', (sheet) => (sheet.getCell('D11').value = '27.165')],
  ])('is none: a row %s', async (_, change) => {
    expect(await askedWith(change)).toEqual([]);
  });

  it('may be of the rows that are not hidden', async () => {
    const visible = await askedWith((sheet) => {
      sheet.getRow(6).hidden = true;
      sheet.getCell('D11').value = 27_165 - (figuresAt(1)[0] ?? 0);
    });
    expect(visible).toEqual(['hidden-row BaoCao!A6']);
  });
});

describe('a ward’s cell that is not what it shows', () => {
  it.each<[string, string, (sheet: ExcelJS.Worksheet) => void]>([
    ['a figure struck out', 'struck-out BaoCao!D5', (sheet) => (sheet.getCell('D5').font = { strike: true })],
    ['a name struck out', 'struck-out BaoCao!B5', (sheet) => (sheet.getCell('B5').font = { strike: true })],
    [
      'a whole row struck out, said once',
      'struck-out BaoCao!A5',
      (sheet) => sheet.getRow(5).eachCell((cell) => (cell.font = { strike: true })),
    ],
    [
      'a formula not calculated again',
      'formula-stale BaoCao!G5',
      (sheet) => {
        sheet.getCell('L5').value = 30;
        sheet.getCell('G5').value = { formula: 'L5+M5', result: 20 };
      },
    ],
    [
      'a zero added by the format',
      'shown-otherwise BaoCao!F5',
      (sheet) => (sheet.getCell('F5').numFmt = '0"0"'),
    ],
    ['three decimals', 'shown-otherwise BaoCao!F5', (sheet) => (sheet.getCell('F5').numFmt = '0.000')],
    ['thousands', 'shown-otherwise BaoCao!D5', (sheet) => (sheet.getCell('D5').numFmt = '#,##0,')],
    ['a share', 'shown-otherwise BaoCao!F5', (sheet) => (sheet.getCell('F5').numFmt = '0%')],
    ['nothing', 'shown-otherwise BaoCao!F5', (sheet) => (sheet.getCell('F5').numFmt = ';;;')],
    ['a word', 'shown-otherwise BaoCao!F5', (sheet) => (sheet.getCell('F5').numFmt = '"đủ"')],
    ['a raised digit', 'odd-sign BaoCao!F5', (sheet) => (sheet.getCell('F5').value = '100²')],
    [
      'a raised digit by its look alone',
      'odd-sign BaoCao!F5',
      (sheet) =>
        (sheet.getCell('F5').value = {
          richText: [{ text: '10' }, { font: { vertAlign: 'superscript' }, text: '2' }],
        }),
    ],
    ['a number turned round', 'odd-sign BaoCao!F5', (sheet) => (sheet.getCell('F5').value = '\u202e001')],
    [
      'a name with a raised digit',
      'odd-sign-in-name BaoCao!B5',
      (sheet) => (sheet.getCell('B5').value = 'Phường 13¹'),
    ],
    ['a code with one', 'odd-sign-in-name BaoCao!A5', (sheet) => (sheet.getCell('A5').value = '27259²')],
    [
      'a code turned round',
      'odd-sign-in-name BaoCao!A5',
      (sheet) => (sheet.getCell('A5').value = '\u202e27259'),
    ],
  ])('is asked about at the cell: %s', async (_, expected, change) => {
    expect(await askedWith(change)).toEqual([expected]);
  });

  it('is named with what is shown and what is stored', async () => {
    const [found] = await askedOf((sheet) => {
      fillIn(sheet);
      sheet.getCell('F5').numFmt = '0"0"';
    });
    expect(found?.details).toEqual({ shown: '1000', stored: 100 });
  });

  it.each<[string, (sheet: ExcelJS.Worksheet) => void]>([
    ['underlined', (sheet) => (sheet.getCell('D5').font = { underline: true })],
    [
      'a title, a note or a total struck out',
      (sheet) => ['A1', 'J5', 'C11'].forEach((at) => (sheet.getCell(at).font = { strike: true })),
    ],
    ['a fresh formula', (sheet) => (sheet.getCell('G5').value = { formula: '10*2', result: 20 })],
    [
      'a formula of another kind',
      (sheet) => (sheet.getCell('G5').value = { formula: 'IF(1>0,20,3)', result: 20 }),
    ],
    ['a calculator’s marks', (sheet) => (sheet.getCell('F5').value = '\u202d100\u202c')],
    [
      'a zero under three decimals',
      (sheet) => {
        sheet.getCell('G5').value = 0;
        sheet.getCell('G5').numFmt = '0.000';
        sheet.getCell('G11').value = null;
      },
    ],
  ])('is none: %s', async (_, change) => {
    expect(await askedWith(change)).toEqual([]);
  });

  it.each([
    ...[
      'General',
      '0',
      '#,##0',
      '#,##0.00',
      '@',
      '#,##0;[Red]-#,##0',
      '#,##0" hồ sơ"',
      '00000',
      '# ##0',
      '???0',
    ],
    ...['_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-;_-* "-"\\ _₫_-;_-@_-', '#,##0;-#,##0;;@', '[>=1000]#,##0;0'],
  ])('is none under the format %s', async (format) => {
    expect(
      await askedWith((sheet) => {
        for (let row = 5; row <= 11; row += 1)
          for (const letter of 'DEFGH') sheet.getCell(`${letter}${row}`).numFmt = format;
      }),
    ).toEqual([]);
  });
});

describe('required figures beside the wards of others', () => {
  const requiredAt = (index: number) => WARDS[index]?.required ?? null;

  it.each<[string, (sheet: ExcelJS.Worksheet) => void]>([
    [
      'shifted down',
      (sheet) => WARDS.forEach((_, index) => (sheet.getCell(`C${5 + index}`).value = requiredAt(index - 1))),
    ],
    [
      'shifted up',
      (sheet) => WARDS.forEach((_, index) => (sheet.getCell(`C${5 + index}`).value = requiredAt(index + 1))),
    ],
    [
      'exchanged in two rows',
      (sheet) => {
        sheet.getCell('C5').value = requiredAt(1);
        sheet.getCell('C6').value = requiredAt(0);
      },
    ],
  ])('ask for a look: %s', async (_, change) => {
    expect(await askedWith(change)).toEqual([
      expect.stringMatching(/^required-of-other-wards BaoCao!C[56]$/),
    ]);
  });

  it('are only said to differ where a list of the district’s own has others', async () => {
    const inAll = await saidOf((sheet) => {
      fillIn(sheet);
      WARDS.forEach((_, index) => (sheet.getCell(`C${5 + index}`).value = 9000 + index));
    });
    expect(inAll.filter(({ code }) => code.startsWith('required'))).toMatchObject([
      { code: 'required-differs', severity: 'note', details: { count: 6, total: 6 } },
    ]);
    const inOne = await saidOf((sheet) => {
      fillIn(sheet);
      sheet.getCell('C5').value = requiredAt(3);
    });
    expect(inOne.filter(({ code }) => code.startsWith('required'))).toMatchObject([
      { code: 'required-differs', wardCode: '27259', details: { stated: requiredAt(3), required: 8123 } },
    ]);
  });

  it('ask for a look where one number was written over those of several wards', async () => {
    const [found, more] = await askedOf((sheet) => {
      fillIn(sheet);
      WARDS.forEach((_, index) => (sheet.getCell(`C${5 + index}`).value = 9000));
    });
    expect(found).toMatchObject({ code: 'required-overwritten', severity: 'warning', details: { count: 6 } });
    expect(more).toBeUndefined();
  });

  it('are as they should be where they are blank', async () => {
    const found = await saidOf((sheet) => {
      fillIn(sheet);
      WARDS.forEach((_, index) => (sheet.getCell(`C${5 + index}`).value = null));
    });
    expect(found.filter(({ code }) => code.startsWith('required'))).toEqual([]);
  });
});
