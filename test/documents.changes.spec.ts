import ExcelJS from 'exceljs';
import type { DocumentChangesAnswer, ToldTotals } from '../apps/api/src/contract/document-change.js';
import type { NewDocumentAnswer } from '../apps/api/src/contract/document.js';
import type { ProgressAnswer } from '../apps/api/src/contract/progress.js';
import { SHEETS } from '../apps/api/src/daily-workbooks/sheets/names.js';
import { formatExactMoment } from '../apps/api/src/domain/format.js';
import { formulasOf } from './support/calculate-workbook.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import {
  endMembership,
  fileFigures,
  joinAgain,
  makeSmallCampaign,
  moveWard,
  renameDistrict,
  renameWard,
  returnReport,
  setRequired,
} from './support/small-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';

const DATE = '2022-05-10';
const COLUMNS = ['wards', 'required', 'submitted', 'verified', 'unresolved', 'exempt', 'signed'] as const;

const DISTRICTS = ['901', '902', '903'];

interface Order {
  kind: 'daily-workbook' | 'weekly-briefing';
  districtCodes: readonly string[];
  asOf: string;
}

/** Each moves a number told of 10/5, some only a forecast, and one nothing at all. */
const RECORDINGS: [
  name: string,
  kind: string,
  record: (campaign: TestApp, at: string) => Promise<unknown>,
][] = [
  [
    'a requirement is corrected',
    'requirement',
    (campaign, at) => setRequired(campaign, '90101', '2022-05-05', 1_200, at),
  ],
  [
    'a report of an earlier day comes late',
    'first-report',
    (campaign, at) => fileFigures(campaign, '903', '2022-05-06', [{ ward: '90301', submitted: 50 }], at),
  ],
  [
    'a report of an earlier day is filed again and carried forward',
    'refiled',
    (campaign, at) =>
      fileFigures(campaign, '903', '2022-05-09', [{ ward: '90301', submitted: 90, verified: 10 }], at),
  ],
  [
    'a day to come becomes a holiday',
    'calendar',
    (campaign, at) =>
      campaign.sql(
        `insert into calendar_day (date, reason, document, recorded_at, recorded_by_name)
         values ('2022-05-19', 'Nghỉ bù', '7/TB', begin_recording($1), 'quantri')`,
        [at],
      ),
  ],
  ['a ward moves', 'ward', (campaign, at) => moveWard(campaign, '90102', '902', '2022-05-08', at)],
  ['a ward leaves', 'membership', (campaign, at) => endMembership(campaign, '90202', DATE, at)],
  ['a report is returned', 'returned', (campaign, at) => returnReport(campaign, '902', DATE, at)],
  [
    'and filed again',
    'refiled',
    (campaign, at) =>
      fileFigures(campaign, '902', DATE, [{ ward: '90201', submitted: 410, verified: 20, signed: 7 }], at),
  ],
  ['a district is renamed', 'district', (campaign, at) => renameDistrict(campaign, '903', 'Quận Mới', at)],
  ['a ward is renamed', 'ward', (campaign, at) => renameWard(campaign, '90301', 'Phường Mới', at)],
  ['a ward comes back', 'membership', (campaign, at) => joinAgain(campaign, '90202', DATE, at)],
  [
    'another deadline is decided',
    'deadline',
    (campaign, at) =>
      campaign.sql(
        `insert into deadline_version (deadline_date, decided_on, document, reason, recorded_at, recorded_by_name)
         values ('2022-06-30', $2, '2900/BYT-CNTT', 'Dời hạn', begin_recording($1), 'quantri')`,
        [at, DATE],
      ),
  ],
  [
    'other hours are set',
    'regime',
    (campaign, at) =>
      campaign.sql(
        `insert into regime_version (valid_from, cut_off, district_deadline, city_deadline, legal_basis, reason,
                                     recorded_at, recorded_by_name)
         values ($2, '15:00', '16:30', '17:30', 'Quyết định 2', 'Đổi giờ', begin_recording($1), 'quantri')`,
        [at, DATE],
      ),
  ],
  [
    'a day off is withdrawn',
    'calendar',
    (campaign, at) =>
      campaign.sql(
        `update calendar_day set superseded_at = begin_recording($1), superseded_by_name = 'quantri',
                                 withdrawal_reason = 'Làm bù'
          where date = '2022-05-03' and superseded_at is null`,
        [at],
      ),
  ],
];

describe('what changed between two issues of a document', () => {
  let campaign: TestApp;
  let reviewer: SignedIn;

  beforeEach(async () => {
    campaign = await startApp('2022-05-10T18:00:00+07:00');
    await makeSmallCampaign(campaign, {
      '901': { '90101': 1_000, '90102': 500 },
      '902': { '90201': 800, '90202': 300 },
      '903': { '90301': 700 },
    });
    reviewer = await signIn(campaign, 'reviewer');
    await fileFigures(campaign, '903', '2022-05-09', [{ ward: '90301', submitted: 100 }]);
    await fileFigures(campaign, '901', DATE, [
      { ward: '90101', submitted: 300, verified: 90, signed: 10 },
      { ward: '90102', submitted: 200, verified: 50, signed: 5 },
    ]);
    await fileFigures(campaign, '902', DATE, [
      { ward: '90201', submitted: 400 },
      { ward: '90202', submitted: 30 },
    ]);
  });
  afterEach(() => campaign.close());

  const at = (time: string) => `2022-05-10T${time}+07:00`;
  const get = async <Answer>(url: string, by = reviewer) =>
    (await campaign.app.inject({ url, headers: by.headers })).json<Answer>();
  /** Publishes the city's document, and those of `districtCodes`. */
  const publish = async (
    time: string,
    { kind = 'daily-workbook', districtCodes = [], asOf }: Partial<Order> = {},
  ) => {
    campaign.clock.standAt(new Date(at(time)));
    const answer = await campaign.app.inject({
      method: 'POST',
      url: '/api/documents',
      headers: { ...reviewer.headers, ...reviewer.key() },
      payload: { kind, date: DATE, districtCodes, ...(asOf === undefined ? {} : { asOf }) },
    });
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json<NewDocumentAnswer>().documents;
  };
  const changesOf = (id: string | undefined, by = reviewer) =>
    get<DocumentChangesAnswer>(`/api/documents/${id}/changes`, by);
  const versionNow = async (path = 'city') =>
    (await get<ProgressAnswer>(`/api/progress/${path}?date=${DATE}`)).freshness.version;
  const plus = (a: ToldTotals, b: ToldTotals) =>
    Object.fromEntries(
      COLUMNS.map((column) => [column, (a[column] ?? 0) + (b[column] ?? 0)]),
    ) as unknown as ToldTotals;
  const workbookOf = async (id: string | undefined) => {
    const file = await campaign.app.inject({ url: `/api/documents/${id}/file`, headers: reviewer.headers });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(file.rawPayload as unknown as ArrayBuffer);
    return workbook;
  };

  const textsIn = (sheet: ExcelJS.Worksheet | undefined) =>
    (sheet?.getSheetValues() ?? []).flatMap((row) => (Array.isArray(row) ? row : [])).map(String);

  it.each(RECORDINGS)(
    'is another version of the figures and of the document when %s',
    async (name, kind, record) => {
      if (name === 'and filed again') await returnReport(campaign, '902', DATE, at('18:05:00'));
      if (name === 'a ward comes back') await endMembership(campaign, '90202', '2022-05-09', at('18:05:00'));
      const before = await versionNow();
      const [first] = await publish('18:10:00');
      await record(campaign, at('18:20:00'));
      expect(await versionNow()).toBe(before + 1);
      const [second] = await publish('18:30:00');
      expect([first?.version, second?.version]).toEqual([1, 2]);
      const { since, now, changes } = await changesOf(second?.id);
      expect([since.version, since.dataVersion, now.dataVersion]).toEqual([1, before, before + 1]);
      expect(changes.map((change) => change.kind)).toEqual([kind]);
    },
  );

  it('adds up: the totals before and all that moved are the totals now, for the city and every district', async () => {
    const issues = [await publish('18:10:00', { districtCodes: DISTRICTS })];
    for (const [index, [, , record]] of RECORDINGS.entries()) {
      const minute = 12 + index * 2;
      await record(campaign, at(`18:${minute}:00.250`));
      if (index % 2 === 0) issues.push(await publish(`18:${minute + 1}:00`, { districtCodes: DISTRICTS }));
    }
    const seen = new Set<string>();
    for (const document of issues.flat()) {
      if (seen.has(document.id)) continue;
      seen.add(document.id);
      const { since, now, changes } = await changesOf(document.id);
      expect(changes.map(({ moved }) => moved).reduce(plus, since.totals)).toEqual(now.totals);
      const path = document.districtCode === null ? 'city' : `districts/${document.districtCode}`;
      for (const state of document.version === 1 ? [now] : [since, now]) {
        const { totals, freshness } = await get<ProgressAnswer>(
          `/api/progress/${path}?date=${DATE}&asOf=${state.asOf}`,
        );
        for (const column of COLUMNS)
          expect([path, column, totals[column]]).toEqual([path, column, state.totals[column]]);
        expect(freshness.version).toBe(state.dataVersion);
      }
    }
    expect(seen.size).toBeGreaterThan(8);
  });

  it('says who, when and why, by which document, and what it was before', async () => {
    await publish('18:10:00');
    await setRequired(campaign, '90101', '2022-05-05', 1_200, at('18:20:11.241'));
    const [second] = await publish('18:30:00');
    const { changes } = await changesOf(second?.id);
    expect(changes).toEqual([
      expect.objectContaining({
        ...{ kind: 'requirement', at: '2022-05-10T11:20:11.241Z', by: 'quantri', wardName: 'Phường 90101' },
        ...{ districtName: 'Quận 901', reason: 'Đính chính danh sách', document: '99/CV' },
        before: null,
        after: [{ from: '2022-05-05', required: 1_200 }],
        moved: expect.objectContaining({ required: 200, submitted: 0 }) as unknown,
      }),
    ]);
    const sheet = (await workbookOf(second?.id)).getWorksheet(SHEETS.corrections);
    const texts = textsIn(sheet);
    expect(texts).toEqual(
      expect.arrayContaining([
        ...['Số cần xác thực', 'không có → 1.200, từ 05/05/2022', '18:20:11,241 10/05/2022, quantri'],
        ...['Đính chính danh sách. 99/CV', 'Tổng số của lần phát hành 1', 'Tổng số lần này'],
      ]),
    );
  });

  it('is printed with formulas that give what stands beside them', async () => {
    await publish('18:10:00', { districtCodes: DISTRICTS });
    await setRequired(campaign, '90101', '2022-05-05', 1_200, at('18:20:00'));
    await fileFigures(campaign, '903', DATE, [{ ward: '90301', submitted: 130 }], at('18:21:00'));
    for (const { id, version, districtCode } of await publish('18:30:00', { districtCodes: DISTRICTS })) {
      const workbook = await workbookOf(id);
      const formulas = formulasOf(workbook);
      expect(formulas.filter(({ cached, calculated }) => cached !== calculated)).toEqual([]);
      const sums = formulas.filter(
        ({ sheet, formula }) => sheet === SHEETS.corrections && formula.includes('+SUM('),
      );
      const own = districtCode === '902' ? 0 : 4;
      expect([districtCode, sums.length]).toEqual([districtCode, version === 1 ? 0 : own]);
      // The city's summary stands in a district's edition, too, and is another one now.
      const texts = textsIn(workbook.getWorksheet(SHEETS.corrections));
      expect(texts.includes('Toàn thành phố, lần này (phiên bản số liệu 2)')).toBe(districtCode !== null);
    }
  });

  it('does not rise with a first report of the day, which is told by how many have reported', async () => {
    const before = await versionNow();
    await fileFigures(campaign, '903', DATE, [{ ward: '90301', submitted: 130 }], at('17:40:00'));
    expect(await versionNow()).toBe(before);
  });

  it('does not rise with what cannot reach the day: a move, a requirement and a deadline of a later one', async () => {
    const before = await versionNow();
    await moveWard(campaign, '90102', '902', '2022-05-11', at('18:01:00'));
    await setRequired(campaign, '90201', '2022-05-11', 900, at('18:02:00'));
    await endMembership(campaign, '90202', '2022-05-12', at('18:03:00'));
    await campaign.sql(
      `insert into deadline_version (deadline_date, decided_on, document, reason, recorded_at)
       values ('2022-07-01', '2022-05-11', 'x', 'Dời hạn', begin_recording($1))`,
      [at('18:04:00')],
    );
    expect(await versionNow()).toBe(before);
    await publish('18:10:00');
    expect((await publish('18:30:00'))[0]?.version).toBe(1);
  });

  it('concerns the districts it is about, and is the same for reporter and leadership', async () => {
    const path = (code: string) => `districts/${code}`;
    const before = await Promise.all(DISTRICTS.map((code) => versionNow(path(code))));
    await setRequired(campaign, '90101', '2022-05-05', 1_200, at('18:20:00'));
    await moveWard(campaign, '90102', '902', '2022-05-08', at('18:21:00'));
    campaign.clock.standAt(new Date(at('18:30:00')));
    const after = await Promise.all(DISTRICTS.map((code) => versionNow(path(code))));
    expect(after.map((version, index) => version - (before[index] ?? 0))).toEqual([2, 1, 0]);
    for (const [index, code] of DISTRICTS.entries()) {
      const reporter = await signIn(campaign, 'district-reporter', code);
      const own = await get<ProgressAnswer>(`/api/progress/${path(code)}?date=${DATE}`, reporter);
      expect(own.freshness.version).toBe(after[index]);
    }
  });

  it('is told to a district of its own document only', async () => {
    const [city, own] = await publish('18:10:00', { districtCodes: ['901'] });
    const reporter = await signIn(campaign, 'district-reporter', '901');
    expect((await changesOf(own?.id, reporter)).figuresDate).toBe(DATE);
    expect(await changesOf(city?.id, reporter)).toMatchObject({ code: 'access.not-found' });
  });

  it('is told of the briefing, too, which counts its issues in the same way', async () => {
    const [first] = await publish('18:10:00', { kind: 'weekly-briefing' });
    await setRequired(campaign, '90101', '2022-05-05', 1_200, at('18:20:00'));
    await fileFigures(
      campaign,
      '901',
      DATE,
      [
        { ward: '90101', submitted: 310 },
        { ward: '90102', submitted: 200 },
      ],
      at('18:21:00'),
    );
    const [second] = await publish('18:30:00', { kind: 'weekly-briefing' });
    expect([first?.version, second?.version]).toEqual([1, 2]);
    const { changes, since, now } = await changesOf(second?.id);
    expect(changes.map(({ kind }) => kind)).toEqual(['requirement', 'refiled']);
    expect(changes.map(({ moved }) => moved).reduce(plus, since.totals)).toEqual(now.totals);
  });

  it('lets an earlier state be printed again under its exact moment, with the figures of that moment', async () => {
    await publish('18:10:00');
    await setRequired(campaign, '90101', '2022-05-05', 1_200, at('18:20:00'));
    await setRequired(campaign, '90201', '2022-05-05', 900, at('18:25:00.500'));
    const [third] = await publish('18:30:00');
    const moment = '2022-05-10T18:24:59.123+07:00';
    const [reprint] = await publish('18:40:00', { asOf: moment });
    expect(reprint).toMatchObject({
      ...{ version: null, isLatest: false, asOf: '2022-05-10T11:24:59.123Z' },
      fileName: 'BaoCaoNgay_2022-05-10_in-lai-20220510-182459123.xlsx',
    });
    const workbook = await workbookOf(reprint?.id);
    const summary = workbook.getWorksheet(SHEETS.summary);
    const known = formatExactMoment(new Date(moment));
    expect(known).toBe('18:24:59,123 10/05/2022');
    expect(summary?.getCell('A3').value).toBe(
      `Số liệu cập nhật đến ${known} · Bản in lại tại thời điểm ${known}, không phải lần phát hành mới nhất`,
    );
    const required: unknown[] = [];
    summary?.eachRow((row) => {
      if (row.getCell('B').value === 'Cần xác thực') required.push(row.getCell('C').result);
    });
    expect(required).toEqual([3_500]);
    expect((await publish('18:50:00'))[0]?.id).toBe(third?.id);
    expect((await publish('18:55:00', { asOf: moment }))[0]?.id).toBe(reprint?.id);
    const { since } = await changesOf(reprint?.id);
    expect(since.version).toBe(1);
  });
});

describe('what changed for a district that never reported', () => {
  let campaign: TestApp;
  beforeAll(async () => {
    campaign = await startApp('2022-05-10T18:00:00+07:00');
    await makeSmallCampaign(campaign, { '901': { '90101': 1_000 }, '904': { '90401': 600 } });
    await fileFigures(campaign, '901', DATE, [{ ward: '90101', submitted: 300 }]);
  });
  afterAll(() => campaign.close());

  it('is told of what is required alone: what was done is a blank before and after, and no 0', async () => {
    const reviewer = await signIn(campaign, 'reviewer');
    const publish = async (time: string) => {
      campaign.clock.standAt(new Date(`2022-05-10T${time}+07:00`));
      const answer = await campaign.app.inject({
        ...{ method: 'POST', url: '/api/documents', headers: { ...reviewer.headers, ...reviewer.key() } },
        payload: { kind: 'daily-workbook', date: DATE, districtCodes: ['904'] },
      });
      return answer.json<NewDocumentAnswer>().documents.find(({ districtCode }) => districtCode === '904');
    };
    await publish('18:10:00');
    await setRequired(campaign, '90401', '2022-05-05', 700, '2022-05-10T18:20:00+07:00');
    const second = await publish('18:30:00');
    const ask = (what: string) =>
      campaign.app.inject({ url: `/api/documents/${second?.id}/${what}`, headers: reviewer.headers });
    const { since, now, city } = (await ask('changes')).json<DocumentChangesAnswer>();
    const nothing = { submitted: null, verified: null, unresolved: null, exempt: null, signed: null };
    expect(since.totals).toEqual({ wards: 1, required: 600, ...nothing });
    expect(now.totals).toEqual({ wards: 1, required: 700, ...nothing });
    expect(city?.now.totals).toMatchObject({ required: 1_700, submitted: 300, signed: 0 });

    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await ask('file')).rawPayload as unknown as ArrayBuffer);
    const rows: unknown[] = [];
    workbook.getWorksheet(SHEETS.corrections)?.eachRow((row) => {
      if (String(row.getCell(2).value).startsWith('Tổng số'))
        rows.push([7, 8, 9, 10].map((column) => row.getCell(column).result ?? row.getCell(column).value));
    });
    expect(rows).toEqual([
      [600, null, null, null],
      [700, null, null, null],
    ]);
  });
});
