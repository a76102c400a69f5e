import ExcelJS from 'exceljs';
import { read, ROW_09, ROW_13, said, sheetOf, HEADINGS } from '../../../../test/support/report-sheets.js';
import { askedOf, fillIn } from '../../../../test/support/written-workbooks.js';

type Change = (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void;
const asked = async (change: Change) =>
  said(
    await askedOf((sheet, workbook) => {
      fillIn(sheet);
      change(sheet, workbook);
    }),
  );
const look = (font: Partial<ExcelJS.Font>, fill?: Partial<ExcelJS.Color>): Change => {
  return (sheet) => {
    sheet.getCell('D5').font = font;
    if (fill) sheet.getCell('D5').fill = { type: 'pattern', pattern: 'solid', fgColor: fill };
  };
};
const white = { argb: 'FFFFFFFF' };
const theme = (number: number, tint?: number) => ({ theme: number, ...(tint ? { tint } : {}) });
const rule = (cfRule: object, style: Partial<ExcelJS.Style> = { font: { color: white } }): Change => {
  return (sheet) =>
    sheet.addConditionalFormatting({
      ref: 'D5:D10',
      rules: [{ priority: 1, style, ...cfRule } as ExcelJS.ConditionalFormattingRule],
    });
};

describe('a figure that who opens the sheet does not see', () => {
  it.each<[string, Change]>([
    ['white on white', look({ color: white })],
    ['nearly white on white', look({ color: { argb: 'FFF8F8F8' } })],
    ['white of the theme', look({ color: theme(0) })],
    ['white of the theme, a little darker', look({ color: theme(0, -0.05) })],
    ['of the colour it is filled with', look({ color: { argb: 'FF00B050' } }, { argb: 'FF00B050' })],
    ['of the theme’s colour it is filled with', look({ color: theme(4) }, theme(4))],
    ['black in a black cell', look({}, { argb: 'FF000000' })],
    ['in letters of one point', look({ size: 1 })],
    ['in letters of three points', look({ size: 3 })],
    ['hidden by a rule for its value', rule({ type: 'cellIs', operator: 'equal', formulae: ['4000'] })],
    [
      'hidden by a rule between two values',
      rule({ type: 'cellIs', operator: 'between', formulae: ['4000', '4100'] }),
    ],
    ['hidden by a rule with a formula', rule({ type: 'expression', formulae: ['AND($D5=4000,B5<>"")'] })],
    [
      'of the colour a rule fills it with',
      rule(
        { type: 'expression', formulae: ['D5<4100'] },
        { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FF000000' } } },
      ),
    ],
    [
      'hidden by a rule that shows nothing',
      rule({ type: 'cellIs', operator: 'lessThan', formulae: ['D6'] }, { numFmt: ';;;' }),
    ],
    [
      'below a picture',
      (sheet, workbook) => {
        const extension = 'png';
        const picture = workbook.addImage({ buffer: new ArrayBuffer(8), extension });
        sheet.addImage(picture, 'D5:D5');
      },
    ],
  ])('is asked about: %s', async (_, change) => {
    expect(await asked(change)).toEqual(['figure-unseen BaoCao!D5']);
  });

  it('is asked about in a row or column without height or width, as in a hidden one', async () => {
    expect(await asked((sheet) => (sheet.getRow(6).height = 0.75))).toEqual(['hidden-row BaoCao!A6']);
    expect(await asked((sheet) => (sheet.getColumn(5).width = 0.1))).toEqual(['hidden-column BaoCao!E4']);
  });

  it('is said once for all of them, with their cells', async () => {
    const [found, more] = await askedOf((sheet) => {
      fillIn(sheet);
      for (let row = 5; row <= 10; row += 1) sheet.getCell(`H${row}`).font = { color: white };
    });
    expect(more).toBeUndefined();
    expect(found).toMatchObject({
      severity: 'warning',
      details: { count: 6, names: 'H5, H6, H7, H8, H9, …' },
    });
    expect(found?.cells).toHaveLength(6);
  });

  it.each<[string, Change]>([
    ['white on blue', look({ color: white }, { argb: 'FF0B5CAD' })],
    ['grey', look({ color: { argb: 'FF808080' } })],
    ['red', look({ color: { argb: 'FFFF0000' } })],
    ['of a dark colour of the theme', look({ color: theme(1, 0.35) })],
    ['in small letters', look({ size: 6 })],
    [
      'a title and a note in white',
      (sheet) => ['A1', 'J5', 'C5'].forEach((at) => (sheet.getCell(at).font = { color: white })),
    ],
    ['a rule that hides zeros', rule({ type: 'cellIs', operator: 'equal', formulae: ['0'] })],
    ['a rule that hides errors', rule({ type: 'expression', formulae: ['ISERROR(D5)'] })],
    ['a rule that hides what repeats the cell above', rule({ type: 'expression', formulae: ['D5=D4'] })],
    [
      'a rule that marks high figures',
      rule(
        { type: 'cellIs', operator: 'greaterThan', formulae: ['4000'] },
        {
          font: { color: { argb: 'FF9C0006' } },
          fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFC7CE' } },
        },
      ),
    ],
    [
      'a logo above the table and a stamp below it',
      (sheet, workbook) => {
        const picture = workbook.addImage({ buffer: new ArrayBuffer(8), extension: 'png' });
        sheet.addImage(picture, 'A1:B3');
        sheet.addImage(picture, 'D12:E16');
      },
    ],
    ['low rows', (sheet) => (sheet.getRow(6).height = 9)],
  ])('is none: %s', async (_, change) => {
    expect(await asked(change)).toEqual([]);
  });
});

describe('a text box on the sheet', () => {
  const withBox = (text: string) => {
    const rows = [['Số liệu ngày 07/05/2022'], HEADINGS, ROW_13, ROW_09];
    const found = read(sheetOf(rows, { boxes: [{ address: 'L3', text }] })).findings;
    return found.filter(({ code }) => code !== 'column-understood' && code !== 'total-row');
  };

  it.each([
    ['Đính chính: Phường 13 đã ký 999', 'note-doubts'],
    ['Lưu ý\nSố liệu phường 13 sai', 'note-doubts'],
    ['Đơn vị: nghìn hồ sơ', 'note-doubts'],
    ['Số liệu phát sinh trong ngày', 'note-doubts'],
    ['Số liệu ngày 06/05/2022', 'sheet-of-other-day'],
    ['BC 06/5', 'sheet-of-other-day'],
  ])('is asked about where it speaks against the figures or of another day: %s', (text, code) => {
    expect(withBox(text)).toEqual([
      expect.objectContaining({ code, severity: 'warning', cell: 'BaoCao!L3', value: text }),
    ]);
  });

  it.each(['Liên hệ: 0903 123 456', 'Mẫu số 1', 'Số liệu ngày 07/05/2022'])(
    'is otherwise only said not to be read: %s',
    (text) => {
      expect(withBox(text)).toEqual([
        expect.objectContaining({ code: 'text-box', severity: 'note', value: text }),
      ]);
    },
  );
});
