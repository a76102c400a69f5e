import { rmSync, writeFileSync } from 'node:fs';
import { faultSentence } from '../apps/api/src/contract/figure-fault-words.js';
import type { FiguresCheck, FiguresCheckAnswer } from '../apps/api/src/contract/figures-check.js';
import { formatCount } from '../apps/api/src/domain/format.js';
import { NightlyFiguresCheck } from '../apps/api/src/daily-reports/verify-figures.job.js';
import { pathOfStored } from '../apps/api/src/platform/stored-bytes.js';
import { appUrlOf } from './support/database-urls.js';
import { holdWhatIsThere } from './support/hold-rows.js';
import { makeCampaign } from './support/make-campaign.js';
import { fileReport } from './support/make-report.js';
import { runCommand } from './support/run-command.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { type Kept, startApp, type TestApp } from './support/start-app.js';

const DISTRICT = '769';

describe('the check of the figures against what was filed', () => {
  let campaign: TestApp;
  let kept: Kept;
  let ward: string;
  let wards: number;
  let auditor: SignedIn;
  let reporter: SignedIn;
  let fileHash: string;

  beforeAll(async () => {
    campaign = await startApp('2022-05-05T16:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    auditor = await signIn(campaign, 'auditor');
    reporter = await signIn(campaign, 'district-reporter', DISTRICT);
    await holdWhatIsThere(campaign);
    await report('2022-05-05', 930);
    await report('2022-05-05', 934);
    campaign.clock.standAt(new Date('2022-05-06T16:30:00+07:00'));
    await report('2022-05-06', 950);
    const [row] = await campaign.sql<{ ward: string; wards: number; hash: string }>(
      `select min(ward_code) as ward, count(distinct ward_code)::int as wards,
              (select file_hash from upload join daily_report on upload_id = upload.id where revision = 2) as hash
         from figure`,
    );
    [ward, wards, fileHash] = [row?.ward ?? '', row?.wards ?? 0, row?.hash ?? ''];
    kept = await campaign.keep();
  });
  afterAll(() => kept.remove());
  beforeEach(async () => {
    campaign = await startApp('2022-05-05T16:30:00+07:00', {}, undefined, kept);
    campaign.clock.standAt(new Date('2022-05-06T16:30:00+07:00'));
  });
  afterEach(() => campaign.close());

  const report = (date: string, signed: number) =>
    fileReport(campaign, {
      ...{ districtCode: DISTRICT, date, by: reporter },
      rows: () => ({ submitted: 2_000, verified: 1_000, unresolved: 0, exempt: 0, signed }),
    });
  const check = () => campaign.app.get(NightlyFiguresCheck, { strict: false }).check();
  const codes = ({ named }: FiguresCheck) => named.map(({ code }) => code);
  /** What only the owner of the tables can do, and must not be able to do unseen. */
  const tamper = (table: string, statement: string) =>
    campaign.sql(
      `alter table ${table} disable trigger user; ${statement}; alter table ${table} enable trigger user`,
    );
  const command = (url: string) => runCommand(campaign, 'daily-reports/verify-figures.command.ts', url);
  const lastTold = async (by: SignedIn) =>
    campaign.app.inject({ url: '/api/figures/check', headers: by.headers });

  it('looks at every report, also a replaced one, and finds nothing where nothing was touched', async () => {
    const found = await check();
    expect(found).toMatchObject({ reports: 3, figures: 3 * wards * 5, faults: 0, named: [], rows: [] });
    for (const url of [campaign.ownerUrl, appUrlOf(campaign.ownerUrl)]) {
      const { status, told } = command(url);
      expect(told).toContain(`✓ Khớp: 3 báo cáo, ${3 * wards * 5} số liệu`);
      expect(status).toBe(0);
    }
    // Whatever form the server writes dates in.
    const database = new URL(campaign.ownerUrl).pathname.slice(1);
    await campaign.sql(`alter database ${database} set DateStyle = 'German'`);
    expect(command(campaign.ownerUrl)).toMatchObject({ status: 0 });
  });

  it('names a figure that was changed from 934 to 935 behind the program: its ward, its date, its cell', async () => {
    await tamper('figure', `update figure set signed = 935 where ward_code = '${ward}' and signed = 934`);
    const found = await check();
    // With the triggers off the sums beside the figures do not follow either: the city's and the district's, each
    // cumulative and of the day.
    expect(codes(found)).toEqual([
      'figures-changed',
      'cell-differs',
      ...Array<string>(4).fill('sum-differs'),
    ]);
    expect(found.named[1]).toMatchObject({
      ...{ districtCode: DISTRICT, date: '2022-05-05', revision: 2, wardCode: ward },
      ...{ column: 'signed', held: '935', found: '934', cell: 'BaoCao!M8' },
    });
    const { status, told } = command(campaign.ownerUrl);
    expect(status).toBe(1);
    expect(told).toMatch(
      new RegExp(
        `ngày 05/05/2022, lần nộp 2 .*${ward} .*“Đã ký số.*: bảng ghi 935, ô BaoCao!M8 của tệp ghi 934`,
      ),
    );
    expect(told).toContain('the table has 935, cell BaoCao!M8 of the file has 934');
  });

  it('names a figure that was changed together with the hash of its report', async () => {
    await tamper('figure', `update figure set signed = 935 where ward_code = '${ward}' and signed = 934`);
    const [changed] = (await check()).named;
    await tamper('daily_report', `update daily_report set rows_hash = '${changed?.held}' where revision = 2`);
    const found = await check();
    expect(codes(found)).toEqual(['report-changed', 'cell-differs', ...Array<string>(4).fill('sum-differs')]);
    expect(found.named[0]).toMatchObject({ held: changed?.held, found: changed?.found });
  });

  it('names a report whose hash or timeliness was changed, and one the audit log does not know', async () => {
    await tamper('daily_report', `update daily_report set rows_hash = repeat('0', 64) where revision = 2`);
    expect(codes(await check())).toEqual(['figures-changed', 'report-changed']);
    await tamper('daily_report', `update daily_report set timeliness = 'late' where revision = 1`);
    const { named } = await check();
    expect(named).toContainEqual(
      expect.objectContaining({ code: 'report-changed', held: 'late', found: 'on-time' }),
    );
    await tamper('audit_entry', `delete from audit_entry where action = 'daily-report.file'`);
    expect(codes(await check()).filter((code) => code === 'not-in-audit-log')).toHaveLength(3);
  });

  it('names a report that is gone with its figures, though the audit log says that it was filed', async () => {
    await tamper('figure', `delete from figure where reporting_date = '2022-05-06'`);
    await campaign.sql(`delete from figure_step where reporting_date = '2022-05-06'`);
    await tamper('daily_report', `delete from daily_report where reporting_date = '2022-05-06'`);
    const { named } = await check();
    expect(named[0]).toMatchObject({
      ...{ code: 'report-missing', districtCode: DISTRICT, date: '2022-05-06', revision: 1 },
    });
    expect(named.filter(({ code }) => code !== 'sum-differs')).toHaveLength(1);
  });

  it('names a report that is in force again though another replaced it, and a figure that is not any more', async () => {
    const swap = (revision: number, at: string) =>
      `update figure set superseded_at = ${at} from daily_report as report
        where report.id = report_id and revision = ${revision} and figure.reporting_date = '2022-05-05'`;
    await tamper('figure', `${swap(2, 'now()')}; ${swap(1, 'null')}`);
    expect(codes(await check()).filter((code) => code === 'force-changed')).toHaveLength(2);
    await tamper(
      'daily_report',
      `update daily_report set superseded_at = now() where revision = 2;
       update daily_report set superseded_at = null where revision = 1 and reporting_date = '2022-05-05'`,
    );
    expect(codes(await check()).filter((code) => code === 'force-changed')).toHaveLength(2);
  });

  it('names a report whose return was undone', async () => {
    const [{ id } = { id: '' }] = await campaign.sql<{ id: string }>(
      `select id from daily_report where reporting_date = '2022-05-06'`,
    );
    const reviewer = await signIn(campaign, 'reviewer');
    await holdWhatIsThere(campaign);
    const returned = await campaign.app.inject({
      method: 'POST',
      url: `/api/daily-reports/${id}/return`,
      headers: { ...reviewer.headers, ...reviewer.key() },
      payload: { reason: 'Sai số liệu' },
    });
    expect(returned.statusCode).toBeLessThan(300);
    expect(await check()).toMatchObject({ faults: 0 });
    await tamper(
      'daily_report',
      `update daily_report set state = 'filed', superseded_at = null where id = '${id}'`,
    );
    await tamper('figure', `update figure set superseded_at = null where report_id = '${id}'`);
    const { named } = await check();
    expect(named[0]).toMatchObject({ code: 'report-changed', held: 'filed', found: 'returned' });
  });

  it('names a sum kept by district and day that is not the sum of the wards: district, first day, column', async () => {
    await tamper(
      'district_step',
      `update district_step set signed = signed + 1, signed_added = signed_added + 1
        where district_code = '${DISTRICT}' and reporting_date = '2022-05-05' and known_until > now()`,
    );
    await tamper('city_step', `update city_step set exempt = exempt + 1 where reporting_date = '2022-05-06'`);
    const { named } = await check();
    expect(named).toEqual([
      expect.objectContaining({
        ...{
          code: 'sum-differs',
          districtCode: '',
          date: '2022-05-06',
          column: 'exempt',
          held: '1',
          found: '0',
        },
      }),
      expect.objectContaining({
        ...{ code: 'sum-differs', districtCode: DISTRICT, date: '2022-05-05', column: 'signed' },
        ...{ held: String(934 * wards + 1), found: String(934 * wards) },
      }),
      expect.objectContaining({
        ...{ code: 'sum-differs', districtCode: DISTRICT, date: '2022-05-05', column: 'signed-added' },
        ...{ held: String(934 * wards + 1), found: String(934 * wards) },
      }),
    ]);
    const { status, told } = command(campaign.ownerUrl);
    expect(status).toBe(1);
    expect(told).toContain(`Quận, huyện ${DISTRICT}, ngày 05/05/2022: “Đã ký số`);
    expect(told).toContain('Toàn thành phố, ngày 06/05/2022: “');
  });

  it('names a kept count of wards that is not how many there are, and an increment by its own name', async () => {
    campaign.clock.standAt(new Date('2022-05-07T20:00:00+07:00'));
    await report('2022-05-07', 960);
    await tamper(
      'district_step',
      `update district_step set wards_late = 0, signed_added = signed_added + 1234567 where reporting_date = '2022-05-07'`,
    );
    await tamper(
      'city_step',
      `update city_step set wards = wards - 1, wards_first = wards_first + 1 where reporting_date = '2022-05-05'`,
    );
    const { named } = await check();
    const found = named.map(({ districtCode, date, column }) => [districtCode, date.slice(8), column]);
    expect(found).toEqual([
      ['', '05', 'wards-reported'],
      ['', '05', 'wards-with-figures'],
      [DISTRICT, '07', 'signed-added'],
      [DISTRICT, '07', 'wards-late'],
    ]);
    const { status, told } = command(campaign.ownerUrl);
    expect(status).toBe(1);
    expect(told).toContain(
      `“Số phường, xã đã báo cáo”: tổng lưu là ${wards - 1}, cộng các phường, xã được ${wards}`,
    );
    const added = 10 * wards;
    expect(told).toContain(`“Đã ký số trong ngày”: tổng lưu là ${formatCount(added + 1_234_567)}`);
    expect(told).toContain('(ngày đầu tiên có chênh lệch)');
    expect(told).toContain('“Signed, increment of the day”: the sum kept is');
  });

  it('names a kept file whose bytes are others, one that is gone, and one that is not the one that came', async () => {
    const path = pathOfStored(campaign.storageFolder, fileHash);
    writeFileSync(path, 'something else');
    expect(codes(await check())).toEqual(['file-damaged']);
    rmSync(path);
    expect(codes(await check())).toEqual(['file-missing']);
    expect(command(campaign.ownerUrl)).toMatchObject({ status: 1 });
    await tamper(
      'upload',
      `update upload set file_hash = (select file_hash from upload order by uploaded_at desc limit 1)
        where file_hash = '${fileHash}'`,
    );
    const found = codes(await check());
    expect(found).toContain('file-exchanged');
    expect(found.filter((code) => code === 'cell-differs')).toHaveLength(wards);
  });

  it('names a report whose file was given a hash that is none, and goes on to the others', async () => {
    const before = codes(await check());
    await campaign.sql(
      `set session_replication_role = replica; update upload set file_hash = file_hash || 'x'
        where file_hash = '${fileHash}'; reset session_replication_role`,
    );
    const found = codes(await check());
    expect(found).toContain('file-missing');
    expect(found.length).toBeGreaterThan(before.length);
  });

  it('is noted in the audit log each night, once, and told to auditor and administrator, to no reporter', async () => {
    expect((await lastTold(auditor)).json<FiguresCheckAnswer>()).toEqual({ last: null });
    await tamper('figure', `update figure set signed = 935 where ward_code = '${ward}' and signed = 934`);
    const found = await check();
    for (const role of ['auditor', 'administrator'] as const) {
      const { last } = (await lastTold(await signIn(campaign, role))).json<FiguresCheckAnswer>();
      expect(last).toEqual(found);
    }
    expect((await lastTold(await signIn(campaign, 'district-reporter', DISTRICT))).statusCode).toBe(403);
    const [entry] = await campaign.sql(
      `select actor_name, after ->> 'faults' as faults from audit_entry where action = 'figures.verify'`,
    );
    expect(entry).toEqual({
      actor_name: 'verify-figures',
      faults: String(found.named.length + found.rows.length),
    });
  });

  it('is asked for the last night when it was not done: not in the first hour of a program, and not twice', async () => {
    const nightly = campaign.app.get(NightlyFiguresCheck, { strict: false });
    const nights = async () => {
      const [made] = await campaign.sql<{ made: boolean }>(
        `select to_regclass('pgboss.job') is not null as made`,
      );
      if (!made?.made) return [];
      return campaign.sql(
        `select data ->> 'night' as night from pgboss.job where name = 'verify-figures' order by 1`,
      );
    };
    await nightly.start();
    await nightly.start();
    expect(await nights()).toEqual([{ night: '2022-05-05T19:00:00.000Z' }]);
    campaign.clock.standAt(new Date('2022-05-07T02:00:00+07:00'));
    await check();
    await nightly.start();
    expect(await nights()).toEqual([{ night: '2022-05-05T19:00:00.000Z' }]);
    campaign.clock.standAt(new Date('2022-05-08T02:00:00+07:00'));
    await nightly.start();
    expect(await nights()).toHaveLength(2);
    const fresh = await startApp('2022-05-08T10:00:00+07:00', {});
    try {
      await fresh.app.get(NightlyFiguresCheck, { strict: false }).start();
      const [made] = await fresh.sql<{ made: boolean }>(
        `select to_regclass('pgboss.job') is not null as made`,
      );
      expect(
        made?.made ? await fresh.sql(`select from pgboss.job where name = 'verify-figures'`) : [],
      ).toEqual([]);
    } finally {
      await fresh.close();
    }
  });

  it('tells whoever watches the program what the last check found, and how long ago', async () => {
    const measured = async () => {
      const { body } = await campaign.app.inject({ url: '/metrics' });
      return body.split('\n').filter((line) => line.startsWith('nightly_check_'));
    };
    expect(await measured()).toEqual([]);
    writeFileSync(pathOfStored(campaign.storageFolder, fileHash), 'no workbook');
    const { faults } = await check();
    expect(faults).toBeGreaterThan(0);
    campaign.clock.standAt(new Date('2022-05-06T17:30:00+07:00'));
    expect(await measured()).toEqual([`nightly_check_faults ${faults}`, 'nightly_check_age_seconds 3600']);
  });

  it('tells each kind of difference in a sentence of both languages', async () => {
    await tamper('figure', `update figure set signed = 935 where ward_code = '${ward}' and signed = 934`);
    const [first] = (await check()).named;
    if (!first) throw new Error('Nothing was found.');
    expect(faultSentence(first, 'vi')).toMatch(/^Quận, huyện 769, ngày 05\/05\/2022, lần nộp 2 \(BC-769-/);
    expect(faultSentence(first, 'en')).toMatch(/^District 769, 05\/05\/2022, revision 2 \(BC-769-/);
  });
});
