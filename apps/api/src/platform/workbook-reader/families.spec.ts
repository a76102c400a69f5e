import { workbookOf, workbookXml } from '../../../../../test/support/hand-made-workbooks.js';
import { parseUpload } from './parse-upload.js';
import { UPLOAD_LIMITS } from './upload-limits.js';

const TYPES = '[Content_Types].xml';
const SHEET = 'xl/worksheets/sheet1.xml';
const parse = (bytes: Buffer | string, name: string) =>
  parseUpload(Buffer.from(bytes as string), name, UPLOAD_LIMITS);

/** Address and value of every cell; or the reason why there are none. */
async function cells(bytes: Buffer | string, name = 'BaoCao.csv') {
  const answer = await parse(bytes, name);
  if (answer.kind === 'refused') return answer.code;
  const all = answer.sheets.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  return Object.fromEntries(all.map(({ address, value }) => [address, value]));
}

async function refusal(bytes: Buffer | string, name: string) {
  const answer = await parse(bytes, name);
  return answer.kind === 'refused' ? [answer.code, answer.details['type']] : 'read';
}

describe('a workbook that declares more than it holds is read', () => {
  const declaring = (more: string) => {
    const parts = workbookXml();
    return workbookOf({ ...parts, [TYPES]: (parts[TYPES] ?? '').replace('</Types>', `${more}</Types>`) });
  };
  const byEnding = (ending: string, type: string) =>
    `<Default Extension="${ending}" ContentType="application/${type}"/>`;

  it.each([
    ['as SheetJS writes it', byEnding('bin', 'vnd.ms-excel.sheet.binary.macroEnabled.main')],
    ['with a type for documents with macros', byEnding('docm', 'vnd.ms-word.document.macroEnabled.main+xml')],
    ['with a type for macro projects', byEnding('bin', 'vnd.ms-office.vbaProject')],
    [
      'with a type for presentations',
      byEnding('pptx', 'vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'),
    ],
    [
      'with a type for a part that is not there',
      '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
    ],
  ])('%s', async (_, more) => {
    expect(await cells(declaring(more), 'BaoCao.xlsx')).toEqual({ A1: 1 });
  });

  it('as an .xlsm that holds no macro', async () => {
    const parts = workbookXml();
    const macroType = (parts[TYPES] ?? '').replace(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
      'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
    );
    expect(await cells(workbookOf({ ...parts, [TYPES]: macroType }), 'BaoCao.xlsm')).toEqual({ A1: 1 });
  });

  it('but a part that is there is judged by its type, however its name is written', async () => {
    const bytes = workbookOf({
      ...workbookXml(),
      [TYPES]: (workbookXml()[TYPES] ?? '').replace(
        '</Types>',
        '<Override PartName="/xl/%61.dat" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
      ),
      'xl/a.dat': 'x',
    });
    expect(await refusal(bytes, 'BaoCao.xlsx')).toEqual(['macro-workbook', undefined]);
  });
});

describe('a workbook is read past what programs leave in it', () => {
  it.each([1, 17, 5000])('%i bytes behind its end', async (count) => {
    expect(
      await cells(Buffer.concat([workbookOf(workbookXml()), Buffer.alloc(count)]), 'BaoCao.xlsx'),
    ).toEqual({ A1: 1 });
  });

  it('a space in the last cell of the sheet, and empty text far below', async () => {
    const far =
      '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" t="str"><v> </v></c></row>' +
      '<row r="1048576"><c r="A1048576" t="str"><f>""</f><v></v></c></row>';
    expect(await cells(workbookOf(workbookXml(far)), 'BaoCao.xlsx')).toEqual({ A1: 1 });
  });

  it('and refused where its cells are formatted to the last row, with that as the likely cause', async () => {
    const rows = `<row r="1"><c r="A1"><v>1</v></c></row>${'<row r="2" s="1" customFormat="1"/>'.repeat(1_500_000)}`;
    const xml = (workbookXml()[SHEET] ?? '').replace(
      /<sheetData>.*<\/sheetData>/,
      `<sheetData>${rows}</sheetData>`,
    );
    expect(await refusal(workbookOf({ ...workbookXml(), [SHEET]: xml }), 'BaoCao.xlsx')).toEqual([
      'zip-bomb',
      undefined,
    ]);
  });

  it('a number written with a comma, which stays what is written', async () => {
    expect(
      await cells(workbookOf(workbookXml('<row r="1"><c r="A1"><v>1,5</v></c></row>')), 'BaoCao.xlsx'),
    ).toEqual({ A1: '1,5' });
  });

  it('two values in one cell, which are no number together', async () => {
    const twice = '<row r="1"><c r="A1"><v>100</v><v>200</v></c><c r="B1"><v></v><v>7</v></c></row>';
    expect(await cells(workbookOf(workbookXml(twice)), 'BaoCao.xlsx')).toEqual({ A1: '100 | 200', B1: 7 });
  });
});

describe('a CSV with line ends of several systems is read', () => {
  const lines = ['Mã;Tên;Số', '1;A;10', '2;B;20', '3;C;30'];
  const expected = {
    A1: 'Mã',
    B1: 'Tên',
    C1: 'Số',
    A2: '1',
    B2: 'A',
    C2: '10',
    A3: '2',
    B3: 'B',
    C3: '20',
    A4: '3',
    B4: 'C',
    C4: '30',
  };

  it.each([
    ['CRLF, then LF', ['\r\n', '\n', '\n']],
    ['LF, then CR', ['\n', '\r', '\r']],
    ['CR, then CRLF', ['\r', '\r\n', '\r\n']],
    ['LF and CRLF in turn', ['\n', '\r\n', '\n']],
    ['CR throughout', ['\r', '\r', '\r']],
  ])('%s', async (_, ends) => {
    const text = lines.map((line, index) => line + (ends[index] ?? '')).join('');
    expect(await cells(text)).toEqual(expected);
    expect(await cells(`\ufeff${text}`)).toEqual(expected);
  });

  it.each([
    ['sep=;', '\r'],
    ['sep=;', '\n'],
    ['"sep=;"', '\r\n'],
    ['SEP = ;', '\r\n'],
    [' sep=;', '\n'],
    ['sep=;;;', '\n'],
    ['\ufeffsep=;', '\r\n'],
  ])('with the first line "%s", which is no row, and ends by %j', async (hint, end) => {
    expect(await cells([hint, ...lines].join(end))).toEqual(expected);
  });

  it.each(['|', '^', ',', '\t', ':', '~'])('with "sep=%s", whatever the sign', async (sign) => {
    expect(
      await cells([`sep=${sign}`, ...lines.map((line) => line.replaceAll(';', sign))].join('\r\n')),
    ).toEqual(expected);
  });
});

describe('a CSV with stray control characters is read without them', () => {
  const filling = 'Phường Tân Định;'.repeat(20);
  it.each([
    ['a line break of Word', `a\vb;${filling}`, 'a b'],
    ['a form feed', `a\fb;${filling}`, 'a b'],
    ['a next line', `a\u0085b;${filling}`, 'a b'],
    ['the end mark of DOS', `ab;${filling}\x1a`, 'ab'],
    ['one of another kind', `a\x02b;${filling}`, 'ab'],
  ])('%s', async (_, text, first) => {
    expect(await cells(text)).toMatchObject({ A1: first });
  });

  it('a million blank lines below the table, in a moment', async () => {
    expect(await cells(`a;b\n${';;;\r\n'.repeat(1_000_000)}`)).toEqual({ A1: 'a', B1: 'b' });
    expect(await refusal(`a;b\n${'\n'.repeat(1_000_000)}c`, 'BaoCao.csv')).toEqual([
      'too-many-rows',
      undefined,
    ]);
  });
});

describe('a file that Excel opens and is no workbook is named, with a way out', () => {
  const page = '<table><tr><td>1</td></tr></table>';
  it.each([
    ...[
      '<!-- made by a system -->',
      '<style>td{}</style>',
      '<div>',
      '<body>',
      '<br/>',
      '\n\n  <HTML>',
      '<x:Workbook>',
      '<meta charset="utf-8">',
    ].map((start): [string, Buffer, string] => [start, Buffer.from(start + page), 'HTML/XML']),
    ['UTF-16 with a mark', Buffer.from(`\ufeff<html>${page}`, 'utf16le'), 'HTML/XML'],
    ['UTF-16 without a mark', Buffer.from(`<html>${page}`, 'utf16le'), 'HTML/XML'],
    ['UTF-16, bytes swapped', Buffer.from(`\ufeff<html>${page}`, 'utf16le').swap16(), 'HTML/XML'],
    [
      'a web archive',
      Buffer.from(`MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n${page}`),
      'MHTML',
    ],
    [
      'a web archive with a sender',
      Buffer.from(`From: <Saved by Excel>\r\nSubject: x\r\nMIME-Version: 1.0\r\n`),
      'MHTML',
    ],
    ['text with tabs', Buffer.from('Mã\tTên\tSố\r\n1\tA\t2\r\n'), 'TXT/CSV'],
    ['text with semicolons', Buffer.from('Mã;Tên;Số\r\n1;A;2\r\n'), 'TXT/CSV'],
    ['"Unicode text"', Buffer.from('\ufeffMã\tTên\tSố\r\n', 'utf16le'), 'TXT/CSV'],
  ])('%s, named .xls', async (_, bytes, type) => {
    expect(await refusal(bytes, 'BaoCao.xls')).toEqual(['unsupported-type', type]);
  });

  it.each([
    ['a PDF', '%PDF-1.4\n', 'bao-cao.pdf', ['not-a-spreadsheet', 'PDF']],
    ['a PDF renamed', '%PDF-1.4\n', 'bao-cao.xlsx', ['not-a-spreadsheet', 'PDF']],
    ['text without an ending', 'Mã;Tên;Số\n', 'bao-cao', ['no-file-ending', undefined]],
    ['words named .xlsx', 'Kính gửi', 'bao-cao.xlsx', ['not-a-workbook', undefined]],
  ])('%s', async (_, bytes, name, expected) => {
    expect(await refusal(bytes, name)).toEqual(expected);
  });
});
