import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { UploadPreview } from '../apps/api/src/contract/daily-report.js';
import { workbookOf, workbookXml, zipOf } from './support/hand-made-workbooks.js';
import { makeCampaign } from './support/make-campaign.js';
import { editWorkbook, file, filledTemplate, formOf, openWorkbook, upload } from './support/make-report.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const day = { districtCode: '773', date: '2022-05-07' };
const URL_OF_UPLOADS = `/api/daily-reports/uploads?districtCode=${day.districtCode}&date=${day.date}`;
const FIGURES = { submitted: 1100, verified: 700, unresolved: 60, exempt: 20, signed: 350 };

let campaign: TestApp;
let reporter: SignedIn;
let filled: Buffer;

beforeAll(async () => {
  campaign = await startApp('2022-05-07T16:30:00+07:00');
  await makeCampaign(campaign, { demonstration: true });
  reporter = await signIn(campaign, 'district-reporter', '773');
  filled = await filledTemplate(campaign, reporter, { ...day, rows: () => FIGURES });
});
afterAll(() => campaign.close());

const send = (bytes: Buffer, name = 'BaoCao.xlsx') => upload(campaign, reporter, day, { name, bytes });
const countOf = async (table: string) =>
  (await campaign.sql<{ count: number }>(`select count(*)::int as count from ${table}`))[0]?.count;

describe('a file that means harm, or is none', () => {
  const part = (name: string, content: string | Buffer) => workbookOf({ ...workbookXml(), [name]: content });
  const sheetXml = (text: string) => part('xl/worksheets/sheet1.xml', text);
  const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  const secret = '<!DOCTYPE x [<!ENTITY s SYSTEM "file:///etc/passwd">]>';
  const encrypted = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1000),
    Buffer.from('EncryptedPackage\0', 'utf16le'),
    Buffer.alloc(500),
  ]);
  const oldXls = readFileSync(
    new URL('../apps/api/src/platform/workbook-reader/fixtures/saved-by-libreoffice.xls', import.meta.url),
  );
  const manyCells = `<worksheet xmlns="${MAIN}"><sheetData>${Array.from(
    { length: 4000 },
    (_, row) =>
      `<row r="${row + 1}">${Array.from({ length: 80 }, (_, column) => `<c><v>${(row * 7919 + column * 104_729) % 999_983}</v></c>`).join('')}</row>`,
  ).join('')}</sheetData></worksheet>`;

  it.each<[string, string, Buffer, string, string]>([
    [
      'a zip bomb',
      'BaoCao.xlsx',
      part('xl/worksheets/sheet1.xml', Buffer.alloc(49 * 1024 * 1024)),
      'zip-bomb',
      'phình ra',
    ],
    ['a macro workbook', 'BaoCao.xlsm', part('xl/vbaProject.bin', 'x'), 'macro-workbook', 'macro'],
    ['a workbook under a password', 'BaoCao.xlsx', encrypted, 'password-protected', 'mật khẩu'],
    ['an old .xls', 'BaoCao.xls', oldXls, 'old-xls', 'kiểu cũ'],
    [
      'links to other files',
      'BaoCao.xlsx',
      part('xl/externalLinks/externalLink1.xml', 'x'),
      'external-links',
      'nguồn khác',
    ],
    ['millions of characters of cells', 'BaoCao.xlsx', sheetXml(manyCells), 'too-many-cells', 'Quá nhiều ô'],
    [
      'a table merged a thousand times',
      'BaoCao.xlsx',
      sheetXml(
        `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>${'<mergeCell ref="A2:J5000"/>'.repeat(1000)}</mergeCells></worksheet>`,
      ),
      'broken-workbook',
      'bị hỏng',
    ],
    [
      'XML that multiplies itself',
      'BaoCao.xlsx',
      sheetXml(`${laughs}<worksheet xmlns="${MAIN}">&b;</worksheet>`),
      'xml-doctype',
      'không được phép',
    ],
    [
      'XML that asks for our files',
      'BaoCao.xlsx',
      sheetXml(`${secret}<worksheet xmlns="${MAIN}">&s;</worksheet>`),
      'xml-doctype',
      'không được phép',
    ],
    [
      'a picture renamed .xlsx',
      'BaoCao.xlsx',
      Buffer.from('89504e470d0a1a0a0000000d', 'hex'),
      'not-a-workbook',
      'không phải là bảng tính',
    ],
    ['a workbook cut off half-way', 'BaoCao.xlsx', Buffer.from(''), 'broken-zip', 'chưa hết'],
    [
      'a zip of something else',
      'BaoCao.xlsx',
      zipOf([{ name: 'a.txt', content: 'a' }]),
      'not-a-workbook',
      'không phải là bảng tính',
    ],
    ['nothing', 'BaoCao.xlsx', Buffer.alloc(0), 'empty-file', 'rỗng'],
  ])('%s is refused in words, and kept as what it is', async (what, name, bytes, code, words) => {
    const sent = what.includes('cut off') ? filled.subarray(0, filled.length / 2) : bytes;
    const answer = await send(sent, name);
    const preview = answer.json<UploadPreview>();
    expect([answer.statusCode, preview.state, preview.refusal?.code]).toEqual([201, 'refused', code]);
    expect(preview.refusal?.vi.title).toContain(words);
    expect([preview.errors, preview.wards]).toEqual([[], []]);
    const original = await campaign.app.inject({
      url: `/api/daily-reports/uploads/${preview.id}/file`,
      headers: reporter.headers,
    });
    expect(original.rawPayload.equals(sent)).toBe(true);
    const saved = `tep-bi-tu-choi_${preview.id.slice(0, 8)}.bin`;
    expect(original.headers['content-disposition']).toBe(
      `attachment; filename="${saved}"; filename*=UTF-8''${saved}`,
    );

    const filing = await file(campaign, reporter, preview);
    expect([filing.statusCode, filing.json<{ code: string }>().code]).toEqual([422, 'upload.not-filable']);
    const marked = await campaign.app.inject({
      url: `/api/daily-reports/uploads/${preview.id}/marked-file`,
      headers: reporter.headers,
    });
    expect(marked.statusCode).toBe(422);
  });

  it('harms nobody: the next file is read as ever, and nothing was filed', async () => {
    expect((await send(filled)).json<UploadPreview>().state).toBe('ready');
    expect([await countOf('figure'), await countOf('daily_report')]).toEqual([0, 0]);
  });
});

describe('the ending of an uploaded file’s name', () => {
  const stateOf = async (name: string, bytes = filled) => {
    const preview = (await send(bytes, name)).json<UploadPreview>();
    return preview.refusal === null ? preview.state : [preview.refusal.code, preview.refusal.vi.title];
  };

  it.each([
    ['a page', 'x.html', '.html'],
    ['a picture that runs', 'x.svg', '.svg'],
    ['a program after a second dot', 'BaoCao.xlsx.exe', '.exe'],
    ['a page after a second dot', 'BaoCao.xlsx.html', '.html'],
    ['in capitals', 'BaoCao.HTML', '.html'],
    ['before dots and blanks, which Windows drops', 'BaoCao.html. .', '.html'],
    ['in full-width letters', 'BaoCao．ｈｔｍｌ', '.html'],
    ['in letters of another alphabet', 'BaoCao.xlѕx', '.xlѕx'],
    ['another kind of document', 'BaoCao.docx', '.docx'],
  ])('refuses a workbook named as %s: %s', async (_, name, ending) => {
    expect(await stateOf(name)).toEqual(['wrong-ending', `Không nhận tệp có đuôi ${ending}`]);
  });

  it('is said with the endings that are read; the same file under one of them is handed out by its kind', async () => {
    const csv = Buffer.from('Mã;Gửi CA;Đã xác thực;Chưa khớp;Không qua công an;Đã ký số\n27259;1;1;0;0;0\n');
    for (const [bytes, wrong, right] of [
      [await editWorkbook(filled, (sheet) => (sheet.getCell('O8').value = 'x')), 'a.htm', 'a.xlsx'],
      [csv, 'a.doc', 'a.csv'],
    ] as const) {
      const refused = (await send(bytes, wrong)).json<UploadPreview>();
      expect(refused.refusal?.vi.remedy).toMatch(/\.xlsx hoặc \.csv/);
      const read = (await send(bytes, right)).json<UploadPreview>();
      expect(read.refusal).toBeNull();
      const { headers } = await campaign.app.inject({
        url: `/api/daily-reports/uploads/${read.id}/file`,
        headers: reporter.headers,
      });
      expect(headers['content-disposition']).toContain(`filename="${right}"`);
    }
  });

  it.each([
    ['in capitals', 'BAOCAO.XLSX'],
    ['in full-width letters', 'BaoCao．ｘｌｓｘ'],
    ['before dots and blanks', 'BaoCao.xlsx. .'],
    ['after others', 'BaoCao.html.xlsx'],
    ['missing, after a date', 'Quận 4 ngày 07.05.2022'],
    ['missing, after a short word', 'BaoCao Q. 4'],
    ['missing, after a number', 'BC Q.1'],
    ['missing, after a date and a word', 'BC 07.05.2022-lan2'],
    ['missing, before a long word', 'BC_Q.BinhThanh'],
    ['missing, before a short word', 'BC_Q.GoVap'],
    ['of a workbook without macros', 'BaoCao.xlsm'],
  ])('of a table may be %s: %s', async (_, name) => {
    expect(await stateOf(name)).toBe('ready');
  });
});

describe('an upload that is not whole', () => {
  it('is refused when the form is cut off half-way, and nothing is saved', async () => {
    const before = await countOf('upload');
    const form = formOf('BaoCao.xlsx', filled);
    const answer = await campaign.app.inject({
      method: 'POST',
      url: URL_OF_UPLOADS,
      headers: { ...reporter.headers, ...reporter.key(), ...form.headers },
      payload: form.payload.subarray(0, form.payload.length / 2),
    });
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      expect.objectContaining({
        code: 'upload.cut-off',
        title: expect.stringContaining('đứt giữa chừng, chưa có gì được lưu') as unknown,
      }),
    ]);
    expect(await countOf('upload')).toBe(before);
  });

  it('leaves no trace when the line breaks, and can be sent again with the same key', async () => {
    const before = await countOf('upload');
    await campaign.app.listen(0, '127.0.0.1');
    const { port } = campaign.app.getHttpServer().address() as AddressInfo;
    const form = formOf('BaoCao.xlsx', filled);
    const key = reporter.key();
    const broken = new Promise<string>((seen) => {
      campaign.app.getHttpServer().once('connection', (line: Socket) => {
        line.once('close', () => seen('the server has seen it'));
      });
    });
    const head = [
      `POST ${URL_OF_UPLOADS} HTTP/1.1`,
      'Host: localhost',
      ...Object.entries({ ...reporter.headers, ...key, ...form.headers }).map(
        ([name, value]) => `${name}: ${value}`,
      ),
      `content-length: ${form.payload.length}`,
    ];
    await new Promise<void>((done, fail) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(`${head.join('\r\n')}\r\n\r\n`);
        socket.write(form.payload.subarray(0, 3000), () => socket.destroy());
      });
      socket.on('close', () => done());
      socket.on('error', fail);
    });
    expect(await broken).toBe('the server has seen it');

    const again = await campaign.app.inject({
      method: 'POST',
      url: URL_OF_UPLOADS,
      headers: { ...reporter.headers, ...key, ...form.headers },
      payload: form.payload,
    });
    expect([again.statusCode, again.json<UploadPreview>().state]).toEqual([201, 'ready']);
    expect(await countOf('upload')).toBe((before ?? 0) + 1);
  });

  it('is a file though it has no name, and is kept under one of ours', async () => {
    const form = formOf('BaoCao.xlsx', filled);
    const nameless = form.payload.toString('latin1').replace('; filename="BaoCao.xlsx"', '');
    const answer = await campaign.app.inject({
      method: 'POST',
      url: URL_OF_UPLOADS,
      headers: { ...reporter.headers, ...reporter.key(), ...form.headers },
      payload: Buffer.from(
        nameless.replace(/Content-Type: \S+/, 'Content-Type: application/octet-stream'),
        'latin1',
      ),
    });
    expect([answer.statusCode, answer.json<UploadPreview>().fileName]).toEqual([201, 'khong-ten']);
  });

  it.each<[string, () => { payload: Buffer | string; headers: Record<string, string> }, number, string]>([
    [
      'without a file',
      () => ({ ...formOf('', Buffer.alloc(0)), payload: '--form-boundary-7d1f--\r\n' }),
      400,
      'upload.file-missing',
    ],
    [
      'that is no form at all',
      () => ({ payload: '{}', headers: { 'content-type': 'application/json' } }),
      400,
      'upload.file-missing',
    ],
    [
      'of more than 10 MB',
      () => formOf('BaoCao.xlsx', Buffer.alloc(10 * 1024 * 1024 + 1)),
      413,
      'upload.too-large',
    ],
  ])('%s is refused, and nothing is saved', async (_, requestOf, status, code) => {
    const before = await countOf('upload');
    const { payload, headers } = requestOf();
    const answer = await campaign.app.inject({
      method: 'POST',
      url: URL_OF_UPLOADS,
      headers: { ...reporter.headers, ...reporter.key(), ...headers },
      payload,
    });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
    expect(await countOf('upload')).toBe(before);
  });
});

describe('an upload sent again with its key', () => {
  const sendWith = (key: Record<string, string>, bytes: Buffer) => {
    const form = formOf('BaoCao.xlsx', bytes);
    return campaign.app.inject({
      method: 'POST',
      url: URL_OF_UPLOADS,
      headers: { ...reporter.headers, ...key, ...form.headers },
      payload: form.payload,
    });
  };

  it('is the same upload: kept once, answered alike', async () => {
    const [before, key] = [await countOf('upload'), reporter.key()];
    const [first, second] = [await sendWith(key, filled), await sendWith(key, filled)];
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect([second.json(), second.headers['idempotency-replayed']]).toEqual([first.json(), 'true']);
    expect(await countOf('upload')).toBe((before ?? 0) + 1);
  });

  it('but with another file is refused, and that file is not kept', async () => {
    const key = reporter.key();
    await sendWith(key, filled);
    const before = await countOf('upload');
    const other = await editWorkbook(filled, (sheet) => (sheet.getCell('M8').value = 351));
    const answer = await sendWith(key, other);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
      422,
      'request.idempotency-key-reused',
    ]);
    expect(await countOf('upload')).toBe(before);
  });
});

describe('text that a spreadsheet would run', () => {
  const TRAPS = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '=cmd|"/c calc"!A1',
    '=HYPERLINK("http://x")',
  ];

  it('stays text in the marked workbook, in every cell, name and list', async () => {
    const bytes = await editWorkbook(filled, (sheet) => {
      TRAPS.forEach((trap, index) => (sheet.getCell(`O${8 + index}`).value = trap));
      sheet.getCell('P7').value = '=1+1';
      sheet.getCell('B8').value = '=1+1';
      sheet.getCell('A9').value = '=1+1';
      sheet.getCell('E10').value = '=1+1';
    });
    const preview = (await send(bytes, '=1+1.xlsx')).json<UploadPreview>();
    expect(preview.errors.map(({ code }) => code)).toEqual(['ward-unknown', 'not-a-number', 'ward-missing']);
    const marked = await campaign.app.inject({
      url: `/api/daily-reports/uploads/${preview.id}/marked-file`,
      headers: reporter.headers,
    });
    const workbook = await openWorkbook(marked.rawPayload);
    const formulas: string[] = [];
    workbook.eachSheet((sheet) =>
      sheet.eachRow((row) =>
        row.eachCell((cell) => (cell.formula ? formulas.push(`${sheet.name}!${cell.address}`) : 0)),
      ),
    );
    // Only the sums that the workbook of the day itself holds.
    expect(formulas).toEqual([...'CDEFGHIJKLM'].map((letter) => `BaoCao!${letter}21`));
    expect(workbook.getWorksheet('BaoCao')?.getCell('O8').value).toBe('=1+1');
  });

  it('is kept as it was written in a note, and no name of a file leaves its folder', async () => {
    const bytes = await editWorkbook(filled, (sheet) => (sheet.getCell('O8').value = TRAPS[6] ?? ''));
    const preview = (await send(bytes, '..\\..\\=cmd.xlsx')).json<UploadPreview>();
    expect(preview.fileName).toBe('=cmd.xlsx');
    expect((await file(campaign, reporter, preview)).statusCode).toBe(201);
    const [figure] = await campaign.sql(`select note from figure where ward_code = '27259'`);
    expect(figure).toEqual({ note: '=cmd|"/c calc"!A1' });
  });
});
