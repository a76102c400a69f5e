import ExcelJS from 'exceljs';
import { workbookOf, workbookXml } from '../../../../test/support/hand-made-workbooks.js';
import { reportingDate } from '../domain/reporting-date.js';
import { markWorkbook, type Marking } from '../platform/workbook-reader/mark-workbook.js';
import { parseUpload } from '../platform/workbook-reader/parse-upload.js';
import { UPLOAD_LIMITS } from '../platform/workbook-reader/upload-limits.js';
import { filingTemplate } from './filing-template.workbook.js';

const wardOf = (code: string, submitted: number | string) => ({
  ...{ code, name: `Phường ${code}`, required: 5000, earlier: null },
  entered: { submitted, verified: 300, unresolved: 10, exempt: 5, signed: 200, note: 'Đã đối chiếu' },
});
const marking = (cells: Marking['cells']): Marking => ({
  author: 'Hệ thống kiểm tra',
  list: {
    name: 'Lỗi cần sửa',
    lines: [{ text: '1 lỗi', look: 'title' }],
    headings: ['STT', 'Ô', 'Vì sao'],
    widths: [6, 16, 40],
    rows: [
      [
        { value: 1 },
        { value: 'BaoCao!E8', target: "'BaoCao'!E8" },
        { value: 'Không phải là số: có chữ O ở vị trí thứ tư, và câu này dài hơn một dòng.' },
      ],
      [{ value: 2 }, { value: '' }, { value: 'Thiếu một phường.' }],
      [{ value: 3 }, { value: 'BaoCao!G9', target: "'BaoCao'!G9" }, { value: 'Lớn hơn.' }],
    ],
  },
  cells,
});
const mark = (address: string, text = 'Không phải là số.\nCó phải 1.204?') => ({
  ...{ sheet: 'BaoCao', address, mark: 'error' as const, text },
});

async function open(bytes: Buffer) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const sheet = workbook.getWorksheet('BaoCao');
  if (!sheet) throw new Error('No sheet BaoCao.');
  return { workbook, sheet };
}

const noteOf = (sheet: ExcelJS.Worksheet, address: string) => {
  const note = sheet.getCell(address).note as ExcelJS.Comment | undefined;
  return note?.texts?.map(({ text }) => text).join('');
};
const MARKED = 'FFFEF3F2';
const fillOf = (sheet: ExcelJS.Worksheet, address: string) =>
  (sheet.getCell(address).fill as ExcelJS.FillPattern | undefined)?.fgColor?.argb;

/** Something of every cell of a sheet, by address; of empty ones too. */
function cellsOf<Seen>(sheet: ExcelJS.Worksheet, see: (cell: ExcelJS.Cell) => Seen): Record<string, Seen> {
  const seen: Record<string, Seen> = {};
  sheet.eachRow({ includeEmpty: true }, (row) =>
    row.eachCell({ includeEmpty: true }, (cell) => (seen[cell.address] = see(cell))),
  );
  return seen;
}

describe('the marked workbook of a district', () => {
  let template: Buffer;
  let marked: Buffer;
  beforeAll(async () => {
    template = await filingTemplate({
      district: { code: '773', name: 'Quận 4' },
      date: reportingDate('2022-05-07'),
      cutOff: '16:00',
      deadline: '17:00',
      wards: [wardOf('27259', '1.2O4'), wardOf('27262', 500)],
      signature: 'a'.repeat(64),
    });
    marked = await markWorkbook(template, marking([mark('E8'), mark('G9', 'Lớn hơn.')]), UPLOAD_LIMITS);
  });

  it('begins with the list, a click in which leads to the cell, and keeps every sheet as hidden as it was', async () => {
    const { workbook } = await open(marked);
    expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['Lỗi cần sửa', 'visible'],
      ['BaoCao', 'visible'],
      ['BieuMau', 'veryHidden'],
    ]);
    const list = workbook.worksheets[0];
    expect([list?.getCell('A1').value, list?.getCell('B3').value, list?.getCell('C3').text]).toEqual([
      '1 lỗi',
      'BaoCao!E8',
      expect.stringContaining('dài hơn một dòng'),
    ]);
    expect(list?.getRow(3).height).toBeGreaterThan(25);
    const sheets = Object.entries(await partsOf(marked)).filter(([name]) =>
      name.startsWith('xl/worksheets/'),
    );
    const links = sheets.flatMap(([, xml]) => [...xml.matchAll(/<hyperlink [^>]*>/g)].map(([link]) => link));
    expect(links.map((link) => /ref="(.*?)" location="(.*?)"/.exec(link)?.slice(1))).toEqual([
      ['B3', "'BaoCao'!E8"],
      ['B5', "'BaoCao'!G9"],
    ]);
    // What is linked looks so: the style of a link, and of no other cell.
    expect(['B3', 'B4', 'B5', 'C3'].map((at) => list?.getCell(at).font.underline ?? false)).toEqual([
      ...[true, false, true, false],
    ]);
  });

  it('marks the cells and says at each what is wrong, by name of its author', async () => {
    const [before, { sheet }] = [(await open(template)).sheet, await open(marked)];
    const looks = ({ style }: ExcelJS.Cell) => ({ fill: style.fill, border: style.border });
    const [was, is] = [cellsOf(before, looks), cellsOf(sheet, looks)];
    const changed = Object.keys(is).filter((at) => JSON.stringify(is[at]) !== JSON.stringify(was[at]));
    expect([changed, Object.keys(is)]).toEqual([['E8', 'G9'], Object.keys(was)]);
    // What is compared is there: locked cells have a colour, those to fill in are white.
    expect([fillOf(sheet, 'D8'), fillOf(sheet, 'E9')]).toEqual(['FFF5F7F9', undefined]);
    for (const at of changed) expect(fillOf(sheet, at)).toBe(MARKED);
    expect([noteOf(sheet, 'E8'), noteOf(sheet, 'G9')]).toEqual([
      'Không phải là số.\nCó phải 1.204?',
      'Lớn hơn.',
    ]);
    const [comments] = Object.entries(await partsOf(marked)).filter(([name]) => name.includes('xl/comments'));
    expect(comments?.[1]).toContain('<author>Hệ thống kiểm tra</author>');
  });

  it('keeps locks, validations, formulas, formats, widths, heights and print settings of the template', async () => {
    const [before, after] = [(await open(template)).sheet, (await open(marked)).sheet];
    const protection = (sheet: ExcelJS.Worksheet) =>
      (sheet as never as { sheetProtection: object }).sheetProtection;
    const validations = (sheet: ExcelJS.Worksheet) =>
      (sheet as never as { dataValidations: { model: object } }).dataValidations.model;
    expect(protection(after)).toEqual(protection(before));
    expect(validations(after)).toEqual(validations(before));
    expect(Object.keys(validations(after)).length).toBeGreaterThan(5);
    const kept = ({ formula, value, style }: ExcelJS.Cell) => ({
      ...{ formula, value, numFmt: style.numFmt, font: style.font, alignment: style.alignment },
      protection: style.protection,
    });
    expect(cellsOf(after, kept)).toEqual(cellsOf(before, kept));
    const formulas = Object.values(cellsOf(after, ({ formula }) => formula)).filter(Boolean);
    expect(formulas).toEqual([...'CDEFGHIJKLM'].map((letter) => `SUM(${letter}8:${letter}9)`));
    expect(after.columns.map(({ width }) => width)).toEqual(before.columns.map(({ width }) => width));
    expect([after.getRow(7).height, after.pageSetup.printTitlesRow]).toEqual([
      54,
      before.pageSetup.printTitlesRow,
    ]);
  });

  it('reads as the original does', async () => {
    const [one, other] = await Promise.all(
      [template, marked].map((bytes) => parseUpload(bytes, 'b.xlsx', UPLOAD_LIMITS)),
    );
    if (one?.kind !== 'content' || other?.kind !== 'content') throw new Error('refused');
    const withoutComments = other.sheets.map(({ comments: _, ...sheet }) => sheet);
    expect(withoutComments.slice(1)).toEqual(one.sheets);
  });

  it('is marked anew in its turn: one list, marks and comments only where something is wrong now', async () => {
    const { workbook, sheet } = await open(marked);
    sheet.getCell('E8').value = 1204;
    const saved = Buffer.from(await workbook.xlsx.writeBuffer());
    for (const bytes of [marked, saved]) {
      const again = await open(
        await markWorkbook(bytes, marking([mark('G9', 'Vẫn lớn hơn.')]), UPLOAD_LIMITS),
      );
      expect(again.workbook.worksheets.map(({ name }) => name)).toEqual(['Lỗi cần sửa', 'BaoCao', 'BieuMau']);
      expect(['E8', 'G9'].map((at) => fillOf(again.sheet, at) === MARKED)).toEqual([false, true]);
      expect(again.sheet.getCell('E8').protection).toMatchObject({ locked: false });
      expect(noteOf(again.sheet, 'G9')).toContain('Vẫn lớn hơn.');
    }
    const own = await open(await markWorkbook(marked, marking([]), UPLOAD_LIMITS));
    expect([noteOf(own.sheet, 'E8'), noteOf(own.sheet, 'G9')]).toEqual([undefined, undefined]);
  });

  it('keeps what others wrote beside a cell', async () => {
    const { workbook, sheet } = await open(template);
    sheet.getCell('E8').note = 'Hỏi lại trạm y tế';
    sheet.getCell('O8').note = 'Của trưởng trạm';
    const theirs = Buffer.from(await workbook.xlsx.writeBuffer());
    const after = (await open(await markWorkbook(theirs, marking([mark('E8')]), UPLOAD_LIMITS))).sheet;
    expect(noteOf(after, 'E8')).toMatch(/^Hỏi lại trạm y tế\n\nHệ thống kiểm tra:\nKhông phải là số/);
    expect(noteOf(after, 'O8')).toBe('Của trưởng trạm');
    const again = await markWorkbook(
      await markWorkbook(theirs, marking([mark('E8')]), UPLOAD_LIMITS),
      marking([mark('E8')]),
      UPLOAD_LIMITS,
    );
    expect(noteOf((await open(again)).sheet, 'E8')).toBe(noteOf(after, 'E8'));
  });
});

describe('a workbook of another program', () => {
  const STYLES =
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border/></borders><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellXfs></styleSheet>';
  const parts = (sheetData?: string): Record<string, string> => ({
    ...workbookXml(sheetData),
    'xl/styles.xml': STYLES,
  });

  it('is marked at cells that are not there: empty ones, in rows of their own or between others', async () => {
    const data =
      '<row r="2"><c r="A2"><v>1</v></c><c r="D2"><v>4</v></c></row><row r="5"><c r="A5"><v>5</v></c></row>';
    const cells = ['B1', 'B2', 'E2', 'A3', 'C5', 'A9'].map((at) => mark(at));
    const { sheet } = await open(await markWorkbook(workbookOf(parts(data)), marking(cells), UPLOAD_LIMITS));
    for (const at of ['B1', 'B2', 'E2', 'A3', 'C5', 'A9']) expect(fillOf(sheet, at)).toBe(MARKED);
    expect(['A2', 'D2', 'A5'].map((at) => sheet.getCell(at).value)).toEqual([1, 4, 5]);
  });

  it('is marked under a prefix, in cells without addresses, with names that belong to a sheet', async () => {
    const plain = parts('<row><c><v>1</v></c><c><v>2</v></c></row>');
    const workbook = plain['xl/workbook.xml'] ?? '';
    const named = workbook.replace(
      '</sheets>',
      '</sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">BaoCao!$1:$1</definedName></definedNames>',
    );
    const sheetXml = (plain['xl/worksheets/sheet1.xml'] ?? '')
      .replace(/<(\/?)(?=[a-z])/g, '<$1x:')
      .replace('xmlns=', 'xmlns:x=');
    const bytes = await markWorkbook(
      workbookOf({ ...plain, 'xl/workbook.xml': named, 'xl/worksheets/sheet1.xml': sheetXml }),
      marking([mark('B1')]),
      UPLOAD_LIMITS,
    );
    const content = await partsOf(bytes);
    expect(content['xl/workbook.xml']).toContain('localSheetId="1"');
    expect(content['xl/worksheets/sheet1.xml']).toMatch(/<x:c s="\d+"><x:v>2<\/x:v><\/x:c>/);
    expect(content['xl/worksheets/sheet1.xml']).toContain('<x:legacyDrawing');
  });

  it('that has no styles to add to is refused, and not spoiled', async () => {
    await expect(
      markWorkbook(workbookOf(workbookXml()), marking([mark('A1')]), UPLOAD_LIMITS),
    ).rejects.toThrow('broken-workbook');
  });
});

/** The parts of a workbook, unpacked, by name. */
async function partsOf(bytes: Buffer): Promise<Record<string, string>> {
  const { openZip } = await import('../platform/workbook-reader/zip-parts.js');
  const zip = await openZip(bytes, UPLOAD_LIMITS);
  return Object.fromEntries(zip.names.map((name) => [name, zip.read(name).toString('utf8')]));
}
