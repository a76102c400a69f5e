import type ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import type { FindingAnswer, UploadPreview } from '../apps/api/src/contract/daily-report.js';
import { makeCampaign } from './support/make-campaign.js';
import {
  editWorkbook,
  file,
  fileReport,
  filledTemplate,
  openWorkbook,
  sheetOf,
  upload,
} from './support/make-report.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const DISTRICT = '773';
const [DAY_BEFORE, DAY] = ['2022-05-06', '2022-05-07'];
const WARDS = 13;
const EARLIER = { submitted: 1000, verified: 600, unresolved: 50, exempt: 20, signed: 300 };
const TODAY = { submitted: 1100, verified: 700, unresolved: 60, exempt: 20, signed: 350 };

describe('an upload', () => {
  let campaign: TestApp;
  let reporter: SignedIn;
  let filled: Buffer;

  beforeAll(async () => {
    campaign = await startApp('2022-05-06T16:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    reporter = await signIn(campaign, 'district-reporter', DISTRICT);
    await fileReport(campaign, {
      districtCode: DISTRICT,
      date: DAY_BEFORE,
      rows: () => EARLIER,
      by: reporter,
    });
    campaign.clock.standAt(new Date('2022-05-07T16:30:00+07:00'));
    filled = await filledTemplate(campaign, reporter, {
      districtCode: DISTRICT,
      date: DAY,
      rows: () => TODAY,
    });
  });
  afterAll(() => campaign.close());

  const day = { districtCode: DISTRICT, date: DAY };
  const send = async (bytes: Buffer, name = 'BaoCao.xlsx'): Promise<UploadPreview> => {
    const answer = await upload(campaign, reporter, day, { name, bytes });
    expect(answer.statusCode).toBe(201);
    return answer.json<UploadPreview>();
  };
  const sendEdited = async (change: (sheet: ExcelJS.Worksheet) => void) =>
    send(await editWorkbook(filled, (sheet) => change(sheet)));
  const put = (values: Record<string, ExcelJS.CellValue>) =>
    sendEdited((sheet) => {
      for (const [address, value] of Object.entries(values)) sheet.getCell(address).value = value;
    });

  describe('that is right', () => {
    let preview: UploadPreview;
    beforeAll(async () => {
      preview = await send(filled);
    });

    it('is ready, with nothing wrong', () => {
      expect([preview.state, preview.errors, preview.warnings]).toEqual(['ready', [], []]);
    });

    it('shows for each ward what was, what comes and the difference', () => {
      expect(preview.wards).toHaveLength(WARDS);
      expect(preview.wards[0]).toMatchObject({
        code: '27259',
        name: 'Phường 13',
        earlierDate: DAY_BEFORE,
        earlier: EARLIER,
        replaced: null,
        figures: TODAY,
        increment: { submitted: 100, verified: 100, unresolved: 10, exempt: 0, signed: 50 },
        change: null,
      });
    });

    it('adds up', () => {
      expect(preview.totals).toMatchObject({
        earlier: { submitted: 1000 * WARDS },
        figures: { submitted: 1100 * WARDS, signed: 350 * WARDS },
        increment: { submitted: 100 * WARDS, signed: 50 * WARDS },
      });
    });

    it('says what filing it would do, and until when it is in time', () => {
      expect(preview.filing).toEqual({
        kind: 'first',
        revision: 1,
        timeliness: 'on-time',
        cutOffAt: '2022-05-07T09:00:00.000Z',
        deadlineAt: '2022-05-07T10:00:00.000Z',
        inForce: null,
      });
    });

    it('counts for nothing before it is filed', async () => {
      const figures = await campaign.sql(`select 1 from figure where reporting_date = $1`, [DAY]);
      expect(figures).toEqual([]);
    });
  });

  describe('with wrong cells', () => {
    it('names every one of them by address, value, reason and remedy, in both languages', async () => {
      const preview = await put({ E8: '1.2O4', M9: 99_999 });
      expect(preview.state).toBe('wrong');
      expect(preview.errors).toEqual([
        expect.objectContaining({
          cell: 'BaoCao!E8',
          wardName: 'Phường 13',
          column: 'submitted',
          value: '1.2O4',
          vi: {
            reason: 'Không phải là số: có chữ O ở vị trí thứ tư.',
            remedy: 'Có phải 1.204?',
          },
          en: expect.objectContaining({ remedy: 'Is it 1,204?' }) as unknown,
        }),
        expect.objectContaining({ cell: 'BaoCao!M9', code: 'signed-above-signable', value: '99999' }),
      ]);
    });

    it('saves none of its figures, and cannot be filed', async () => {
      const preview = await put({ E8: 'nhiều' });
      const filed = await file(campaign, reporter, preview);
      expect([filed.statusCode, filed.json()]).toEqual([
        422,
        expect.objectContaining({
          code: 'daily-report.has-errors',
          details: { errors: [expect.objectContaining({ cell: 'BaoCao!E8', code: 'not-a-number' })] },
        }),
      ]);
      expect(await campaign.sql(`select 1 from figure where reporting_date = $1`, [DAY])).toEqual([]);
    });
  });

  it('says once what is the same in a column, and one sentence where one mistake explains many cells', async () => {
    const blank = await put(Object.fromEntries(['M8', 'M9', 'M10', 'M11'].map((at) => [at, null])));
    expect(blank.errors).toHaveLength(4);
    expect(blank.groups?.filter(({ severity }) => severity === 'error')).toEqual([
      expect.objectContaining({
        code: 'blank-cell',
        column: 'signed',
        keys: blank.errors.map(({ key }) => key),
        cells: ['BaoCao!M8', 'BaoCao!M9', 'BaoCao!M10', 'BaoCao!M11'],
      }),
    ]);

    const columns = [...'EGIKM'];
    const everyWard = (values: (number | null)[]) =>
      Object.fromEntries(
        Array.from({ length: WARDS }, (_, row) =>
          columns.map((letter, at) => [`${letter}${8 + row}`, values[at]]),
        ).flat(),
      ) as Record<string, ExcelJS.CellValue>;
    const increments = await put(everyWard([100, 100, 10, 2, 50]));
    expect(increments.errors.map(({ vi }) => vi)).toEqual([
      {
        reason: `Cả ${WARDS} phường, xã đều nhỏ hơn số ngày 06/05/2022: có vẻ đã nhập số trong ngày.`,
        remedy: 'Hãy nhập số lũy kế (số ngày trước cộng số tăng trong ngày).',
      },
    ]);
    const untouched = await put(everyWard([null, null, null, null, null]));
    expect(untouched.errors.map(({ vi }) => vi.reason)).toEqual(['Biểu mẫu chưa nhập số nào.']);
    const same = await put(everyWard([1000, 600, 50, 20, 300]));
    expect([same.state, same.warnings.map(({ code }) => code)]).toEqual(['ready', ['same-as-earlier']]);
  });

  it('reads numbers written as text with one kind of separator, and says what it understood', async () => {
    const preview = await put({
      E8: '1.100',
      E9: '1,100',
      E10: '1 100',
      E11: '１１００',
      E12: ' 1100 ',
      E13: '1\u00a0100',
      E14: { formula: '1000+100', result: 1100 },
    });
    expect([preview.state, preview.errors]).toEqual(['ready', []]);
    expect(preview.wards.every(({ figures }) => figures.submitted === 1100)).toBe(true);
    const understood = preview.notes.filter(({ code }) => code === 'number-understood');
    expect(understood.map(({ cell, vi }) => [cell, vi.reason])).toEqual(
      ['E8', 'E9', 'E10', 'E11', 'E12', 'E13']
        .filter((cell) => cell !== 'E12')
        .map((cell) => [`BaoCao!${cell}`, 'Được hiểu là 1.100.']),
    );
  });

  it.each<[string, ExcelJS.CellValue, string]>([
    ['a numeric 1.234, which may have lost its thousands', 1.234, 'ambiguous-number'],
    ['a numeric fraction', 1100.5, 'fraction'],
    ['a fraction as text', '12,5', 'fraction'],
    ['a negative number', -5, 'negative'],
    ['a negative number as text', '-5', 'negative'],
    ['a negative number as accountants write it', '(5)', 'negative'],
    ['two kinds of separator', '1.234,5', 'mixed-separators'],
    ['groups that are not of three', '12.34.567', 'uneven-groups'],
    ['a letter for a digit', '11OO', 'letter-in-number'],
    ['words', 'một nghìn', 'not-a-number'],
    ['an unbelievable number', 123_456_789, 'too-large'],
    ['a broken formula', { formula: 'A1/0', result: { error: '#DIV/0!' } }, 'excel-error'],
    ['a broken reference', { error: '#REF!' }, 'excel-error'],
    [
      'a formula saved without its value',
      { formula: '1+1' } as ExcelJS.CellFormulaValue,
      'formula-without-value',
    ],
    ['a date as text', '7/5/2022', 'date-in-cell'],
    ['true', true, 'true-or-false'],
    ['blank, which is not zero', null, 'blank-cell'],
    ['a space, which is blank', ' ', 'blank-cell'],
  ])('refuses %s', async (_, value, code) => {
    const preview = await put({ E8: value });
    expect(preview.errors.map((error) => [error.cell, error.code])).toEqual([['BaoCao!E8', code]]);
  });

  it('refuses a date', async () => {
    const preview = await sendEdited((sheet) => {
      sheet.getCell('E8').value = new Date('2022-05-07T00:00:00Z');
      sheet.getCell('E8').style = { numFmt: 'dd/mm/yyyy' };
    });
    expect(preview.errors).toEqual([
      expect.objectContaining({ cell: 'BaoCao!E8', code: 'date-in-cell', value: '07/05/2022' }),
    ]);
  });

  it.each<[string, Record<string, number | string>, string[]]>([
    ['more submitted than required', { E8: 99_999 }, ['submitted-above-required E8']],
    ['more verified than submitted', { G8: 1200 }, ['verified-above-submitted G8']],
    [
      'more verified and unresolved than submitted',
      { I8: 500 },
      ['verified-and-unresolved-above-submitted I8'],
    ],
    ['more signed than may be', { M8: 721 }, ['signed-above-signable M8']],
    ['a figure below the last one', { E8: 999 }, ['below-earlier E8']],
    ['a decrease with an unknown reason', { M8: 299, N8: 'Vì thế' }, ['adjustment-reason-unknown N8']],
    ['a decrease without a note', { M8: 299, N8: 'Nhập sai' }, ['adjustment-note-missing N8']],
  ])('refuses %s', async (_, values, expected) => {
    const preview = await put(values);
    expect(said(preview.errors)).toEqual(expected);
  });

  it('takes a decrease that is marked, with a reason of the list and a note', async () => {
    const preview = await put({ M8: 299, N8: 'Thu hồi chữ ký số', O8: 'Ký nhầm 51 hồ sơ' });
    expect([preview.state, said(preview.notes)]).toEqual(['ready', ['total-stale E21', 'adjusted M8']]);
    expect(preview.wards[0]?.increment.signed).toBe(-1);
  });

  it('takes more signed than verified within what may be signed, and says so', async () => {
    const preview = await put({ M8: 715 });
    expect([preview.state, said(preview.notes)]).toEqual([
      'ready',
      ['total-stale E21', 'signed-above-verified M8'],
    ]);
  });

  it('refuses a ward that is there twice and one that is missing', async () => {
    const preview = await put({ A9: '27259', B9: 'Phường 13' });
    expect(preview.errors).toEqual([
      expect.objectContaining({ code: 'ward-twice', cell: 'BaoCao!A9' }),
      expect.objectContaining({ code: 'ward-missing', cell: null, wardName: 'Phường 09' }),
    ]);
    expect(preview.errors[0]?.vi.reason).toContain('lần đầu ở BaoCao!A8');
  });

  it('refuses a ward of another district by name, and one it does not know', async () => {
    const preview = await put({ A9: '26734', B9: 'Phường Tân Định', A10: '99999', B10: 'Phường lạ' });
    expect(said(preview.errors)).toEqual([
      'ward-of-other-district A9',
      'ward-unknown A10',
      'ward-missing',
      'ward-missing',
    ]);
    expect(preview.errors[0]?.vi.reason).toBe('Phường Tân Định thuộc Quận 1, không thuộc đơn vị của bạn.');
  });

  it('warns at the name of one that does not go with its code: columns may have shifted', async () => {
    const preview = await put({ B8: 'Phường 09' });
    expect([preview.state, said(preview.warnings)]).toEqual(['ready', ['ward-name-differs B8']]);
  });

  it('reads names in NFD, and a ward by its name alone', async () => {
    const preview = await put({
      B8: 'Phường 13'.normalize('NFD'),
      A9: null,
      B9: 'Phường 09'.normalize('NFD'),
      A10: 'P.06',
    });
    expect([preview.state, preview.errors]).toEqual(['ready', []]);
    expect(said(preview.notes)).toEqual(['total-stale E21', 'ward-understood A10']);
    expect(preview.notes[1]?.vi.reason).toBe('Được hiểu là Phường 06 (27265).');
  });

  it('finds merged cells, hidden rows, extra columns, blank rows and lines of text, each with its own words', async () => {
    const preview = await sendEdited((sheet) => {
      sheet.mergeCells('E8:G8');
      sheet.getRow(9).hidden = true;
      sheet.getCell('P7').value = 'Người phụ trách';
      sheet.getCell('A24').value = 'Người lập biểu';
    });
    expect(said(preview.errors)).toEqual(['merged-cell E8']);
    expect(said(preview.warnings)).toEqual(['hidden-row A9']);
    expect(said(preview.notes)).toEqual(['extra-column P7', 'total-stale E21', 'text-row A24']);
  });

  it('refuses the workbook of another district, of yesterday, and one that was tampered with', async () => {
    const other = await signIn(campaign, 'district-reporter', '760');
    const theirs = await filledTemplate(campaign, other, {
      districtCode: '760',
      date: DAY,
      rows: () => TODAY,
    });
    const yesterdays = await filledTemplate(campaign, reporter, {
      districtCode: DISTRICT,
      date: DAY_BEFORE,
      rows: () => TODAY,
    });
    const tampered = await editWorkbook(yesterdays, (sheet) => (sheet.getCell('B3').value = DAY), 'BieuMau');
    const codes = [];
    for (const bytes of [theirs, yesterdays, tampered])
      codes.push((await send(bytes)).errors.map(({ vi }) => vi.reason));
    expect(codes).toEqual([
      ['Tệp này là biểu mẫu của Quận 1, không phải của Quận 4.'],
      ['Tệp này là biểu mẫu của ngày 06/05/2022, không phải ngày 07/05/2022.'],
      ['Biểu mẫu đã bị thay đổi hoặc không do hệ thống này tạo ra.'],
    ]);
  });

  it('refuses a file without headings, with a word for what is looked for', async () => {
    const preview = await send(Buffer.from('Kính gửi Sở Y tế\n'), 'thu.csv');
    expect(preview.errors.map(({ code, vi }) => [code, vi.reason])).toEqual([
      ['column-missing', expect.stringContaining('“Mã”, “Đã gửi công an”')],
    ]);
  });

  describe('as CSV', () => {
    const HEADINGS = [
      'Mã',
      'Phường, xã',
      'Gửi CA',
      'Công an đã xác thực',
      'Trả về chưa khớp',
      'Không qua công an',
      'Đã ký số',
      'Ghi chú',
    ];
    const csvOf = async (separator: string, note = 'Đã đối chiếu với công an phường') => {
      const { wards } = await send(filled);
      const rows = wards.map(({ code, name }) => [code, name, '1.100', 700, 60, 20, 350, note]);
      return [HEADINGS, ...rows].map((row) => row.map((value) => `"${value}"`).join(separator)).join('\r\n');
    };

    it.each<[string, string, (text: string) => Buffer, string]>([
      ['UTF-8 with a mark and semicolons', ';', (text) => Buffer.from(`\ufeff${text}`), 'utf-8'],
      ['UTF-8 without a mark and with commas', ',', (text) => Buffer.from(text), 'utf-8'],
      ['UTF-8 in NFD', ';', (text) => Buffer.from(text.normalize('NFD')), 'utf-8'],
      ['windows-1258', ';', windows1258, 'windows-1258'],
    ])('is read in %s', async (_, separator, encode, encoding) => {
      const preview = await send(encode(await csvOf(separator)), 'bao-cao.csv');
      expect([preview.state, preview.errors]).toEqual(['ready', []]);
      expect(preview.totals?.figures).toMatchObject({ submitted: 1100 * WARDS, signed: 350 * WARDS });
      const [readAs] = preview.notes;
      expect(readAs?.vi.reason.toLowerCase()).toContain(`bảng mã ${encoding}, ngăn cột bằng “${separator}”`);
    });

    it('needs no signature, and its cells are named as in Excel', async () => {
      const text = (await csvOf(';')).replace('"1.100"', '"1.1OO"');
      const preview = await send(Buffer.from(text), 'bao-cao.csv');
      expect(preview.errors.map(({ cell, code }) => [cell, code])).toEqual([['CSV!C2', 'letter-in-number']]);
    });
  });

  describe('unlike the ward’s last days', () => {
    let settled: TestApp;
    let by: SignedIn;
    let jumping: Buffer;
    beforeAll(async () => {
      settled = await startApp('2022-05-04T16:30:00+07:00');
      await makeCampaign(settled, { demonstration: true });
      by = await signIn(settled, 'district-reporter', DISTRICT);
      const rows = (step: number) => (code: string) => ({
        ...EARLIER,
        submitted: 1000 + 10 * step,
        signed: 300 + (code === '27262' ? 0 : step),
        ...(code === '27262' ? EARLIER : {}),
      });
      for (const [step, date] of ['2022-05-04', '2022-05-05', '2022-05-06'].entries()) {
        settled.clock.standAt(new Date(`${date}T16:30:00+07:00`));
        await fileReport(settled, { districtCode: DISTRICT, date, rows: rows(step), by });
      }
      settled.clock.standAt(new Date('2022-05-07T16:30:00+07:00'));
      jumping = await filledTemplate(settled, by, {
        districtCode: DISTRICT,
        date: DAY,
        rows: (code) => (code === '27259' ? { ...rows(3)(code), submitted: 1100 } : rows(3)(code)),
      });
    });
    afterAll(() => settled.close());

    it('asks for a second look: a jump above three times the usual, and three days without movement', async () => {
      const preview = (
        await upload(settled, by, day, { name: 'b.xlsx', bytes: jumping })
      ).json<UploadPreview>();
      expect(preview.state).toBe('ready');
      expect(preview.warnings.map(({ cell, vi }) => [cell, vi.reason])).toEqual([
        ['BaoCao!E8', 'Tăng 80, gấp 8 lần mức thường ngày (trung vị 7 ngày: 10).'],
        ['BaoCao!A9', 'Không thay đổi 3 ngày liền trong khi còn 350 hồ sơ chờ công an.'],
      ]);
    });

    it('is filed only when every warning is accepted, with a note', async () => {
      const preview = (
        await upload(settled, by, day, { name: 'b.xlsx', bytes: jumping })
      ).json<UploadPreview>();
      const [first] = preview.warnings;
      const refusals = [];
      for (const more of [
        { acceptedWarnings: [], note: 'Đúng' },
        { acceptedWarnings: [first?.key], note: 'Đúng' },
        { note: '' },
      ]) {
        const answer = await file(settled, by, preview, more);
        refusals.push([
          answer.statusCode,
          answer.json<{ details: { warnings: unknown[] } }>().details.warnings.length,
        ]);
      }
      expect(refusals).toEqual([
        [422, 2],
        [422, 1],
        [422, 0],
      ]);
      const filed = await file(settled, by, preview, { note: 'Trạm đã xác nhận' });
      expect([filed.statusCode, filed.json()]).toEqual([
        201,
        expect.objectContaining({ note: 'Trạm đã xác nhận' }),
      ]);
    });
  });

  describe('is kept', () => {
    it('byte for byte, with its sender and address, and given back to those in scope', async () => {
      const preview = await send(filled, 'Báo cáo Quận 4.xlsx');
      const [kept] = await campaign.sql(
        `select state, address, uploaded_by = $2 as "isSender", reading->>'revision' as revision from upload where id = $1`,
        [preview.id, reporter.id],
      );
      expect(kept).toEqual({ state: 'ready', address: '127.0.0.1', isSender: true, revision: '1' });
      const reviewer = await signIn(campaign, 'reviewer');
      for (const caller of [reporter, reviewer]) {
        const original = await campaign.app.inject({
          url: `/api/daily-reports/uploads/${preview.id}/file`,
          headers: caller.headers,
        });
        expect(original.rawPayload.equals(filled)).toBe(true);
        expect(original.headers['content-disposition']).toContain(`filename*=UTF-8''B%C3%A1o`);
      }
    });

    it('out of reach of other districts, which learn nothing of it', async () => {
      const { id } = await send(filled);
      const stranger = await signIn(campaign, 'district-reporter', '760');
      for (const path of ['', '/file', '/marked-file']) {
        const answer = await campaign.app.inject({
          url: `/api/daily-reports/uploads/${id}${path}`,
          headers: stranger.headers,
        });
        expect(answer.statusCode).toBe(404);
      }
      const other = await upload(campaign, stranger, day, { name: 'b.xlsx', bytes: filled });
      expect(other.statusCode).toBe(404);
    });

    it('in the list, whatever became of it', async () => {
      await send(Buffer.from('\x89PNG\r\n'), 'anh.xlsx');
      const answer = await campaign.app.inject({
        url: `/api/daily-reports/uploads?state=refused&perPage=1`,
        headers: reporter.headers,
      });
      expect(answer.json()).toMatchObject({
        rows: [{ fileName: 'anh.xlsx', state: 'refused', districtName: 'Quận 4' }],
      });
      // From where somebody uploads is for the audit log, not for every reader.
      expect(answer.body).not.toContain('127.0.0.1');
    });

    it('and shown again against what is in force by then', async () => {
      const fresh = await send(filled);
      const again = await campaign.app.inject({
        url: `/api/daily-reports/uploads/${fresh.id}`,
        headers: reporter.headers,
      });
      expect(again.json()).toEqual(fresh);
    });
  });

  describe('marked', () => {
    it('is the sender’s own workbook with the wrong cells marked, after a sheet that lists them', async () => {
      const { id } = await put({ E8: '1.2O4', A9: '99999', O8: '=HYPERLINK("http://x")' });
      const answer = await campaign.app.inject({
        url: `/api/daily-reports/uploads/${id}/marked-file`,
        headers: reporter.headers,
      });
      const workbook = await openWorkbook(answer.rawPayload);
      expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
        ['Lỗi cần sửa', 'visible'],
        ['BaoCao', 'visible'],
        ['BieuMau', 'veryHidden'],
      ]);
      const [list, report] = [sheetOf(workbook, 'Lỗi cần sửa'), sheetOf(workbook, 'BaoCao')];
      expect(list.getCell('A1').value).toBe('3 lỗi, 0 cảnh báo');
      expect(list.getCell('C5').value).toBe('BaoCao!E8');
      expect([list.getCell('E5').value, list.getCell('F5').value]).toEqual([
        '1.2O4',
        'Không phải là số: có chữ O ở vị trí thứ tư.',
      ]);
      expect(report.getCell('E8').fill).toMatchObject({ fgColor: { argb: 'FFFEF3F2' } });
      expect(JSON.stringify(report.getCell('E8').note)).toContain('Có phải 1.204?');
      // Beside it all looks as in the workbook of the day: locked cells grey, those to fill in white.
      const before = sheetOf(await openWorkbook(filled), 'BaoCao');
      expect(before.getCell('D8').fill).toMatchObject({ fgColor: { argb: 'FFF5F7F9' } });
      for (const at of ['D8', 'G8', 'E9', 'E21']) {
        const look = ({ fill, border }: Partial<ExcelJS.Style>) => ({ fill, border });
        expect(look(report.getCell(at).style)).toEqual(look(before.getCell(at).style));
      }
      expect(report.getCell('E21').formula).toBe('SUM(E8:E20)');
      expect([report.getCell('G8').value, report.getCell('O8').value]).toEqual([
        700,
        '=HYPERLINK("http://x")',
      ]);
    });

    it('holds no word that is ours alone: a formula without its value stays the formula it is', async () => {
      const { id, errors } = await put({ E8: { formula: '1+1' } as ExcelJS.CellFormulaValue, E9: 'x' });
      expect(errors.map(({ code }) => code)).toEqual(['formula-without-value', 'not-a-number']);
      const answer = await campaign.app.inject({
        url: `/api/daily-reports/uploads/${id}/marked-file`,
        headers: reporter.headers,
      });
      const report = sheetOf(await openWorkbook(answer.rawPayload), 'BaoCao');
      expect(report.getCell('E8').formula).toBe('1+1');
      const texts: string[] = [];
      report.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)));
      expect(texts.filter((text) => /NO-CACHED|NOT-A|undefined|null/.test(text))).toEqual([]);
    });

    it('is a workbook for a CSV too', async () => {
      const text = 'Mã;Gửi CA;Đã xác thực;Chưa khớp;Không qua công an;Đã ký số\n27259;=1+1;1;0;0;0\n';
      const { id } = await send(Buffer.from(text), 'b.csv');
      const answer = await campaign.app.inject({
        url: `/api/daily-reports/uploads/${id}/marked-file`,
        headers: reporter.headers,
      });
      expect(answer.headers['content-disposition']).toContain('b_loi-can-sua.xlsx');
      const workbook = await openWorkbook(answer.rawPayload);
      const cell = sheetOf(workbook, 'CSV').getCell('B2');
      expect([cell.value, cell.fill]).toEqual([
        '=1+1',
        expect.objectContaining({ fgColor: { argb: 'FFFEF3F2' } }),
      ]);
    });

    it('can be mended and uploaded in its turn', async () => {
      const { id } = await put({ E8: '1.2O4' });
      const marked = await campaign.app.inject({
        url: `/api/daily-reports/uploads/${id}/marked-file`,
        headers: reporter.headers,
      });
      const mended = await editWorkbook(marked.rawPayload, (sheet) => (sheet.getCell('E8').value = 1204));
      const preview = await send(mended);
      expect([preview.state, preview.errors, preview.wards[0]?.figures.submitted]).toEqual([
        'ready',
        [],
        1204,
      ]);
      // Our list is a sheet as any other that is not the report: it is said that it is not read.
      expect(preview.notes.map(({ code, value }) => [code, value])).toContainEqual([
        'sheet-not-read',
        'Lỗi cần sửa',
      ]);
    });
  });
});

const said = (findings: FindingAnswer[]) =>
  findings.map(({ code, cell }) => (cell === null ? code : `${code} ${cell.replace('BaoCao!', '')}`));

/** Vietnamese as old Windows programs save it: letters with their own shape, tones as marks of their own. */
function windows1258(text: string): Buffer {
  const apart = [...text.normalize('NFC')].map((letter) => {
    const [base = '', ...marks] = letter.normalize('NFD');
    const tones = marks.filter((mark) => /[\u0300\u0301\u0303\u0309\u0323]/.test(mark));
    return (base + marks.filter((mark) => !tones.includes(mark)).join('')).normalize('NFC') + tones.join('');
  });
  return iconv.encode(apart.join(''), 'windows-1258');
}
