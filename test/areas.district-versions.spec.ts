import type { District } from '../apps/api/src/contract/area.js';
import { compareNames } from '../apps/api/src/domain/names.js';
import { call } from './support/call.js';
import { DISTRICT } from './support/dated-fact-changes.js';
import { type Administration, type Fact, startAdministration } from './support/dated-facts.js';

describe('a district in time', () => {
  let campaign: Administration['campaign'];
  let administrator: Administration['administrator'];
  let facts: Administration['facts'];
  beforeEach(async () => {
    ({ campaign, administrator, facts } = await startAdministration('2022-05-08T09:00:00+07:00'));
  });
  afterEach(() => campaign.close());

  const versionOf = async (code: string): Promise<Fact> =>
    (await facts.list('district-versions', `&q=${code}`)).body.rows[0] as Fact;
  const district = async (code: string) =>
    (await call<District>(campaign, administrator, `GET districts/${code}`)).body;

  it.each(['districts', 'district-versions'])('is listed by its name: %s', async (path) => {
    const { body } = await call<{ rows: { name: string }[] }>(
      campaign,
      administrator,
      `GET ${path}?perPage=1000`,
    );
    const names = body.rows.map(({ name }) => name);
    expect(names).toHaveLength(22);
    expect(names).toEqual([...names].sort(compareNames));
  });

  it('is shown everywhere as it is known now', async () => {
    const version = await versionOf('770');
    const renamed = await facts.replace('district-versions', version, {
      ...changeOf(version),
      name: 'Quận Ba',
    });
    expect(renamed.status).toBe(200);
    expect(await district('770')).toMatchObject({ name: 'Quận Ba', tileRow: 2, tileColumn: 3 });
    const ward = await call(campaign, administrator, 'GET wards?districtCode=770&perPage=1');
    expect(ward.body).toMatchObject({ rows: [{ districtName: 'Quận Ba' }] });
  });

  it('is forgotten when it is withdrawn before anything belongs to it', async () => {
    const { body } = await facts.add('district-versions', DISTRICT);
    expect(await district('799')).toMatchObject({ name: 'Huyện Mới' });
    expect(await facts.withdraw('district-versions', body)).toMatchObject({ status: 200 });
    expect(await district('799')).toMatchObject({ code: 'access.not-found' });
  });

  it('is not withdrawn while anything belongs to it', async () => {
    expect((await facts.withdraw('district-versions', await versionOf('770'))).body).toMatchObject({
      code: 'district.in-use',
    });
  });

  it('lasts as long as its wards', async () => {
    const version = await versionOf('770');
    const ending = { ...changeOf(version), validUntil: '2022-06-01' };
    const refused = await facts.replace('district-versions', version, ending);
    expect(refused.body).toMatchObject({ code: 'ward-version.without-district' });
    const { wards } = (refused.body as unknown as { details: { wards: unknown[] } }).details;
    expect(wards).toHaveLength(12);
  });

  it('has no ward before its first day', async () => {
    await facts.add('district-versions', DISTRICT);
    const ward = {
      wardCode: '29999',
      name: 'Xã Mới',
      kind: 'Xã',
      districtCode: '799',
      population: 0,
      validFrom: '2022-05-31',
      reason: 'Thành lập',
    };
    expect((await facts.add('ward-versions', ward)).body).toMatchObject({
      code: 'ward-version.without-district',
      details: { wards: [{ wardCode: '29999', name: 'Xã Mới' }] },
    });
    expect(await facts.add('ward-versions', { ...ward, validFrom: '2022-06-01' })).toMatchObject({
      status: 201,
    });
  });

  it.each([
    ['a code that is known', { districtCode: '770' }, 'district-version.twice'],
    ['another one’s name', { name: 'Quận 3' }, 'district-version.name-taken'],
    ['another one’s tile', { tileRow: 2, tileColumn: 3 }, 'district-version.tile-taken'],
    ['an end before its beginning', { validUntil: '2022-06-01' }, 'fact.period-empty'],
    ['a place off the map', { tileRow: -1 }, 'request.invalid'],
  ])('is not added with %s', async (_, change, code) => {
    expect((await facts.add('district-versions', { ...DISTRICT, ...change })).body).toMatchObject({ code });
    expect(await facts.total('district-versions')).toBe(22);
  });

  it('keeps its code', async () => {
    const version = await versionOf('770');
    const moved = { ...changeOf(version), districtCode: '799' };
    expect((await facts.replace('district-versions', version, moved)).body).toMatchObject({
      code: 'fact.of-other-area',
    });
  });
});

function changeOf(version: Fact): Record<string, unknown> {
  return Object.fromEntries(Object.keys(DISTRICT).map((field) => [field, version[field] ?? null]));
}
