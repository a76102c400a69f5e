import type ExcelJS from 'exceljs';
import { said } from '../../../../test/support/report-sheets.js';
import { askedOf, fillIn } from '../../../../test/support/written-workbooks.js';

const asked = async (change: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void) =>
  said(
    await askedOf((sheet, workbook) => {
      fillIn(sheet);
      change(sheet, workbook);
    }),
  );
/** The figure of D5 is 4000; `formula` was saved with it. */
const withFormula = (formula: string) => (sheet: ExcelJS.Worksheet) => {
  [3990, 10, 7].forEach((value, index) => (sheet.getCell(`M${index + 5}`).value = value));
  sheet.getCell('L5').value = '27259';
  sheet.getCell('D5').value = { formula, result: 4000 };
};

describe('a figure that is a formula', () => {
  it.each([
    ...[
      'SUM(M5:M6)',
      'IF(M5>0,M5+10,0)',
      'ROUND(M5+9.7,0)',
      'MAX(M5:M6)+M6',
      'VLOOKUP("27259",L5:M6,2,0)+10',
    ],
    ...['SUMIF(L5:L7,A5,M5:M7)+M6', 'IFERROR(M5/0,4000)', 'INDEX(M5:M7,MATCH(A5,L5:L7,0))+10'],
  ])('is read without a question where it gives what is saved: %s', async (formula) => {
    expect(await asked(withFormula(formula))).toEqual([]);
  });

  it.each([
    ...['SUM(M5:M7)', 'IF(M5>0,M5,0)', 'ROUND(M5+9.4,0)', 'MAX(M5:M7)', 'VLOOKUP("27259",L5:M6,2,0)'],
    ...['SUMIF(L5:L7,A5,M5:M7)', 'COUNTIF(L5:L7,A5)', 'IFERROR(M5/0,4)'],
  ])('is an error where it gives another number than is saved: %s', async (formula) => {
    expect(await asked(withFormula(formula))).toEqual(['formula-stale BaoCao!D5']);
  });

  it.each([
    ...['VLOOKUP(A5,L5:M6,2)', 'TODAY()-40000', 'TongSo', 'VALUE("4000")', 'LEN(REPT("x",4000))'],
    ...['SUMPRODUCT(M5:M6)', 'M5&""', 'SUBTOTAL(9,M5:M6)', 'OFFSET(M5,0,0)', '[1]Sheet1!A1'],
  ])('asks for a look at its cell where the system cannot reckon it: %s', async (formula) => {
    const [found, more] = await askedOf((sheet) => {
      fillIn(sheet);
      withFormula(formula)(sheet);
    });
    expect(found).toMatchObject({
      ...{ code: 'formula-unchecked', severity: 'warning', cell: 'BaoCao!D5', wardCode: '27259' },
      details: { count: 1, names: 'D5' },
    });
    expect(more).toBeUndefined();
  });

  it('is asked about where it takes over a number from a sheet that cannot be reckoned', async () => {
    const found = await asked((sheet, workbook) => {
      workbook.addWorksheet('Tính').getCell('B3').value = { formula: 'SUMPRODUCT(A1:A9)', result: 4000 };
      sheet.getCell('D5').value = { formula: "'Tính'!B3", result: 4000 };
    });
    expect(found).toEqual(['formula-unchecked BaoCao!D5']);
  });

  it('is said once for all such figures, each of which is named', async () => {
    const [found, more] = await askedOf((sheet) => {
      fillIn(sheet);
      for (let row = 5; row <= 10; row += 1) {
        const cell = sheet.getCell(`D${row}`);
        cell.value = { formula: 'SUBTOTAL(9,M1)', result: Number(cell.value) };
      }
    });
    expect(more).toBeUndefined();
    expect(found).toMatchObject({ wardCode: null, details: { count: 6, names: 'D5, D6, D7, D8, D9, …' } });
    expect(found?.cells).toHaveLength(6);
  });

  it('is an error in a file whose program calculated nothing, and none where it can be reckoned', async () => {
    const uncalculated = (formula: string) =>
      asked((sheet, workbook) => {
        workbook.calcProperties.fullCalcOnLoad = true;
        withFormula(formula)(sheet);
      });
    expect(await uncalculated('SUBTOTAL(9,M5:M6)')).toEqual(['formula-uncalculated BaoCao!D5']);
    expect(await uncalculated('SUM(M5:M6)')).toEqual([]);
  });

  it('is not asked about beside the figures: in a total row, the required figures or another column', async () => {
    const found = await asked((sheet) => {
      for (const at of ['C5', 'D11', 'L5', 'J5']) {
        const cell = sheet.getCell(at);
        cell.value = { formula: 'SUBTOTAL(9,M1)', result: Number(cell.value ?? 0) };
      }
    });
    expect(found).toEqual([]);
  });
});
