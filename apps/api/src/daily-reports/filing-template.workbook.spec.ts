import ExcelJS from 'exceljs';
import { reportingDate } from '../domain/reporting-date.js';
import { TEMPLATE_SHEET } from './filing-template.layout.js';
import { filingTemplate } from './filing-template.workbook.js';

const wardOf = (code: string, entered: object) => ({
  ...{ code, name: `Phường ${code}`, required: 5000, earlier: null, entered },
});

describe('the last row of a workbook that is filled in already', () => {
  it('is the sum of its cells before anybody opens it; what is no number counts for nothing, as in Excel', async () => {
    const bytes = await filingTemplate({
      district: { code: '773', name: 'Quận 4' },
      date: reportingDate('2022-05-07'),
      cutOff: '16:00',
      deadline: '17:00',
      wards: [
        wardOf('27259', { submitted: 400, signed: 200 }),
        wardOf('27262', { submitted: 500, signed: '1.2O4' }),
      ],
      signature: '0'.repeat(64),
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(bytes).buffer);
    const totals = ['C10', 'E10', 'G10', 'M10'].map(
      (at) => workbook.getWorksheet(TEMPLATE_SHEET)?.getCell(at).result,
    );
    expect(totals).toEqual([10_000, 900, 0, 200]);
  });
});
