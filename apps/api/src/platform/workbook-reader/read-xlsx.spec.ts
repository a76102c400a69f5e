import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { parseUpload } from './parse-upload.js';
import { UPLOAD_LIMITS } from './upload-limits.js';
import { workbookOf, workbookXml } from '../../../../../test/support/hand-made-workbooks.js';
import type { Cell, UploadContent } from './upload-content.js';

async function read(bytes: Buffer, fileName = 'BaoCao.xlsx'): Promise<UploadContent> {
  const answer = await parseUpload(bytes, fileName, UPLOAD_LIMITS);
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer));
  return answer;
}

/** The cells of the last sheet by address, each as `kind value`, formulas with a leading "=". */
function cellsOf(content: UploadContent): Record<string, string> {
  const cells = content.sheets.at(-1)?.rows.flatMap((row) => row.cells) ?? [];
  const shown = (cell: Cell) => `${cell.formula ? '=' : ''}${cell.kind} ${cell.value}`;
  return Object.fromEntries(cells.map((cell) => [cell.address, shown(cell)]));
}

const readCells = async (
  sheetData: string,
  change: (parts: Record<string, string>) => void = () => undefined,
) => {
  const parts = workbookXml(sheetData);
  change(parts);
  return cellsOf(await read(workbookOf(parts)));
};

/** Every element of the main namespace under a prefix, as programs on .NET write them. */
const prefixed = (xml: string) =>
  xml
    .replace(/<(\/?)(?=[a-z])/g, '<$1x:')
    .replace('xmlns="', 'xmlns:x="')
    .replace('<x:?xml', '<?xml');

const replaceIn = (parts: Record<string, string>, name: string, from: string | RegExp, to: string) => {
  parts[name] = (parts[name] ?? '').replace(from, to);
};

describe('a workbook is read cell by cell', () => {
  it.each([
    ['a number', '<c r="A1"><v>1234</v></c>', 'number 1234'],
    ['a number in scientific notation', '<c r="A1"><v>1.234E3</v></c>', 'number 1234'],
    ['a fraction, left to the reading rules', '<c r="A1"><v>1.234</v></c>', 'number 1.234'],
    ['a number that is none', '<c r="A1"><v>12abc</v></c>', 'unreadable 12abc'],
    ['a number too large to be one', '<c r="A1"><v>1e999</v></c>', 'unreadable 1e999'],
    ['a shared text', '<c r="A1" t="s"><v>0</v></c>', 'text Phường Bến Nghé'],
    ['an inline text', '<c r="A1" t="inlineStr"><is><t>Đa Kao</t></is></c>', 'text Đa Kao'],
    [
      'an inline rich text',
      '<c r="A1" t="inlineStr"><is><r><t>Đa </t></r><r><t>Kao</t></r></is></c>',
      'text Đa Kao',
    ],
    ['text from a formula', '<c r="A1" t="str"><f>B1</f><v>Đa Kao</v></c>', '=text Đa Kao'],
    ['empty text from a formula', '<c r="A1" t="str"><f>""</f><v></v></c>', '=blank null'],
    ['a formula by its saved result', '<c r="A1"><f>SUM(B1:B9)</f><v>7</v></c>', '=number 7'],
    ['a shared formula', '<c r="A1"><f t="shared" si="0"/><v>7</v></c>', '=number 7'],
    ['a formula without a saved result', '<c r="A1"><f>SUM(B1:B9)</f></c>', '=no-result null'],
    ['a formula with an empty result', '<c r="A1"><f>SUM(B1:B9)</f><v></v></c>', '=no-result null'],
    ['an error', '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '=error #DIV/0!'],
    ['a boolean', '<c r="A1" t="b"><v>1</v></c>', 'boolean true'],
    ['a date by its style', '<c r="A1" s="1"><v>44688</v></c>', 'date 2022-05-07'],
    ['a date with a time', '<c r="A1" s="1"><v>44688.6875</v></c>', 'date 2022-05-07T16:30:00'],
    ['a date written out', '<c r="A1" t="d"><v>2022-05-07T00:00:00</v></c>', 'date 2022-05-07'],
    ['a time of day', '<c r="A1" s="1"><v>0.6875</v></c>', 'date 16:30:00'],
    ['a number under a date format that is no day', '<c r="A1" s="1"><v>0</v></c>', 'number 0'],
    [
      'text that looks like a formula, as text',
      '<c r="A1" t="str"><v>=cmd|calc!A1</v></c>',
      'text =cmd|calc!A1',
    ],
    ['escaped characters', '<c r="A1" t="str"><v>a_x000A_b</v></c>', 'text a\nb'],
    ['an escaped NUL, which no database holds', '<c r="A1" t="str"><v>a_x0000_b</v></c>', 'text a\uFFFDb'],
    ['half a surrogate pair', '<c r="A1" t="str"><v>a_xD800_b</v></c>', 'text a\uFFFDb'],
    ['CDATA', '<c r="A1" t="str"><v><![CDATA[<Đa Kao>]]></v></c>', 'text <Đa Kao>'],
  ])('reads %s', async (_, cell, expected) => {
    expect(await readCells(`<row r="1">${cell}<c r="Z1"><v>0</v></c></row>`)).toMatchObject({ A1: expected });
  });

  it('lists no cell that is only formatted', async () => {
    expect(await readCells('<row r="1"><c r="A1" s="1"/><c r="B1"><v>1</v></c></row>')).toEqual({
      B1: 'number 1',
    });
  });

  it('makes decomposed text (NFD) whole, in cells and sheet names', async () => {
    const parts = workbookXml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>');
    for (const name of ['xl/sharedStrings.xml', 'xl/workbook.xml'])
      parts[name] = (parts[name] ?? '').normalize('NFD');
    replaceIn(parts, 'xl/workbook.xml', 'BaoCao', 'Báo cáo'.normalize('NFD'));
    const content = await read(workbookOf(parts));
    expect(content.sheets[0]?.name).toBe('Báo cáo'.normalize('NFC'));
    expect(cellsOf(content)).toEqual({ A1: `text ${'Phường Bến Nghé'.normalize('NFC')}` });
  });

  it('joins rich text and leaves out phonetic guides', async () => {
    const cells = await readCells('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', (parts) =>
      replaceIn(
        parts,
        'xl/sharedStrings.xml',
        /<si>.*<\/si>/,
        '<si><r><t>Đa </t></r><r><t>Kao</t></r><rPh><t>x</t></rPh></si>',
      ),
    );
    expect(cells).toEqual({ A1: 'text Đa Kao' });
  });

  it('leaves out what is struck out in a cell: an old number beside the new one', async () => {
    const runs =
      '<r><rPr><strike/><sz val="11"/></rPr><t>1200</t></r><r><rPr><strike val="0"/></rPr><t>1500</t></r>';
    const cells = await readCells(
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is>${runs}</is></c></row>`,
      (parts) => replaceIn(parts, 'xl/sharedStrings.xml', /<si>.*<\/si>/, `<si>${runs}</si>`),
    );
    expect(cells).toEqual({ A1: 'text 1500', B1: 'text 1500' });
  });

  it('keeps hidden sheets, hidden rows and merged ranges, each said to be so', async () => {
    const parts = workbookXml('<row r="3" hidden="1"><c r="B3"><v>1</v></c></row>');
    replaceIn(parts, 'xl/workbook.xml', 'sheetId', 'state="veryHidden" sheetId');
    replaceIn(
      parts,
      'xl/worksheets/sheet1.xml',
      '</sheetData>',
      '</sheetData><mergeCells><mergeCell ref="A1:D1"/></mergeCells>',
    );
    const { sheets } = await read(workbookOf(parts));
    expect(sheets).toEqual([
      {
        name: 'BaoCao',
        hidden: true,
        mergedRanges: ['A1:D1'],
        rows: [{ number: 3, hidden: true, cells: [{ address: 'B3', column: 2, kind: 'number', value: 1 }] }],
      },
    ]);
  });

  it.each<[string, { from: number; to: number }[] | undefined]>([
    [
      '<col min="4" max="5" hidden="1"/><col min="7" max="16384" hidden="true"/>',
      [
        { from: 4, to: 5 },
        { from: 7, to: 16384 },
      ],
    ],
    ['<col min="4" max="4" width="0" customWidth="1"/>', [{ from: 4, to: 4 }]],
    ['<col min="1" max="3" width="9.5"/><col min="101" max="16384" hidden="1"/>', undefined],
  ])('keeps hidden columns, those of no width too: %s', async (cols, hiddenColumns) => {
    const parts = workbookXml();
    replaceIn(parts, 'xl/worksheets/sheet1.xml', '<sheetData>', `<cols>${cols}</cols><sheetData>`);
    const { sheets } = await read(workbookOf(parts));
    expect(sheets[0]?.hiddenColumns).toEqual(hiddenColumns);
  });

  it('counts dates from 1904 where the workbook says so, and notes it', async () => {
    const parts = workbookXml('<row r="1"><c r="A1" s="1"><v>43226</v></c></row>');
    replaceIn(parts, 'xl/workbook.xml', '<sheets>', '<workbookPr date1904="1"/><sheets>');
    const content = await read(workbookOf(parts));
    expect(cellsOf(content)).toEqual({ A1: 'date 2022-05-07' });
    expect(content.notes).toEqual([{ code: 'dates-count-from-1904' }]);
  });
});

describe('a workbook is read whoever wrote it', () => {
  const plain = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44688</v></c></row>';
  const expected = { A1: 'text Phường Bến Nghé', B1: 'date 2022-05-07' };

  it('reads prefixed namespaces, as programs on .NET write them (another reader said "ok, 0 cells" to 119 such files)', async () => {
    const cells = await readCells(plain, (parts) => {
      for (const name of Object.keys(parts))
        if (/^xl\/[a-z/A-Z0-9]+\.xml$/.test(name)) parts[name] = prefixed(parts[name] ?? '');
      expect(parts['xl/worksheets/sheet1.xml']).toContain('<x:row r="1"><x:c ');
    });
    expect(cells).toEqual(expected);
  });

  it('reads "Strict Open XML"', async () => {
    const cells = await readCells(plain, (parts) => {
      for (const name of Object.keys(parts)) {
        parts[name] = (parts[name] ?? '')
          .replace(
            'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
            'http://purl.oclc.org/ooxml/spreadsheetml/main',
          )
          .replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006/',
            'http://purl.oclc.org/ooxml/officeDocument/',
          );
      }
    });
    expect(cells).toEqual(expected);
  });

  it('finds parts by relationship: absolute targets, unusual names, backslashes, another case', async () => {
    const cells = await readCells(plain, (parts) => {
      replaceIn(parts, 'xl/_rels/workbook.xml.rels', 'worksheets/sheet1.xml', '/XL\\data\\Figures.xml');
      parts['xl/data/figures.xml'] = parts['xl/worksheets/sheet1.xml'] ?? '';
      delete parts['xl/worksheets/sheet1.xml'];
    });
    expect(cells).toEqual(expected);
  });

  it('numbers rows and cells that carry no address', async () => {
    const cells = await readCells(
      '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>',
    );
    expect(cells).toEqual({ A1: 'number 1', B1: 'number 2', C5: 'number 3', D5: 'number 4' });
  });

  it('puts together a row written in pieces, and orders what is out of order', async () => {
    const content = await read(
      workbookOf(
        workbookXml(
          '<row r="2"><c r="C2"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
        ),
      ),
    );
    const addresses = content.sheets[0]?.rows.map((row) => row.cells.map((cell) => cell.address));
    expect(addresses).toEqual([['A1'], ['A2', 'C2']]);
  });

  it('reads UTF-16 parts and attributes in single quotes', async () => {
    const parts: Record<string, string | Buffer> = workbookXml();
    const sheet = `<?xml version='1.0' encoding='UTF-16'?>${workbookXml("<row\n r='1'><c\tr='A1' t='str'><v>Đa Kao</v></c></row>")['xl/worksheets/sheet1.xml']}`;
    parts['xl/worksheets/sheet1.xml'] = Buffer.from(`\uFEFF${sheet}`, 'utf16le');
    expect(cellsOf(await read(workbookOf(parts)))).toEqual({ A1: 'text Đa Kao' });
  });

  it('passes over foreign elements with all they hold', async () => {
    const cells = await readCells(
      '<row r="1"><c r="A1"><v>1</v><extLst xmlns:y="urn:y"><y:ext><v>9</v></y:ext></extLst></c></row>' +
        '<z:row xmlns:z="urn:z" r="2"><c r="A2"><v>9</v></c></z:row>',
    );
    expect(cells).toEqual({ A1: 'number 1' });
  });

  it('passes over a chart sheet, and notes it', async () => {
    const parts = workbookXml();
    replaceIn(
      parts,
      'xl/workbook.xml',
      '</sheets>',
      '<sheet name="Biểu đồ" sheetId="2" r:id="rId9"/></sheets>',
    );
    replaceIn(
      parts,
      'xl/_rels/workbook.xml.rels',
      '</Relationships>',
      '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>',
    );
    const { sheets, notes } = await read(workbookOf(parts));
    expect(sheets.map(({ name }) => name)).toEqual(['BaoCao']);
    expect(notes).toEqual([{ code: 'sheet-without-cells-skipped', sheet: 'Biểu đồ' }]);
  });

  it('ignores empty formatted rows and cells far away, which LibreOffice and careless people leave', async () => {
    const cells = await readCells(
      '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576" hidden="1"><c r="A1048576" s="1"/></row>',
    );
    expect(cells).toEqual({ A1: 'number 1' });
  });

  it('reads what exceljs writes', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('BaoCao');
    sheet.addRow(['26734', 'Phường Bến Nghé', 1234, new Date(Date.UTC(2022, 4, 7))]);
    sheet.getCell('C2').value = { formula: 'SUM(C1:C1)', result: 1234 };
    expect(cellsOf(await read(Buffer.from(await workbook.xlsx.writeBuffer())))).toEqual({
      A1: 'text 26734',
      B1: 'text Phường Bến Nghé',
      C1: 'number 1234',
      D1: 'date 2022-05-07',
      C2: '=number 1234',
    });
  });

  it('reads what LibreOffice saves (which shows the hidden first sheet again)', async () => {
    const content = await read(
      readFileSync(new URL('./fixtures/saved-by-libreoffice.xlsx', import.meta.url)),
    );
    expect(content.sheets.map(({ name, hidden, mergedRanges }) => ({ name, hidden, mergedRanges }))).toEqual([
      { name: '_mau', hidden: false, mergedRanges: [] },
      { name: 'BaoCao', hidden: false, mergedRanges: ['A1:D1'] },
    ]);
    expect(content.sheets[1]?.rows.filter(({ hidden }) => hidden).map(({ number }) => number)).toEqual([6]);
    expect(cellsOf(content)).toMatchObject({
      A1: 'text Báo cáo ngày',
      B5: 'text Phường Đa Kao',
      C4: 'number 1234',
      C5: 'number 0',
      D4: 'date 2022-05-07',
      D5: 'date 2022-05-07T16:30:00',
      B6: 'text =cmd|calc',
      C7: '=number 1234',
      D7: '=blank null',
      D8: '=error #DIV/0!',
    });
  });
});
