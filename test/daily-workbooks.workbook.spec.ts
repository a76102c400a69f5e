import ExcelJS from 'exceljs';
import type {
  CompletenessAnswer,
  DistrictsAnswer,
  ProgressAnswer,
  WardsAnswer,
} from '../apps/api/src/contract/progress.js';
import { SHEETS } from '../apps/api/src/daily-workbooks/sheets/names.js';
import type { PublishedDocument } from '../apps/api/src/documents/publication.js';
import { atStart } from '../apps/api/src/domain/area-names.js';
import { formatFreshness } from '../apps/api/src/domain/format.js';
import { reportingDate } from '../apps/api/src/domain/reporting-date.js';
import { system } from '../apps/api/src/platform/actor.js';
import { FileStore } from '../apps/api/src/platform/files.js';
import { readXlsx } from '../apps/api/src/platform/workbook-reader/read-xlsx.js';
import type { UploadContent } from '../apps/api/src/platform/workbook-reader/upload-content.js';
import { UPLOAD_LIMITS } from '../apps/api/src/platform/workbook-reader/upload-limits.js';
import { publishKind } from './support/publish-documents.js';
import { formulasOf } from './support/calculate-workbook.js';
import { makeCampaign } from './support/make-campaign.js';
import { makeStory } from './support/make-figures.js';
import { capitalsInside } from './support/running-text.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const DATE = reportingDate('2022-05-07');
/** Before the last districts have filed, and after. */
const EARLY = new Date('2022-05-07T17:01:00+07:00');
const EVENING = new Date('2022-05-07T20:00:00+07:00');

const HOSTILE_NAME = '=HYPERLINK("http://x","Phường Bến Nghé")';

describe('the daily workbook', () => {
  let campaign: TestApp;
  let leader: SignedIn;
  /** The city's made early with units missing; then the city's and a district's made when all was in. */
  let first: Read;
  let second: Read;
  let district: Read;

  beforeAll(async () => {
    campaign = await startApp(EARLY.toISOString());
    await makeCampaign(campaign, { demonstration: true });
    await campaign.sql('alter table ward_version disable trigger user');
    await campaign.sql(`update ward_version set name = $1 where ward_code = '26740'`, [HOSTILE_NAME]);
    leader = await signIn(campaign, 'leader');
    await makeStory(campaign, { until: EARLY });
    first = await read((await make('schedule 1', []))[0]);
    await makeStory(campaign, { after: EARLY });
    campaign.clock.standAt(EVENING);
    const [city, own] = await make('schedule 2', ['760']);
    second = await read(city);
    district = await read(own);
  });
  afterAll(() => campaign.close());

  function make(orderKey: string, districtCodes: string[], asOf?: Date): Promise<PublishedDocument[]> {
    const order = { from: DATE, districtCodes, orderKey, orderedBy: system('test') };
    return publishKind(campaign.app, 'daily-workbook', asOf ? { ...order, asOf } : order);
  }

  async function contentOf(document: PublishedDocument | undefined): Promise<[Buffer, UploadContent]> {
    const bytes = await campaign.app.get(FileStore).read(document?.fileHash ?? '');
    const limits = { ...UPLOAD_LIMITS, rows: 200_000, cells: 5_000_000, textCharacters: 50_000_000 };
    return [bytes, await readXlsx(bytes, limits)];
  }

  async function read(document: PublishedDocument | undefined): Promise<Read> {
    if (!document) throw new Error('It was not made.');
    const [bytes, content] = await contentOf(document);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    return { document, workbook, content };
  }

  async function ask<Answer>(path: string, { document }: Read): Promise<Answer> {
    const joint = path.includes('?') ? '&' : '?';
    const url = `/api/progress/${path}${joint}asOf=${document.asOf.toISOString()}`;
    const answer = await campaign.app.inject({ method: 'GET', url, headers: leader.headers });
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
    return answer.json<Answer>();
  }

  describe('made at the set time while units are missing', () => {
    it('names every missing ward on the first sheet before any figure, and the day its figures are of', async () => {
      const { dates } = await ask<CompletenessAnswer>(`completeness?from=${DATE}&until=2022-05-08`, first);
      const missing = dates[0]?.missingWards ?? [];
      expect(missing.length).toBeGreaterThan(0);
      const rows = rowsOf(first, SHEETS.summary);
      const heading = rows.findIndex((row) => String(row.A).startsWith('CHƯA BÁO CÁO'));
      const figures = rows.findIndex((row) => row.B === 'Chỉ số (hồ sơ)');
      expect(heading).toBeGreaterThan(0);
      expect(figures).toBeGreaterThan(heading);
      const listed = rows.slice(heading + 2, figures - 1).filter((row) => typeof row.G === 'number');
      const names = listed.flatMap((row) => String(row.C).split(', '));
      expect(names.map(atStart).sort()).toEqual(missing.map(({ name }) => name).sort());
      expect(listed.map((row) => row.H)).toEqual(listed.map(() => '2022-05-06'));
    });

    it('writes names of areas inside its sentences with a small kind: phường Tân Tạo, but Phường 02', () => {
      for (const made of [first, second, district]) {
        for (const { name } of made.content.sheets.filter((sheet) => sheet.name !== SHEETS.history)) {
          const cells = rowsOf(made, name).flatMap((row) => Object.values(row).map(String));
          expect(cells.flatMap(capitalsInside)).toEqual([]);
        }
      }
    });

    it('says in its line how many have reported, and the version the screens say, which is not its own', async () => {
      const { freshness } = await ask<ProgressAnswer>(`city?date=${DATE}`, first);
      expect(freshness.wardsReported).toBeLessThan(310);
      for (const made of [first, second, district]) {
        const path = made === district ? 'districts/760' : 'city';
        const { freshness: own } = await ask<ProgressAnswer>(`${path}?date=${DATE}`, made);
        expect(rowsOf(made, SHEETS.summary)[1]?.A).toBe(formatFreshness(own));
      }
      expect(rowsOf(second, SHEETS.summary)[1]?.A).toBe(
        // A report of 6/5 was filed again that morning: another version.
        'Số liệu đến 16:00 ngày 07/05/2022, phiên bản 2, 310/310 phường, xã đã báo cáo',
      );
    });

    it('is followed by version 2 when they arrive, which misses nobody', async () => {
      expect([first, second].map(({ document }) => document.fileName)).toEqual([
        'BaoCaoNgay_2022-05-07_v1.xlsx',
        'BaoCaoNgay_2022-05-07_v2.xlsx',
      ]);
      const rows = rowsOf(second, SHEETS.summary);
      expect(rows[2]?.A).toContain(' · Lần phát hành 2');
      expect(rows.some((row) => String(row.A).startsWith('CHƯA BÁO CÁO'))).toBe(false);
    });

    it('needs no third version while nothing new is recorded', async () => {
      const again = await make('schedule 3', ['760']);
      expect(again.map(({ id }) => id)).toEqual([second.document.id, district.document.id]);
    });

    it('gives version 1 again when asked as known at its moment, cell by cell', async () => {
      const [again] = await make('by hand', [], first.document.asOf);
      expect(again?.id).toBe(first.document.id);
      await campaign.sql(`delete from document_order`);
      await campaign.sql(`delete from document where district_code is null`);
      const [anew] = await make('by hand, anew', [], first.document.asOf);
      expect(anew?.id).not.toBe(first.document.id);
      expect((await contentOf(anew))[1]).toEqual(first.content);
    });
  });

  describe('its figures', () => {
    it('are the published totals of 7/5/2022 to the last record', () => {
      const rows = rowsOf(second, SHEETS.summary);
      const count = (label: string) => rows.find((row) => row.B === label);
      expect(count('Cần xác thực')?.C).toBe(4_481_992);
      expect(count('Đã gửi công an')).toMatchObject({ C: 4_124_156, D: 0.92 });
      expect(count('Đã ký số')).toMatchObject({ C: 374_137, D: 0.083 });
    });

    it("equal the API's for the city, for every district and for every ward", async () => {
      const city = await ask<ProgressAnswer>(`city?date=${DATE}`, second);
      const districts = await ask<DistrictsAnswer>(`districts?date=${DATE}`, second);
      const table = rowsOf(second, SHEETS.districts);
      for (const { area, totals, wardsReported } of districts.rows) {
        expect(table.find((row) => row.B === area.name)).toMatchObject({
          ...{ D: wardsReported, E: totals.required, F: totals.submitted, I: totals.verified },
          ...{
            K: totals.unresolved,
            L: totals.pending,
            M: totals.exempt,
            N: totals.signed,
            R: totals.remaining,
          },
        });
      }
      expect(table.find((row) => row.B === 'Toàn thành phố')).toMatchObject({
        ...{ C: 310, D: 310, E: city.totals.required, F: city.totals.submitted, I: city.totals.verified },
        ...{ N: city.totals.signed, P: city.increments.day.signed, Q: city.increments.week.signed },
      });
      const wards = rowsOf(second, SHEETS.wards);
      for (const { area: own } of districts.rows) {
        const { rows } = await ask<WardsAnswer>(`districts/${own.code}/wards?date=${DATE}`, second);
        for (const { area, totals, increments } of rows) {
          expect(wards.find((row) => row.D === area.code)).toMatchObject({
            ...{ B: own.name, C: area.name, F: totals.required, G: totals.submitted, J: totals.verified },
            ...{ L: totals.unresolved, N: totals.exempt, O: totals.signed, Q: increments.day.signed },
          });
        }
      }
      expect(wards.filter((row) => /^\d{5}$/.test(String(row.D)))).toHaveLength(310);
    });

    it.each([
      ['with units missing', () => first],
      ['complete', () => second],
      ["of a district's edition", () => district],
    ])('are formulas that give the value saved beside them, %s', (_, of) => {
      const formulas = formulasOf(of().workbook);
      expect(formulas.length).toBeGreaterThan(100);
      expect(formulas.filter(({ cached, calculated }) => cached !== calculated)).toEqual([]);
    });

    it('state every total and every percentage as a formula', () => {
      const sheet = second.workbook.getWorksheet(SHEETS.districts);
      const total = sheet?.getRow(29);
      expect(total?.getCell('B').value).toBe('Toàn thành phố');
      expect(total?.getCell('F').formula).toBe('SUM(F7:F28)');
      for (const column of ['E', 'F', 'H', 'I', 'K', 'L', 'M', 'N', 'P', 'Q']) {
        expect(total?.getCell(column).formula).toBe(`SUM(${column}7:${column}28)`);
      }
      for (const column of ['G', 'J', 'O']) {
        expect(total?.getCell(column).formula).toContain('INT(');
        expect(sheet?.getRow(7).getCell(column).numFmt).toBe('0.0%');
      }
    });

    it('lie in the history for every ward and day, a missing day carried forward and without increments', async () => {
      const rows = rowsOf(second, SHEETS.history).filter((row) => /^\d{5}$/.test(String(row.C)));
      expect(rows).toHaveLength(310 * 25);
      const sums = await campaign.sql<{ date: string; submitted: number; signed: number; day: number }>(
        `select reporting_date::text as date, sum(submitted)::int as submitted, sum(signed)::int as signed,
                sum(signed_increment)::int as day
           from ward_day($1, '2022-04-13', '2022-05-08') group by 1 order by 1`,
        [second.document.asOf],
      );
      for (const { date, submitted, signed, day } of sums) {
        const own = rows.filter((row) => row.A === date);
        expect([own.length, sum(own, 'H'), sum(own, 'L')]).toEqual([310, submitted, signed]);
        expect(sum(own, 'O')).toBe(day ?? 0);
      }
      const missing = rows.filter((row) => row.A === '2022-05-05' && row.E === 'Chưa báo cáo');
      expect(missing).toHaveLength(10);
      expect(missing[0]).toMatchObject({ B: 'Quận Bình Tân', F: '2022-05-04' });
      expect(missing.every((row) => row.H !== undefined && row.M === undefined && row.O === undefined)).toBe(
        true,
      );
    });

    it('show how every ward reported on the last 14 days by the letters of the screen', async () => {
      const { wards } = await ask<CompletenessAnswer>(
        `completeness?from=2022-04-24&until=2022-05-08`,
        second,
      );
      const table = rowsOf(second, SHEETS.reporting).filter((row) => typeof row.A === 'number');
      expect(table).toHaveLength(310);
      const letters = {
        'on-time': 'Đ',
        late: 'T',
        returned: 'B',
        missing: 'C',
        holiday: 'N',
        'not-due': '–',
      };
      const shown = table.map((row) => [row.C, ...'DEFGHIJKLMNOPQ'].map((at) => row[at as string] ?? at));
      const expected = wards.map(({ name, states }) => [
        name,
        ...states.map((state) => state && letters[state]),
      ]);
      const sorted = (lines: unknown[][]) =>
        lines.map((line) => line.slice(line[0] === undefined ? 1 : 0).join(' ')).sort();
      expect(sorted(shown.map((line) => line))).toEqual(sorted(expected));
    });

    it('name what was corrected: before, after, when and why', () => {
      const rows = rowsOf(second, SHEETS.corrections).filter((row) => typeof row.A === 'number');
      expect(rows).toContainEqual(
        expect.objectContaining({
          ...{ B: 'Điều chỉnh giảm', C: '2022-04-28', D: 'Quận 10', F: 'Đã gửi công an', I: -37 },
          ...{ K: 'Loại hồ sơ trùng', L: 'Loại 37 hồ sơ gửi trùng theo biên bản đối chiếu với công an' },
        }),
      );
      expect(rows.filter((row) => row.B === 'Nộp lại').map((row) => row.C)).toEqual([
        '2022-05-06',
        '2022-04-27',
        '2022-04-21',
        '2022-04-20',
      ]);
    });
  });

  describe('its sheets', () => {
    it('are these, in this order', () => {
      const names = [
        'summary',
        'districts',
        'wards',
        'slow',
        'reporting',
        'charts',
        'history',
        'corrections',
      ];
      expect(second.workbook.worksheets.map(({ name }) => name)).toEqual(
        [...names, 'about'].map((name) => SHEETS[name as keyof typeof SHEETS]),
      );
    });

    it.each([
      ['the city’s', () => second, 'Thành phố Hồ Chí Minh'],
      ['a district’s', () => district, 'Quận 1'],
    ])(
      'of %s edition each bear title, line and label, keep their head in sight and print it on A4 landscape',
      (_, of, areaName) => {
        for (const sheet of of().workbook.worksheets) {
          const { pageSetup, views } = sheet;
          expect(sheet.getCell('A1').value).toContain(sheet.name === SHEETS.city ? 'Hồ Chí Minh' : areaName);
          expect(sheet.getCell('A2').value).toMatch(/^Số liệu đến 16:00 ngày 07\/05\/2022, phiên bản \d, \d/);
          expect(sheet.getCell('A3').value).toMatch(
            /^DỮ LIỆU MINH HỌA · Số liệu cập nhật đến 20:00 07\/05\/2022 · Lần phát hành \d$/,
          );
          expect(views[0]).toMatchObject({ state: 'frozen' });
          const frozen = (views[0] as { ySplit: number }).ySplit;
          expect(pageSetup).toMatchObject({
            ...{ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1 },
            // The summaries stay whole; a table runs on over as many pages as it needs.
            fitToHeight: [SHEETS.summary, SHEETS.city].some((name) => name === sheet.name) ? 1 : 0,
          });
          // What is for the screen prints its head alone; every other sheet prints its head on each page.
          expect([pageSetup.printTitlesRow, pageSetup.printArea]).toEqual(
            sheet.name === SHEETS.history ? [undefined, `A1:O${frozen}`] : [`1:${frozen}`, undefined],
          );
        }
      },
    );

    it('of the history prints one sheet, however many days there are, and says how to print more', () => {
      const history = second.workbook.getWorksheet(SHEETS.history);
      expect(history?.rowCount).toBeGreaterThan(5_000);
      const rows = Number(/:O(\d+)$/.exec(history?.pageSetup.printArea ?? '')?.[1]);
      expect(rows).toBeLessThan(10);
      expect(String(history?.getCell('A4').value)).toContain('in vùng đã chọn');
    });

    it('hold their pictures as PNG', () => {
      expect(second.workbook.getWorksheet(SHEETS.charts)?.getImages()).toHaveLength(5);
      expect(district.workbook.getWorksheet(SHEETS.charts)?.getImages()).toHaveLength(3);
      for (const { extension } of second.workbook.model.media) expect(extension).toBe('png');
    });

    it('draw bars behind the shares', () => {
      const { conditionalFormattings } = second.workbook.getWorksheet(SHEETS.districts) as unknown as {
        conditionalFormattings: { ref: string; rules: { type: string }[] }[];
      };
      expect(conditionalFormattings.map(({ ref, rules }) => [ref, rules[0]?.type])).toEqual([
        ['G7:G28', 'dataBar'],
        ['J7:J28', 'dataBar'],
        ['O7:O28', 'dataBar'],
      ]);
    });

    it('keep what somebody typed as text, whatever sign it begins with', () => {
      const cell = rowsOf(second, SHEETS.wards).find((row) => row.D === '26740');
      expect(cell?.C).toBe(HOSTILE_NAME);
      for (const { formula } of formulasOf(second.workbook)) expect(formula).not.toContain('HYPERLINK');
    });

    it('carry the hash of the figures, the moment and the deadlines', () => {
      const facts = new Map(rowsOf(second, SHEETS.about).map((row) => [row.A, String(row.B)]));
      expect(facts.get('Mã kiểm tra số liệu (SHA-256)')).toMatch(/^[0-9a-f]{64}$/);
      expect(facts.get('Mục cuối của nhật ký')).toMatch(/^[1-9]\d*:[0-9a-f]{64} \(số và mã/);
      expect(facts.get('Số liệu cập nhật đến')).toContain('20:00 07/05/2022');
      // The words of the briefing, so that one word has one meaning.
      expect(facts.get('Tốc độ đang đạt')).toContain('số điều chỉnh giảm không tính');
      expect(facts.get('Phiên bản số liệu')).toContain('2: từ 0 giờ ngày số liệu có 1 lần ghi nhận');
      expect(facts.get('01/06/2022 (đang áp dụng)')).toContain('2262/BYT-CNTT');
    });
  });

  describe("a district's edition", () => {
    it('holds its own wards and no other district’s, in any sheet', async () => {
      const own = await ask<WardsAnswer>(`districts/760/wards?date=${DATE}`, district);
      const codes = new Set(own.rows.map(({ area }) => area.code));
      const { rows } = await ask<DistrictsAnswer>(`districts?date=${DATE}`, district);
      const others = rows.map(({ area }) => area.name).filter((name) => name !== 'Quận 1');
      for (const { name, rows: lines } of district.content.sheets) {
        for (const { cells } of lines) {
          for (const { value, address } of cells) {
            const where = `${name}!${address}`;
            if (typeof value === 'string' && /^\d{5}$/.test(value))
              expect([where, codes.has(String(value))]).toEqual([where, true]);
            if (others.includes(String(value))) throw new Error(`${where} names ${value}`);
          }
        }
      }
      expect(rowsOf(district, SHEETS.wards).filter((row) => codes.has(String(row.D)))).toHaveLength(10);
    });

    it('has its own totals, its place among the districts, and the city’s summary', async () => {
      const own = await ask<ProgressAnswer>(`districts/760?date=${DATE}`, district);
      const summary = rowsOf(district, SHEETS.summary);
      expect(summary.find((row) => row.B === 'Đã ký số')?.C).toBe(own.totals.signed);
      expect(summary.map((row) => row.A)).toContainEqual(
        expect.stringMatching(/^Xếp hạng \d+\/22 quận, huyện theo tỷ lệ đã ký số/),
      );
      expect(rowsOf(district, SHEETS.city).find((row) => row.B === 'Đã ký số')?.C).toBe(374_137);
      expect(district.document.fileName).toBe('BaoCaoNgay_760_2022-05-07_v1.xlsx');
    });
  });
});

/** A produced file, read back twice: by the library that wrote it and by the reader of uploads. */
interface Read {
  document: PublishedDocument;
  workbook: ExcelJS.Workbook;
  content: UploadContent;
}

type Row = Record<string, string | number | boolean | null | undefined>;

/** The rows of a sheet as the independent reader reads them, by column. */
function rowsOf({ content }: Read, name: string): Row[] {
  const sheet = content.sheets.find((known) => known.name === name);
  if (!sheet) throw new Error(`There is no sheet ${name}.`);
  return sheet.rows.map(({ cells }) =>
    Object.fromEntries(cells.map(({ address, value }) => [address.replace(/\d+/, ''), value])),
  );
}

function sum(rows: readonly Row[], column: string): number {
  return rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);
}
