import ExcelJS from 'exceljs';
import { parseUpload } from './parse-upload.js';
import type { Cell, Sheet } from './upload-content.js';
import { UPLOAD_LIMITS } from './upload-limits.js';
import { workbookOf, workbookXml } from '../../../../../test/support/hand-made-workbooks.js';

/** The first sheet of a workbook as `write` makes it. */
async function sheetWith(
  write: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void,
): Promise<Sheet> {
  const workbook = new ExcelJS.Workbook();
  write(workbook.addWorksheet('BaoCao'), workbook);
  return sheetIn(Buffer.from(await workbook.xlsx.writeBuffer()));
}

async function sheetIn(bytes: Buffer): Promise<Sheet> {
  const content = await parseUpload(bytes, 'BaoCao.xlsx', UPLOAD_LIMITS);
  const [sheet] = content.kind === 'content' ? content.sheets : [];
  if (!sheet) throw new Error(JSON.stringify(content));
  return sheet;
}

function cellAt({ rows }: Sheet, address: string): Cell | undefined {
  return rows.flatMap(({ cells }) => cells).find((cell) => cell.address === address);
}

describe('how a cell looks', () => {
  it('is told where its font strikes it out, or its format shows something else', async () => {
    const sheet = await sheetWith((sheet) => {
      sheet.getCell('A1').value = 150;
      sheet.getCell('A1').font = { strike: true };
      sheet.getCell('A2').value = 150;
      sheet.getCell('A2').numFmt = '0"0"';
      sheet.getCell('A3').value = 150;
      sheet.getCell('A3').numFmt = '0%';
      sheet.getCell('A4').value = 1500;
      sheet.getCell('A4').numFmt = '#,##0';
      sheet.getCell('A5').value = '15';
      sheet.getCell('A5').numFmt = '@"0"';
    });
    expect(
      ['A1', 'A2', 'A3', 'A4', 'A5'].map((at) => [cellAt(sheet, at)?.struck, cellAt(sheet, at)?.shown]),
    ).toEqual([
      [true, undefined],
      [undefined, '1500'],
      [undefined, '15000%'],
      [undefined, undefined],
      [undefined, '150'],
    ]);
  });

  it('is not that of a differential style, and a font may say that it strikes nothing out', async () => {
    const parts = workbookXml('<row r="1"><c r="A1" s="0"><v>1</v></c><c r="B1" s="1"><v>1</v></c></row>');
    parts['xl/styles.xml'] = (parts['xl/styles.xml'] ?? '').replace(
      /<cellXfs>.*<\/cellXfs>/,
      '<fonts><font/><font><strike val="0"/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs>',
    );
    const sheet = await sheetIn(workbookOf(parts));
    expect([cellAt(sheet, 'A1')?.struck, cellAt(sheet, 'B1')?.struck]).toEqual([undefined, undefined]);
  });

  it('keeps digits that are set high or low apart from the number', async () => {
    const raised = (text: string) => ({
      richText: [{ text }, { font: { vertAlign: 'superscript' as const }, text: '12' }, { text: '3' }],
    });
    const sheet = await sheetWith((sheet) => {
      sheet.getCell('A1').value = raised('150');
    });
    expect(cellAt(sheet, 'A1')?.value).toBe('150¹²3');
    const inline =
      '<row r="1"><c r="A1" t="inlineStr"><is><r><t>1</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r></is></c></row>';
    expect(cellAt(await sheetIn(workbookOf(workbookXml(inline))), 'A1')?.value).toBe('1²');
  });
});

describe('what stands beside the cells of a sheet', () => {
  it('is told: comments, and what is printed on every page', async () => {
    const sheet = await sheetWith((sheet) => {
      sheet.getCell('B2').value = 1;
      sheet.getCell('B2').note = 'Số này sai';
      sheet.headerFooter.oddHeader = '&C&"Arial,Bold"&14Số hôm qua &D';
      sheet.headerFooter.oddFooter = '&RTrang &P/&N';
    });
    expect(sheet.comments).toEqual([expect.objectContaining({ address: 'B2', text: 'Số này sai' })]);
    expect(sheet.pageTexts).toEqual(['Số hôm qua', 'Trang /']);
    const plain = await sheetWith((sheet) => (sheet.getCell('A1').value = 1));
    expect(Object.keys(plain).sort()).toEqual(['hidden', 'mergedRanges', 'name', 'rows']);
  });
});

describe('a formula whose saved result is an old one', () => {
  const written = (
    formula: string,
    result: number,
    more: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void = () => undefined,
  ) =>
    sheetWith((sheet, workbook) => {
      [10, 20, 30].forEach((value, index) => (sheet.getCell(`B${index + 1}`).value = value));
      sheet.getCell('C1').value = 'chữ';
      sheet.getCell('D1').value = new Date(Date.UTC(2022, 4, 7));
      more(sheet, workbook);
      sheet.getCell('A9').value = { formula, result };
    });

  it.each([
    ['B1+B2', 30],
    ['=120+30', 150],
    ['SUM(B1:B3)', 60],
    ['sum(B1, B3; 5)', 45],
    ['SUM(B1:C3)', 60],
    ['(B1+B2)*2-B3/3', 50],
    ['-B1+ +B2', 10],
    ['$B$1+B$2', 30],
    ['B1+B7', 10],
    ['BaoCao!B1+1', 11],
    ["'Trạm 1'!A1*2", 14],
    ['SUM(B1+B2,B3)', 60],
    ['1.5E1+B1', 25],
    ['SUM(B:B)', 60],
    ['SUM($B:C)', 60],
    ['IF(B1>1,2,3)', 2],
    ['IF(C1="Chữ",B1+1,0)', 11],
    ['IF(B9="",5,B9)', 5],
    ['IF(AND(B1=10,NOT(B2<>20)),7,8)', 7],
    ['ROUND(B1/3,0)', 3],
    ['ROUND(B1/4,0)', 3],
    ['ROUND(-B1/4,0)', -3],
    ['ROUNDUP(B1/3,1)', 3.4],
    ['ROUNDDOWN(B1/3,1)', 3.3],
    ['INT(B1/4)+ABS(-B2)', 22],
    ['MAX(B1:B3,7)+MIN(B1:B3)', 40],
    ['IFERROR(B1/B9,4)', 4],
    ['N(C1)+B1', 10],
    ["VLOOKUP(7,'Trạm 1'!A:B,2,FALSE)", 77],
    ["IFERROR(VLOOKUP(8,'Trạm 1'!A:B,2,0),3)", 3],
    ["INDEX('Trạm 1'!B1:B2,MATCH(7,'Trạm 1'!A1:A2,0))", 77],
    ["SUMIF('Trạm 1'!A:A,\"7\",'Trạm 1'!B:B)", 77],
    ["SUMIFS('Trạm 1'!B1:B2,'Trạm 1'!A1:A2,7,'Trạm 1'!B1:B2,77)", 77],
    ["COUNTIF('Trạm 1'!A:A,7)*5", 5],
  ])('says what the formula gives: %s', async (formula, gives) => {
    const other = (_: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => {
      workbook.addWorksheet('Trạm 1').addRow([7, 77]);
    };
    expect(cellAt(await written(formula, 999, other), 'A9')?.formulaGives).toBe(gives);
    expect(cellAt(await written(formula, gives, other), 'A9')?.formulaGives).toBeUndefined();
  });

  it.each([
    ...[
      'IF(C1>1,2,3)',
      'ROUND(C1,0)',
      'VLOOKUP(10,B1:C3,1)',
      'VLOOKUP("ch*",C1:C3,1,0)',
      'SUMIF(B1:B3,">5")',
      'VALUE("12")',
      'TODAY()-44000',
      'tên+1',
      'B1&B2',
      'B1^2',
      'B1%',
      'C1+B1',
      'D1+1',
      'Khác!A1',
      'B1:B2',
    ],
    ...[
      'SUM(B1:B3',
      '(B1',
      'B1+',
      'B1/B9',
      'TỔNG(B1)',
      '1+SUMIF(B1:B3,B2:B3)',
      'SUM(D1:D2)',
      '('.repeat(60) + '1',
    ],
  ])('says of %s only that it was not reckoned', async (formula) => {
    const cell = cellAt(await written(formula, 999), 'A9');
    expect([cell?.formulaGives, cell?.unreckoned]).toEqual([undefined, true]);
  });

  it('is not known either where it builds on a formula that was not reckoned, or on itself', async () => {
    const sheet = await sheetWith((sheet) => {
      const formulas = {
        A1: 'TODAY()',
        A2: 'A1+1',
        A3: 'SUM(A2:A2)',
        B1: 'B2',
        B2: 'B1',
        C1: '5',
        C2: 'C1*2',
      };
      for (const [at, formula] of Object.entries(formulas)) sheet.getCell(at).value = { formula, result: 5 };
      sheet.getCell('C2').value = { formula: 'C1*2', result: 10 };
    });
    const unknown = ['A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2'].filter((at) => cellAt(sheet, at)?.unreckoned);
    expect(unknown).toEqual(['A1', 'A2', 'A3', 'B1', 'B2']);
  });

  it('is told of a file whose program left the calculation to others', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('BaoCao').getCell('A1').value = 1;
    const read = async () =>
      parseUpload(Buffer.from(await workbook.xlsx.writeBuffer()), 'BaoCao.xlsx', UPLOAD_LIMITS);
    expect(await read()).not.toHaveProperty('toBeCalculated');
    workbook.calcProperties.fullCalcOnLoad = true;
    expect(await read()).toHaveProperty('toBeCalculated', true);
  });

  it('is reckoned for each cell it was filled down to', async () => {
    const sheet = await sheetWith((sheet) => {
      [10, 20, 30].forEach((value, index) => {
        sheet.getCell(`B${index + 1}`).value = value;
        const filled = { formula: 'B1*$B$1', result: 100, shareType: 'shared', ref: 'A1:A3' };
        sheet.getCell(`A${index + 1}`).value =
          index === 0
            ? (filled as ExcelJS.CellFormulaValue)
            : ({ sharedFormula: 'A1', result: index === 1 ? 200 : 1 } as ExcelJS.CellSharedFormulaValue);
      });
    });
    expect(['A1', 'A2', 'A3'].map((at) => cellAt(sheet, at)?.formulaGives)).toEqual([
      undefined,
      undefined,
      300,
    ]);
  });

  it('is not looked for without end: so many cells are looked up for a whole file', async () => {
    const sheet = await sheetWith((sheet) => {
      for (let row = 1; row <= 100; row += 1)
        sheet.getCell(`A${row}`).value = { formula: 'SUM(B1:CV5000)+1', result: 7 };
    });
    // Down to the last row 10,000 cells each.
    const reckoned = sheet.rows.filter(({ cells }) => cells[0]?.formulaGives === 1);
    const unknown = sheet.rows.filter(({ cells }) => cells[0]?.formulaGives === undefined);
    expect([reckoned.length, unknown.length]).toEqual([20, 80]);
    expect(unknown.every(({ cells }) => cells[0]?.unreckoned)).toBe(true);
  });
});
