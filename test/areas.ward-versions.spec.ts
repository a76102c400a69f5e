import type { Ward } from '../apps/api/src/contract/area.js';
import type { Listed } from '../apps/api/src/contract/list.js';
import type { ProgressAnswer } from '../apps/api/src/contract/progress.js';
import { call } from './support/call.js';
import { DISTRICT } from './support/dated-fact-changes.js';
import { type Administration, startAdministration } from './support/dated-facts.js';
import { signIn } from './support/sign-in.js';
import { fileFigures } from './support/small-campaign.js';

/** Phường Tân Định leaves Quận 1 for Quận 3. */
const MOVE = {
  wardCode: '26734',
  name: 'Phường Tân Định',
  kind: 'Phường',
  districtCode: '770',
  population: 23_258,
  validFrom: '2022-05-16',
  document: 'Nghị quyết thử',
  reason: 'Chuyển về Quận 3',
};

describe('a ward in time', () => {
  let campaign: Administration['campaign'];
  let administrator: Administration['administrator'];
  let facts: Administration['facts'];
  beforeEach(async () => {
    ({ campaign, administrator, facts } = await startAdministration('2022-05-08T09:00:00+07:00'));
  });
  afterEach(() => campaign.close());

  const ward = async (query: string) =>
    (await call<Ward>(campaign, administrator, `GET wards/26734?${query}`)).body;
  const versions = async (wardCode: string) =>
    (await facts.list('ward-versions', `&wardCode=${wardCode}&sort=validFrom`)).body.rows;
  const members = async (wardCode: string) =>
    (await facts.list('campaign-members', `&wardCode=${wardCode}`)).body.rows;
  const only = <Row>(rows: Row[]): Row => {
    expect(rows).toHaveLength(1);
    return rows[0] as Row;
  };

  it('belongs on each reporting date to the district of that date', async () => {
    await facts.add('ward-versions', MOVE);
    expect(await ward('date=2022-05-15')).toMatchObject({ districtCode: '760', districtName: 'Quận 1' });
    expect(await ward('date=2022-05-16')).toMatchObject({ districtCode: '770', districtName: 'Quận 3' });
    const byDay = await campaign.sql(
      `select reporting_date::text as date, district_code as district
         from ward_day('infinity', '2022-05-15', '2022-05-17') where ward_code = '26734' order by 1`,
    );
    expect(byDay).toEqual([
      { date: '2022-05-15', district: '760' },
      { date: '2022-05-16', district: '770' },
    ]);
  });

  it('belonged, as known before the move was recorded, to the district of then', async () => {
    await facts.add('ward-versions', MOVE);
    expect(await ward('date=2022-05-16&asOf=2022-05-08T01:59:59Z')).toMatchObject({ districtCode: '760' });
  });

  it('is offered to the reporters of both districts, each on their own days', async () => {
    await facts.add('ward-versions', MOVE);
    const found = async (districtCode: string, date: string) => {
      const reporter = await signIn(campaign, 'district-reporter', districtCode);
      const { body } = await call<Listed<Ward>>(campaign, reporter, `GET wards?q=tan+dinh&date=${date}`);
      return body.total;
    };
    expect(await found('760', '2022-05-15')).toBe(1);
    expect(await found('770', '2022-05-15')).toBe(0);
    expect(await found('760', '2022-05-16')).toBe(0);
    expect(await found('770', '2022-05-16')).toBe(1);
  });

  it('shows what was reported of it to the district it moves to from the day of the move on', async () => {
    await fileFigures(campaign, '760', '2022-05-06', [{ ward: '26734', submitted: 5 }]);
    await facts.add('ward-versions', MOVE);
    const reporter = await signIn(campaign, 'district-reporter', '770');
    const head = (date: string) =>
      call<ProgressAnswer>(campaign, reporter, `GET progress/wards/26734/head?date=${date}`);
    campaign.clock.standAt(new Date('2022-05-15T23:59:00+07:00'));
    expect((await head('2022-05-15')).status).toBe(404);
    expect((await head('2022-05-16')).status).toBe(422);
    campaign.clock.standAt(new Date('2022-05-16T00:00:00+07:00'));
    expect((await head('2022-05-16')).body.totals.submitted).toBe(5);
  });

  it('has the version before it end on the first day of the new one', async () => {
    await facts.add('ward-versions', MOVE);
    expect(
      (await versions('26734')).map((row) => [row['districtCode'], row['validFrom'], row['validUntil']]),
    ).toEqual([
      ['760', '2021-01-01', '2022-05-16'],
      ['770', '2022-05-16', null],
    ]);
    const audited = await campaign.sql(
      `select action, before ->> 'validUntil' as before, after ->> 'validUntil' as after
         from audit_entry where subject_kind = 'ward-version' order by id`,
    );
    expect(audited).toEqual([
      { action: 'ward-version.add', before: null, after: null },
      { action: 'ward-version.replace', before: null, after: '2022-05-16' },
    ]);
  });

  it('goes back to what it was when the move is withdrawn', async () => {
    const { body } = await facts.add('ward-versions', MOVE);
    await facts.withdraw('ward-versions', body);
    expect(only(await versions('26734'))).toMatchObject({ districtCode: '760', validUntil: null });
  });

  it('stays where it moved once the other district has reported', async () => {
    const { body } = await facts.add('ward-versions', { ...MOVE, validFrom: '2022-05-08' });
    await fileFigures(campaign, '770', '2022-05-08', [{ ward: '26734', submitted: 5 }]);
    expect(await facts.withdraw('ward-versions', body)).toMatchObject({
      status: 409,
      body: {
        code: 'ward-version.reported-elsewhere',
        details: { wards: [{ wardName: 'Phường Tân Định', districtCode: '770', from: '2022-05-08' }] },
      },
    });
  });

  it('does not go back to a district that has ended', async () => {
    const district = (await facts.add('district-versions', { ...DISTRICT, validFrom: '2022-05-01' })).body;
    const fresh = { ...MOVE, wardCode: '29999', name: 'Phường Mới', districtCode: '799' };
    await facts.add('ward-versions', { ...fresh, validFrom: '2022-05-08' });
    const { body } = await facts.add('ward-versions', {
      ...fresh,
      districtCode: '770',
      validFrom: '2022-06-01',
    });
    const ended = { ...DISTRICT, validFrom: '2022-05-01', validUntil: '2022-06-01' };
    expect((await facts.replace('district-versions', district, ended)).status).toBe(200);
    expect(await facts.withdraw('ward-versions', body)).toMatchObject({
      status: 409,
      body: { code: 'ward-version.without-district', details: { wards: [{ wardCode: '29999' }] } },
    });
  });

  it('does not move on a day another district has reported for', async () => {
    await fileFigures(campaign, '760', '2022-05-16', [{ ward: '26734', submitted: 5 }]);
    const refused = await facts.add('ward-versions', MOVE);
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'ward-version.reported-elsewhere',
        details: {
          wards: [{ wardName: 'Phường Tân Định', districtCode: '760', from: '2022-05-16', to: '2022-05-16' }],
        },
      },
    });
    expect(only(await versions('26734'))).toMatchObject({ validUntil: null });
    expect(await facts.add('ward-versions', { ...MOVE, validFrom: '2022-05-17' })).toMatchObject({
      status: 201,
    });
  });

  it('may be new, and takes part once it stands', async () => {
    const fresh = { ...MOVE, wardCode: '29999', name: 'Phường Mới' };
    const membership = { wardCode: '29999', validFrom: '2022-05-16', reason: 'Phường mới lập' };
    expect(await facts.add('campaign-members', membership)).toMatchObject({ body: { code: 'ward.unknown' } });
    await facts.add('ward-versions', fresh);
    expect(await facts.add('campaign-members', { ...membership, validFrom: '2022-05-15' })).toMatchObject({
      body: { code: 'campaign-member.without-ward' },
    });
    expect(await facts.add('campaign-members', membership)).toMatchObject({ status: 201 });
  });

  it.each([
    ['the first day of another version', { validFrom: '2021-01-01' }, 'ward-version.overlap'],
    ['an end before the beginning', { validUntil: '2022-05-16' }, 'fact.period-empty'],
    ['a district that is none', { districtCode: '999' }, 'district.unknown'],
    ['a name its district has already', { name: 'Phường Võ Thị Sáu' }, 'ward-version.name-taken'],
    ['an end while the ward takes part', { validUntil: '2022-05-20' }, 'campaign-member.without-ward'],
    ['a kind that is none', { kind: 'Làng' }, 'request.invalid'],
  ])('is not given %s', async (_, change, code) => {
    expect((await facts.add('ward-versions', { ...MOVE, ...change })).body).toMatchObject({ code });
    expect(only(await versions('26734'))).toMatchObject({ validUntil: null, districtCode: '760' });
  });

  it('cannot have its only version taken while it takes part', async () => {
    const refused = await facts.withdraw('ward-versions', only(await versions('26734')));
    expect(refused.body).toMatchObject({
      code: 'campaign-member.without-ward',
      details: { wards: [{ wardCode: '26734', validFrom: '2022-04-13', validUntil: null }] },
    });
  });

  it('leaves the campaign after the days it reported for, not before', async () => {
    await fileFigures(campaign, '760', '2022-05-06', [{ ward: '26734', submitted: 5 }]);
    const member = only(await members('26734'));
    const leaving = { wardCode: '26734', validFrom: '2022-04-13', reason: 'Không còn hồ sơ' };
    expect(
      await facts.replace('campaign-members', member, { ...leaving, validUntil: '2022-05-06' }),
    ).toMatchObject({
      status: 409,
      body: {
        code: 'campaign-member.reported-outside',
        details: { wards: [{ wardName: 'Phường Tân Định', from: '2022-05-06', to: '2022-05-06', days: 1 }] },
      },
    });
    expect((await facts.withdraw('campaign-members', member)).body).toMatchObject({
      code: 'campaign-member.reported-outside',
    });
    expect(
      await facts.replace('campaign-members', member, { ...leaving, validUntil: '2022-05-07' }),
    ).toMatchObject({ status: 200 });
  });

  it.each([
    ['twice in one time', { validFrom: '2022-05-01' }, 'campaign-member.overlap'],
    ['before the campaign', { wardCode: '27115', validFrom: '2022-04-12' }, 'fact.before-campaign'],
    ['for no day', { wardCode: '27115', validUntil: '2022-05-10' }, 'fact.period-empty'],
  ])('does not take part %s', async (_, change, code) => {
    const taking = { wardCode: '26734', validFrom: '2022-05-10', reason: 'Bổ sung', ...change };
    expect((await facts.add('campaign-members', taking)).body).toMatchObject({ code });
  });
});
