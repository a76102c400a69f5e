import { deflateRawSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { UploadReader } from './read-upload.js';
import { parseUpload } from './parse-upload.js';
import { UPLOAD_LIMITS } from './upload-limits.js';
import { workbookOf, workbookXml, zipOf } from '../../../../../test/support/hand-made-workbooks.js';

/** Everything here goes through the real reading process, one after another: none may harm the next. */
const reader = new UploadReader();
afterAll(() => reader.close());

const codeOf = async (bytes: Buffer | string, fileName = 'BaoCao.xlsx') => {
  const answer = await reader.read(Buffer.from(bytes as string), fileName);
  return answer.kind === 'refused' ? answer.code : 'read';
};

const workbook = (change: Record<string, string | Buffer> = {}, sheetData?: string) =>
  workbookOf({ ...workbookXml(sheetData), ...change });

/** A plain workbook with one of its texts replaced. */
const edited = (part: string, from: string | RegExp, to: string) => {
  const parts = workbookXml();
  const before = parts[part] ?? '';
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  return workbookOf({ ...parts, [part]: after });
};

const parts = (change: Record<string, string> = {}) =>
  Object.entries({ ...workbookXml(), ...change }).map(([name, content]) => ({ name, content }));

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SHEET = 'xl/worksheets/sheet1.xml';
const TYPES = '[Content_Types].xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const type = (of: string) => edited(TYPES, XLSX_TYPE, of);
const related = (kind: string) =>
  edited(
    RELATIONS,
    '</Relationships>',
    `<Relationship Id="rId9" Type="urn:x/${kind}" Target="x"/></Relationships>`,
  );
const compoundFile = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1000),
    Buffer.from(`${stream}\0`, 'utf16le'),
    Buffer.alloc(500),
  ]);

describe('a file of the wrong kind is refused by what it is, whatever its name', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'empty-file'],
    ['more than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1), 'too-large'],
    ['a picture renamed .xlsx', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'not-a-workbook'],
    ['a photo renamed .xlsx', Buffer.from('ffd8ffe000104a464946', 'hex'), 'not-a-workbook'],
    ['text renamed .xlsx', 'Mã;Tên\n', 'not-a-workbook'],
    ['zeros', Buffer.alloc(5000), 'not-a-workbook'],
    [
      'an old .xls renamed .xlsx',
      readFileSync(new URL('./fixtures/saved-by-libreoffice.xls', import.meta.url)),
      'old-xls',
    ],
    ['an .xls of 1993', Buffer.from('0904060000000200', 'hex'), 'old-xls'],
    ['a workbook under a password', compoundFile('EncryptedPackage'), 'password-protected'],
    ['an old Word document', compoundFile('WordDocument'), 'not-a-spreadsheet'],
    ['an old presentation', compoundFile('PowerPoint Document'), 'not-a-spreadsheet'],
    ['a PDF', '%PDF-1.7\n', 'not-a-spreadsheet'],
    [
      'a web page that calls itself Excel',
      '<html><table><tr><td>1</td></tr></table></html>',
      'unsupported-type',
    ],
    ['an Excel 2003 XML file', '<?xml version="1.0"?><Workbook/>', 'unsupported-type'],
    ['a zip of other things', zipOf([{ name: 'a.txt', content: 'a' }]), 'not-a-workbook'],
    ['an empty zip', zipOf([]), 'not-a-workbook'],
    [
      'an OpenDocument sheet',
      zipOf([
        { name: 'mimetype', content: 'x' },
        { name: 'content.xml', content: 'x' },
      ]),
      'unsupported-type',
    ],
    [
      'a Word document',
      type('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'),
      'not-a-spreadsheet',
    ],
    [
      'a binary workbook',
      type('application/vnd.ms-excel.sheet.binary.macroEnabled.main'),
      'unsupported-type',
    ],
    [
      'a zip whose entries are under a password',
      zipOf(parts().map((part) => ({ ...part, declared: { flags: 1 } }))),
      'password-protected',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  it('a picture renamed .csv', async () => {
    expect(await codeOf(Buffer.from('89504e470d0a1a0a', 'hex'), 'BaoCao.csv')).toBe('not-a-workbook');
  });

  it('an unknown ending', async () => {
    expect(await codeOf('Mã;Tên\n', 'BaoCao.doc')).toBe('wrong-ending');
    expect(await codeOf('Mã;Tên\n', 'BaoCao')).toBe('no-file-ending');
  });

  it('but a workbook renamed .csv is read as the workbook it is', async () => {
    expect(await codeOf(workbook(), 'BaoCao.csv')).toBe('read');
  });
});

describe('a workbook that does more than hold figures is refused', () => {
  it.each([
    ['a macro project', workbook({ 'xl/vbaProject.bin': 'x' }), 'macro-workbook'],
    ['a macro project under another name', related('vbaProject'), 'macro-workbook'],
    [
      'a macro project by its type',
      workbookOf({
        ...workbookXml(),
        [TYPES]: (workbookXml()[TYPES] ?? '').replace(
          '</Types>',
          '<Override PartName="/xl/a.dat" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        ),
        'xl/a.dat': 'x',
      }),
      'macro-workbook',
    ],
    ['an Excel 4 macro sheet', workbook({ 'xl/macrosheets/sheet1.xml': 'x' }), 'macro-workbook'],
    ['a link to another workbook', workbook({ 'xl/externalLinks/externalLink1.xml': 'x' }), 'external-links'],
    ['a link under another name', related('externalLink'), 'external-links'],
    ['a data connection', workbook({ 'xl/connections.xml': 'x' }), 'external-links'],
    ['a workbook within', workbook({ 'xl/embeddings/Microsoft_Excel_Sheet1.xlsx': 'x' }), 'embedded-files'],
    ['a zip within', workbook({ 'docProps/more.zip': 'x' }), 'embedded-files'],
    ['a control', workbook({ 'xl/activeX/activeX1.xml': 'x' }), 'embedded-files'],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });
});

describe('a zip file that means harm is refused before it is unpacked', () => {
  const bomb = Buffer.alloc(49 * 1024 * 1024);
  it.each([
    ['one part of 49 MB of nothing, 48 KB packed', workbook({ [SHEET]: bomb }), 'zip-bomb'],
    [
      'a part that unpacks to more than it declares',
      zipOf([...parts(), { name: 'xl/media/a.bin', content: bomb, declared: { size: 100 } }]),
      'read',
    ],
    [
      'a sheet that unpacks to more than it declares',
      zipOf(
        parts({ [SHEET]: ' '.repeat(5e6) }).map((part) =>
          part.name === SHEET ? { ...part, declared: { size: 100 } } : part,
        ),
      ),
      'zip-bomb',
    ],
    [
      'many parts that add up',
      workbook(
        Object.fromEntries(
          [...Array(60).keys()].map((n) => [`xl/media/${n}.bin`, Buffer.alloc(1024 * 1024)]),
        ),
      ),
      'zip-bomb',
    ],
    [
      '2,000 parts',
      workbook(Object.fromEntries([...Array(2000).keys()].map((n) => [`xl/media/${n}`, '']))),
      'zip-bomb',
    ],
    ['two parts of one name', zipOf([...parts(), ...parts()]), 'broken-zip'],
    [
      'two names that differ by case',
      zipOf([...parts(), { name: SHEET.toUpperCase(), content: 'x' }]),
      'broken-zip',
    ],
    [
      'a part whose own header bears another name',
      zipOf([...parts(), { name: 'a', content: 'x', declared: { localName: 'b' } }]),
      'broken-zip',
    ],
    ['a path out of the folder', workbook({ '../../etc/passwd': 'x' }), 'broken-zip'],
    [
      'a checksum that is wrong',
      zipOf(parts().map((part) => ({ ...part, declared: { crc: 1 } }))),
      'broken-zip',
    ],
    ['an upload cut off half-way', workbook().subarray(0, 1000), 'broken-zip'],
    ['an upload that lost its last byte', workbook().subarray(0, -1), 'broken-zip'],
    ['an upload that lost its directory', workbook().subarray(0, -60), 'broken-zip'],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  it('entries that overlap: each harmless, together any size', async () => {
    // The directory names a second part whose header stands inside the packed bytes of the first.
    const inner = zipOf([{ name: 'b', content: 'x'.repeat(100), stored: true }]);
    const packedInner = inner.subarray(0, inner.indexOf('PK\x01\x02'));
    const plain = parts();
    const before = zipOf(plain).indexOf('PK\x01\x02');
    const at = before + 30 + 'a'.length;
    const bytes = zipOf([
      ...plain,
      { name: 'a', content: packedInner, stored: true },
      { name: 'b', content: 'x'.repeat(100), stored: true, declared: { at } },
    ]);
    expect(await codeOf(bytes)).toBe('zip-bomb');
  });
});

describe('XML that means harm is refused', () => {
  const doctype = (declaration: string) => `<?xml version="1.0"?>${declaration}${workbookXml()[SHEET]}`;
  const lol = [...Array(9).keys()].map((n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  it.each([
    ['a billion laughs', { [SHEET]: doctype(`<!DOCTYPE x [<!ENTITY l0 "lol">${lol}]>`) }, 'xml-doctype'],
    [
      'an entity from a file',
      { [SHEET]: doctype('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>') },
      'xml-doctype',
    ],
    [
      'a DTD from elsewhere',
      { 'xl/workbook.xml': doctype('<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">') },
      'xml-doctype',
    ],
    ['a DOCTYPE in the list of parts', { [TYPES]: doctype('<!DOCTYPE x>') }, 'xml-doctype'],
    ['an entity nobody declared', { [SHEET]: `<worksheet xmlns="${MAIN}">&x;</worksheet>` }, 'broken-xml'],
    ['a sheet cut off', { [SHEET]: workbookXml()[SHEET]?.slice(0, -20) ?? '' }, 'broken-xml'],
    ['an empty sheet part', { [SHEET]: '' }, 'broken-xml'],
    ['elements 1,000 deep', { [SHEET]: '<a>'.repeat(1000) }, 'broken-xml'],
    [
      '20,000 namespaces',
      { [SHEET]: `<a${[...Array(20_000).keys()].map((n) => ` xmlns:p${n}="urn:${n}"`).join('')}/>` },
      'broken-xml',
    ],
    ['a prefix nobody declared', { [SHEET]: '<x:worksheet/>' }, 'broken-xml'],
    ['bytes that are not UTF-8', { [SHEET]: Buffer.from([0x3c, 0x61, 0x3e, 0xff]) }, 'broken-xml'],
    ['an encoding we do not read', { [SHEET]: '<?xml version="1.0" encoding="UTF-7"?><a/>' }, 'broken-xml'],
    [
      'a sheet in no namespace',
      { [SHEET]: '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>' },
      'no-data',
    ],
  ])('%s', async (_, change, code) => {
    expect(await codeOf(workbook(change))).toBe(code);
  });
});

describe('a sheet that means harm is refused, or its harm is not looked at', () => {
  const many = (count: number, each: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => each(n)).join('');
  const one = '<row r="1"><c r="A1"><v>1</v></c></row>';
  const sheet = (inside: string) => ({ [SHEET]: `<worksheet xmlns="${MAIN}">${inside}</worksheet>` });
  it.each([
    [
      'a merge of the whole sheet',
      sheet(`<sheetData>${one}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`),
      'read',
    ],
    [
      'column ranges over the whole sheet',
      sheet(
        `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(1000)}</cols><sheetData>${one}</sheetData>`,
      ),
      'read',
    ],
    [
      'a dimension of the whole sheet',
      sheet(`<dimension ref="A1:XFD1048576"/><sheetData>${one}</sheetData>`),
      'read',
    ],
    [
      'spans of a billion columns',
      sheet(`<sheetData><row r="1" spans="1:999999999"><c r="A1"><v>1</v></c></row></sheetData>`),
      'read',
    ],
    [
      'a huge row number',
      sheet('<sheetData><row r="4294967295"><c><v>1</v></c></row></sheetData>'),
      'too-many-rows',
    ],
    [
      'data in the last row',
      sheet('<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'),
      'too-many-rows',
    ],
    [
      'a row number that is none',
      sheet('<sheetData><row r="1e3"><c><v>1</v></c></row><row r="x"/></sheetData>'),
      'broken-workbook',
    ],
    [
      'data in the last column',
      sheet('<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>'),
      'too-many-columns',
    ],
    [
      'a cell that claims another row',
      sheet('<sheetData><row r="1"><c r="A2"><v>1</v></c></row></sheetData>'),
      'broken-workbook',
    ],
    [
      'one cell twice',
      sheet('<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row></sheetData>'),
      'broken-workbook',
    ],
    [
      'a shared text that does not exist',
      sheet('<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData>'),
      'broken-workbook',
    ],
    [
      '10 MB of cells',
      sheet(
        `<sheetData>${many(4000, (n) => `<row r="${n + 1}">${many(90, (m) => `<c><v>${(n * 7919 + m * 104_729) % 1_000_000}</v></c>`)}</row>`)}</sheetData>`,
      ),
      'too-many-cells',
    ],
    [
      'one long shared text in every cell',
      {
        'xl/sharedStrings.xml': `<sst xmlns="${MAIN}"><si><t>${'a'.repeat(30_000)}</t></si></sst>`,
        ...sheet(
          `<sheetData>${many(500, () => `<row>${'<c t="s"><v>0</v></c>'.repeat(90)}</row>`)}</sheetData>`,
        ),
      },
      'too-much-text',
    ],
    [
      'a text of 40,000 letters',
      sheet(`<sheetData><row><c t="str"><v>${'a'.repeat(40_000)}</v></c></row></sheetData>`),
      'cell-too-long',
    ],
    [
      '100,000 merged ranges',
      sheet(
        `<sheetData>${one}</sheetData><mergeCells>${many(100_000, (n) => `<mergeCell ref="A${n + 1}:B${(n * 7919) % 1_000_000}"/>`)}</mergeCells>`,
      ),
      'too-many-merged-ranges',
    ],
    [
      'a merged range that is none',
      sheet(`<sheetData>${one}</sheetData><mergeCells><mergeCell ref="Sheet2!A1"/></mergeCells>`),
      'broken-workbook',
    ],
    [
      'one range merged twice',
      sheet(
        `<sheetData>${one}</sheetData><mergeCells>${many(2, () => '<mergeCell ref="A2:J5000"/>')}</mergeCells>`,
      ),
      'broken-workbook',
    ],
    [
      'two merges that share a cell',
      sheet(
        `<sheetData>${one}</sheetData><mergeCells><mergeCell ref="A2:C4"/><mergeCell ref="C4:D9"/></mergeCells>`,
      ),
      'broken-workbook',
    ],
    [
      'two merges that share a cell, one written from its other corners',
      sheet(
        `<sheetData>${one}</sheetData><mergeCells><mergeCell ref="C4:A2"/><mergeCell ref="D3:B9"/></mergeCells>`,
      ),
      'broken-workbook',
    ],
    [
      'two merges side by side',
      sheet(
        `<sheetData>${one}</sheetData><mergeCells><mergeCell ref="A2:C4"/><mergeCell ref="D2:D9"/></mergeCells>`,
      ),
      'read',
    ],
    ['no cell at all', sheet('<sheetData/>'), 'no-data'],
    ['formatted cells only', sheet('<sheetData><row r="1"><c r="A1" s="1"/></row></sheetData>'), 'no-data'],
    [
      'empty texts only',
      sheet('<sheetData><row r="1"><c r="A1" t="str"><v></v></c></row></sheetData>'),
      'no-data',
    ],
  ])('%s', async (_, change, code) => {
    expect(await codeOf(workbook(change))).toBe(code);
  });

  it('60 sheets', async () => {
    const sheets = many(60, (n) => `<sheet name="S${n}" sheetId="${n + 2}" r:id="rId1"/>`);
    expect(await codeOf(edited('xl/workbook.xml', '</sheets>', `${sheets}</sheets>`))).toBe(
      'too-many-sheets',
    );
  });

  it('two sheets of one name, in capitals or not', async () => {
    const second = '<sheet name="BAOCAO" sheetId="2" r:id="rId1"/>';
    expect(await codeOf(edited('xl/workbook.xml', '</sheets>', `${second}</sheets>`))).toBe(
      'broken-workbook',
    );
  });

  it('a sheet name of a megabyte; and no refusal repeats what it quotes at length', async () => {
    const bytes = edited(
      'xl/workbook.xml',
      'BaoCao',
      many(200_000, (n) => `${n * 7919}`),
    );
    const answer = await reader.read(bytes, 'BaoCao.xlsx');
    expect(answer).toMatchObject({ kind: 'refused', code: 'broken-workbook' });
    expect(JSON.stringify(answer).length).toBeLessThan(300);
  });

  it('a sheet whose part is missing', async () => {
    expect(await codeOf(edited(RELATIONS, 'sheet1.xml', 'sheet7.xml'))).toBe('broken-workbook');
    expect(await codeOf(edited(RELATIONS, 'Id="rId1"', 'Id="rId7"'))).toBe('broken-workbook');
  });

  it('a CSV of 10 MB of separators, of quotes, of line breaks', async () => {
    const csv = (each: string) => codeOf(Buffer.alloc(10 * 1024 * 1024, each), 'BaoCao.csv');
    expect([await csv(';'), await csv('"'), await csv('\n')]).toEqual([
      'no-data',
      'cell-too-long',
      'no-data',
    ]);
  });

  it('a number format of 300,000 brackets, which took minutes to look through', async () => {
    const format = `<numFmt numFmtId="164" formatCode="${many(300_000, (n) => `[${n % 7}`)}"/>`;
    const styles = `<styleSheet xmlns="${MAIN}"><numFmts>${format}</numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`;
    expect(await codeOf(workbook({ 'xl/styles.xml': styles }))).toBe('read');
  });
});

describe('whatever the bytes, there is an answer', () => {
  const good = workbook({}, '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>12</v></c></row>');
  const answers = async (bytes: Buffer, fileName: string) => {
    const { kind } = await parseUpload(bytes, fileName, UPLOAD_LIMITS);
    return kind === 'content' || kind === 'refused';
  };

  it('for any bytes under any name', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('a.xlsx', 'a.csv', 'a.xls', 'a'),
        (bytes, name) => answers(Buffer.from(bytes), name),
      ),
      { numRuns: 1000 },
    );
  });

  it('for a good workbook cut anywhere', async () => {
    for (let length = 0; length < good.length; length += 1) {
      expect(await parseUpload(good.subarray(0, length), 'a.xlsx', UPLOAD_LIMITS)).toMatchObject({
        kind: 'refused',
      });
    }
  });

  it('for a good workbook with any bytes changed', async () => {
    const change = fc.record({ at: fc.nat(good.length - 1), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = Buffer.from(good);
        for (const { at, to } of changes) bytes[at] = to;
        return answers(bytes, 'a.xlsx');
      }),
      { numRuns: 2000 },
    );
  });

  it('for a well-packed workbook whose XML is changed anywhere', async () => {
    const xml = workbookXml('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>12</v></c></row>');
    const junk = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('<', '>', '"', '/', '&#0;', '&amp;', '99999999999', '-1', 'NaN'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(xml)),
        fc.nat(),
        fc.nat(20),
        junk,
        (name, at, removed, inserted) => {
          const text = xml[name] ?? '';
          const start = at % text.length;
          return answers(
            workbookOf({ ...xml, [name]: text.slice(0, start) + inserted + text.slice(start + removed) }),
            'a.xlsx',
          );
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('for any deflated rubbish', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), (bytes) =>
        answers(workbook({ [SHEET]: deflateRawSync(bytes) }), 'a.xlsx'),
      ),
      { numRuns: 300 },
    );
  });
});
