import { makeCampaign } from './support/make-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';

describe('the facts the campaign begins with', () => {
  let campaign: TestApp;
  beforeAll(async () => {
    campaign = await startApp('2022-05-07T16:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
  });
  afterAll(() => campaign.close());

  it.each([
    ['22 districts', `select count(*)::int as found from district`, 22],
    ['312 wards', `select count(*)::int as found from ward_version`, 312],
    ['16 quận', `select count(*)::int as found from district where kind = 'Quận'`, 16],
    ['249 phường', `select count(*)::int as found from ward_version where kind = 'Phường'`, 249],
    ['58 xã', `select count(*)::int as found from ward_version where kind = 'Xã'`, 58],
    ['5 thị trấn', `select count(*)::int as found from ward_version where kind = 'Thị trấn'`, 5],
    ['8,993,082 people', `select sum(population)::int as found from ward_version`, 8_993_082],
    ['310 members', `select count(*)::int as found from campaign_member`, 310],
    ['4,481,992 required', `select sum(required)::int as found from required_version`, 4_481_992],
    [
      '310 wards with required',
      `select count(*)::int as found from required_version where required > 0`,
      310,
    ],
    ['4 holidays', `select count(*)::int as found from calendar_day`, 4],
  ])('are %s', async (_, question, expected) => {
    expect(await campaign.sql(question)).toEqual([{ found: expected }]);
  });

  it('give each district the population of its wards', async () => {
    const differing = await campaign.sql(
      `select district.code from district
         join ward_version on ward_version.district_code = district.code
        group by district.code having district.population <> sum(ward_version.population)`,
    );
    expect(differing).toEqual([]);
  });

  it('share out what is required by the people of 2019, by the largest remainder', async () => {
    const wards = await campaign.sql<{ code: string; people: number; required: number }>(
      `select ward_code as code, ward_version.population as people, required_version.required
         from required_version join ward_version using (ward_code) order by ward_code`,
    );
    const people = wards.reduce((sum, ward) => sum + BigInt(ward.people), 0n);
    const shares = wards.map((ward) => {
      const exact = 4_481_992n * BigInt(ward.people);
      return { code: ward.code, extra: ward.required - Number(exact / people), rest: exact % people };
    });
    expect(shares.filter(({ extra }) => extra !== 0 && extra !== 1)).toEqual([]);
    const rests = (extra: number) =>
      shares
        .filter((share) => share.extra === extra)
        .map(({ rest }) => rest)
        .sort((a, b) => (a < b ? -1 : 1));
    const [largestWithout, smallestWith] = [rests(0).at(-1) ?? 0n, rests(1)[0] ?? 0n];
    expect(smallestWith).toBeGreaterThanOrEqual(largestWithout);
    // The largest ward (its remainder rounded up), Tân Định of Quận 1, and the smallest.
    const pinned = { '27601': 62_163, '26734': 11_593, '27676': 2_249 };
    expect(Object.fromEntries(wards.map(({ code, required }) => [code, required]))).toMatchObject(pinned);
  });

  it('give every district a tile of its own on a map of 6 by 6', async () => {
    const tiles = await campaign.sql<{ tile: string }>(
      `select distinct tile_row || ':' || tile_column as tile from district
        where tile_row between 0 and 5 and tile_column between 0 and 5`,
    );
    expect(tiles).toHaveLength(22);
  });

  it('leave out the two wards with almost no residents', async () => {
    const out = await campaign.sql(
      `select code from ward where code not in (select ward_code from campaign_member) order by code`,
    );
    expect(out).toEqual([{ code: '27115' }, { code: '27118' }]);
  });

  it('were known the day before the campaign, and a later decision from its own day', async () => {
    const moments = await campaign.sql<{ at: Date }>(
      `select distinct recorded_at as at from ward_version
        union select recorded_at from required_version union select recorded_at from deadline_version order by at`,
    );
    expect(moments.map(({ at }) => at.toISOString())).toEqual([
      '2022-04-12T01:00:00.000Z',
      '2022-05-04T01:00:00.000Z',
    ]);
  });

  it('are loaded once: a second start changes nothing', async () => {
    await makeCampaign(campaign, { demonstration: true });
    expect(await campaign.sql(`select count(*)::int as found from required_version`)).toEqual([
      { found: 310 },
    ]);
    expect(await campaign.sql(`select count(*)::int as found from audit_entry`)).toEqual([{ found: 1 }]);
  });
});

describe('a campaign that is no demonstration', () => {
  it('begins without a figure of what is required', async () => {
    const campaign = await startApp('2022-04-13T08:00:00+07:00');
    await makeCampaign(campaign, { demonstration: false });
    expect(await campaign.sql(`select count(*)::int as found from required_version`)).toEqual([{ found: 0 }]);
    expect(await campaign.sql(`select is_demonstration as "is" from campaign`)).toEqual([{ is: false }]);
    await campaign.close();
  });
});
