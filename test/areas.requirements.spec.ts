import { Client } from 'pg';
import type { RequirementListSet } from '../apps/api/src/contract/requirement.js';
import { type Answer, call } from './support/call.js';
import { type Administration, startAdministration, type Fact } from './support/dated-facts.js';
import { eventually } from './support/eventually.js';
import { signIn } from './support/sign-in.js';
import { fileFigures } from './support/small-campaign.js';

const REQUIREMENT = {
  wardCode: '26734',
  effectiveDate: '2022-05-08',
  required: 12_000,
  document: 'Danh sách bổ sung',
  reason: 'Bộ Y tế gửi thêm',
};

describe('what is required of a ward', () => {
  let campaign: Administration['campaign'];
  let administrator: Administration['administrator'];
  let facts: Administration['facts'];
  beforeEach(async () => {
    ({ campaign, administrator, facts } = await startAdministration('2022-05-08T10:00:00+07:00'));
    await fileFigures(campaign, '760', '2022-05-07', [{ ward: '26734', submitted: 9_000 }]);
  });
  afterEach(() => campaign.close());

  const requiredOn = async (date: string, asOf = 'infinity') =>
    (
      await campaign.sql<{ required: number }>(
        `select required from ward_day($2, $1::date, $1::date + 1) where ward_code = '26734'`,
        [date, asOf],
      )
    )[0]?.required;
  const initial = async (): Promise<Fact> =>
    (await facts.list('requirements', '&wardCode=26734')).body.rows[0] as Fact;
  const set = (list: Record<string, unknown>): Promise<Answer<RequirementListSet>> =>
    call(campaign, administrator, 'POST requirements/list', {
      effectiveDate: '2022-05-08',
      document: 'Danh sách ngày 8/5',
      reason: 'Bộ Y tế gửi danh sách mới',
      ...list,
    });

  it('holds from its effective date on, and not before', async () => {
    await facts.add('requirements', REQUIREMENT);
    expect(await requiredOn('2022-05-07')).toBe((await initial())['required']);
    expect(await requiredOn('2022-05-08')).toBe(12_000);
    expect(await requiredOn('2022-06-30')).toBe(12_000);
  });

  it('never moves the percentage of a day already reported', async () => {
    for (const [effectiveDate, code] of [
      ['2022-05-07', 'fact.changes-past-day'],
      ['2022-04-13', 'requirement.twice'],
    ]) {
      expect(
        await facts.add('requirements', { ...REQUIREMENT, effectiveDate, wardCode: '26737' }),
      ).toMatchObject({ status: 409, body: { code } });
    }
    expect(
      (await facts.add('requirements', { ...REQUIREMENT, effectiveDate: '2022-05-07' })).body,
    ).toMatchObject({
      code: 'fact.changes-past-day',
      details: { from: '2022-05-07', lastDate: '2022-05-07' },
    });
    const first = await initial();
    expect(
      (await facts.replace('requirements', first, { ...REQUIREMENT, effectiveDate: '2022-04-13' })).body,
    ).toMatchObject({ code: 'fact.changes-past-day' });
    expect((await facts.withdraw('requirements', first)).body).toMatchObject({
      code: 'fact.changes-past-day',
    });
  });

  it('is corrected for past days when that is said, and only in what is known from then on', async () => {
    const before = await initial();
    const corrected = await facts.replace('requirements', before, {
      ...REQUIREMENT,
      effectiveDate: '2022-04-13',
      correction: true,
    });
    expect(corrected.status).toBe(200);
    expect(await requiredOn('2022-05-07')).toBe(12_000);
    expect(await requiredOn('2022-05-07', '2022-05-08T02:59:59Z')).toBe(before['required']);
    const [entry] = await campaign.sql(`select reason from audit_entry order by id desc limit 1`);
    expect(entry).toEqual({ reason: REQUIREMENT.reason });
  });

  it('may be given a better document or reason for past days: no percentage moves', async () => {
    const before = await initial();
    const { wardCode, effectiveDate, required } = before;
    const renamed = {
      wardCode,
      effectiveDate,
      required,
      document: 'Công văn số 1',
      reason: 'Ghi số công văn',
    };
    expect(await facts.replace('requirements', before, renamed)).toMatchObject({ status: 200 });
  });

  it('may begin today although somebody has reported today already', async () => {
    await fileFigures(
      campaign,
      '760',
      '2022-05-08',
      [{ ward: '26740', submitted: 1 }],
      '2022-05-08T09:30:00+07:00',
    );
    expect(await facts.add('requirements', REQUIREMENT)).toMatchObject({ status: 201 });
  });

  it('is neither taken from days with submitted records nor begun after them, also by a correction', async () => {
    const refused = {
      status: 409,
      body: {
        code: 'requirement.below-submitted',
        details: { wards: [{ wardCode: '26734', date: '2022-05-07', submitted: 9_000, required: 0 }] },
      },
    };
    const first = await initial();
    expect(await facts.withdraw('requirements', first, { correction: true })).toMatchObject(refused);
    const later = { ...REQUIREMENT, correction: true };
    expect(await facts.replace('requirements', first, later)).toMatchObject(refused);
    expect(
      await facts.replace('requirements', first, { ...later, effectiveDate: '2022-05-07' }),
    ).toMatchObject({ status: 200 });
  });

  it('never lies below what the ward has submitted', async () => {
    const refused = await facts.add('requirements', { ...REQUIREMENT, required: 8_999 });
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'requirement.below-submitted',
        details: {
          wards: [
            {
              wardCode: '26734',
              wardName: 'Phường Tân Định',
              date: '2022-05-07',
              submitted: 9_000,
              required: 8_999,
            },
          ],
        },
      },
    });
    expect(await facts.add('requirements', { ...REQUIREMENT, required: 9_000 })).toMatchObject({
      status: 201,
    });
  });

  it.each([
    ['a ward that is none', { wardCode: '99999' }, 'ward.unknown'],
    ['a ward that takes no part', { wardCode: '27115' }, 'requirement.not-member'],
    ['the same ward and day twice', { effectiveDate: '2022-04-13', correction: true }, 'requirement.twice'],
    ['less than nothing', { required: -1 }, 'request.invalid'],
    ['half a record', { required: 1.5 }, 'request.invalid'],
    ['no document', { document: '' }, 'request.invalid'],
  ])('is not set for %s', async (_, change, code) => {
    expect((await facts.add('requirements', { ...REQUIREMENT, ...change })).body).toMatchObject({ code });
  });

  describe('set for many wards by one document', () => {
    it('replaces what began on the same day, adds the rest, and leaves alone what is the same', async () => {
      await set({
        rows: [
          { wardCode: '26734', required: 12_000 },
          { wardCode: '26737', required: 7_000 },
        ],
      });
      campaign.clock.standAt(new Date('2022-05-08T11:00:00+07:00'));
      const again = await set({
        rows: [
          { wardCode: '26734', required: 12_000 },
          { wardCode: '26737', required: 7_500 },
          { wardCode: '26740', required: 6_000 },
        ],
      });
      expect(again).toEqual({ status: 200, body: { changed: 2, unchanged: 1, required: 25_500 } });
      const { rows } = (await facts.list('requirements', '&effectiveDate=2022-05-08')).body;
      expect(rows.map((row) => [row['wardCode'], row['required'], row.recordedAt])).toEqual([
        ['26734', 12_000, '2022-05-08T03:00:00.000Z'],
        ['26737', 7_500, '2022-05-08T04:00:00.000Z'],
        ['26740', 6_000, '2022-05-08T04:00:00.000Z'],
      ]);
      const history = await call<{ total: number }>(
        campaign,
        administrator,
        `GET requirements/${rows[1]?.id}/history`,
      );
      expect(history.body.total).toBe(2);
      const [entry] = await campaign.sql(
        `select action, jsonb_array_length(before) as before, jsonb_array_length(after -> 'rows') as after
           from audit_entry order by id desc limit 1`,
      );
      expect(entry).toEqual({ action: 'requirement.set-list', before: 1, after: 2 });
    });

    it.each([
      [
        'wards that have submitted more',
        [{ wardCode: '26734', required: 1 }],
        'requirement.below-submitted',
        [expect.objectContaining({ wardCode: '26734', submitted: 9_000 })],
      ],
      ['wards that are none', [{ wardCode: '99999', required: 1 }], 'requirement.not-member', ['99999']],
      [
        'wards that stand there twice',
        [
          { wardCode: '26740', required: 1 },
          { wardCode: '26740', required: 2 },
        ],
        'requirement.ward-twice',
        ['26740'],
      ],
    ])('sets nothing when it has %s, and names them', async (_, rows, code, wards) => {
      const earlier = await facts.total('requirements');
      const refused = await set({ rows: [{ wardCode: '26737', required: 7_000 }, ...rows] });
      expect(refused.body).toMatchObject({ code, details: { wards } });
      expect(await facts.total('requirements')).toBe(earlier);
    });

    it('moves no past day unless it is said to be a correction', async () => {
      const past = { effectiveDate: '2022-04-20', rows: [{ wardCode: '26734', required: 12_000 }] };
      expect((await set(past)).body).toMatchObject({ code: 'fact.changes-past-day' });
      expect(await set({ ...past, correction: true })).toMatchObject({ status: 200 });
    });

    it('leaves everything as it is, the data version too, when it says what is known', async () => {
      const list = { rows: [{ wardCode: '26737', required: 7_000 }] };
      await set(list);
      const state = () =>
        campaign.sql(`select version, (select max(id) from audit_entry) as noted from data_version`);
      const before = await state();
      expect(await set(list)).toEqual({ status: 200, body: { changed: 0, unchanged: 1, required: 7_000 } });
      expect(await state()).toEqual(before);
    });

    it('gives a past day another document without a correction: no percentage moves', async () => {
      const { required } = await initial();
      const rows = [{ wardCode: '26734', required }];
      const renamed = await set({ effectiveDate: '2022-04-13', document: 'Công văn số 1', rows });
      expect(renamed).toMatchObject({ status: 200, body: { changed: 1 } });
    });

    it('counts on the members as they are once it is its turn', async () => {
      const owner = new Client({ connectionString: campaign.ownerUrl });
      await owner.connect();
      await owner.query(`begin; select begin_recording(now())`);
      await owner.query(`update campaign_member set superseded_at = now(), withdrawal_reason = 'x'
                          where ward_code = '26740'`);
      const waiting = set({ rows: [{ wardCode: '26740', required: 7_000 }] });
      const inLine = () =>
        campaign.sql(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
      await eventually(inLine, (waiters) => waiters.length > 0);
      await owner.query('commit');
      await owner.end();
      expect((await waiting).body).toMatchObject({ code: 'requirement.not-member' });
    });

    it('is for administrators', async () => {
      const reviewer = await signIn(campaign, 'reviewer');
      expect(await call(campaign, reviewer, 'POST requirements/list', {})).toMatchObject({ status: 403 });
    });
  });
});
