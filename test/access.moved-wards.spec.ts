import { Client } from 'pg';
import type { Listed } from '../apps/api/src/contract/list.js';
import { call } from './support/call.js';
import { appUrlOf } from './support/database-urls.js';
import { type Administration, type Fact, startAdministration } from './support/dated-facts.js';
import { type SignedIn, signIn } from './support/sign-in.js';

const WARD = '26734';
/** Phường Tân Định leaves Quận 1 for Quận 3. */
const MOVE = {
  ...{ wardCode: WARD, name: 'Phường Tân Định', kind: 'Phường', districtCode: '770', population: 23_258 },
  ...{ validFrom: '2022-05-16', document: 'Nghị quyết thử', reason: 'Chuyển về Quận 3' },
};
const requirement = (effectiveDate: string, required: number) => ({
  ...{ wardCode: WARD, effectiveDate, required, document: 'Danh sách thử' },
  reason: `Chỉ để đơn vị của phường biết: ${required}`,
});

describe('what is said of a ward that moved', () => {
  let campaign: Administration['campaign'];
  let facts: Administration['facts'];
  let old: SignedIn;
  let next: SignedIn;
  beforeEach(async () => {
    ({ campaign, facts } = await startAdministration('2022-05-08T09:00:00+07:00'));
    old = await signIn(campaign, 'district-reporter', '760');
    next = await signIn(campaign, 'district-reporter', '770');
  });
  afterEach(() => campaign.close());

  const rows = async (reporter: SignedIn, path: string, query = '') =>
    (await call<Listed<Fact>>(campaign, reporter, `GET ${path}?wardCode=${WARD}&perPage=1000${query}`)).body
      .rows;
  const numbers = async (reporter: SignedIn, query = '') =>
    (await rows(reporter, 'requirements', query)).map((row) => Number(row['required'])).sort((a, b) => a - b);
  const statuses = async (reporter: SignedIn, path: string, id: string) => [
    (await call(campaign, reporter, `GET ${path}/${id}`)).status,
    (await call(campaign, reporter, `GET ${path}/${id}/history`)).status,
  ];
  const setRequired = async (effectiveDate: string, required: number, correction = false) => {
    const added = await facts.add('requirements', { ...requirement(effectiveDate, required), correction });
    expect(added.status).toBe(201);
    return added.body;
  };
  const first = async () => (await facts.list('requirements', `&wardCode=${WARD}`)).body.rows[0] as Fact;
  const go = (day: string) => campaign.clock.standAt(new Date(`${day}T09:00:00+07:00`));

  /** The ids row-level security alone leaves to a district's reporter, on the clock's day. */
  const inDatabase = async (reporter: SignedIn, districtCode: string, table: string, day: string) => {
    const app = new Client({ connectionString: appUrlOf(campaign.ownerUrl) });
    await app.connect();
    await app.query(`begin; set local role campaign_district; set local campaign.user_id = '${reporter.id}';
      set local campaign.district_code = '${districtCode}'; set local campaign.today = '${day}'`);
    const { rows: found } = await app.query<{ id: string }>(
      `select distinct fact_id as id from ${table} where ward_code = $1 and superseded_at is null order by 1`,
      [WARD],
    );
    await app.end();
    return found.map(({ id }) => id);
  };
  const expectSameInDatabase = async (day: string) => {
    for (const [reporter, district] of [
      [old, '760'],
      [next, '770'],
    ] as const) {
      for (const [path, table] of [
        ['requirements', 'required_version'],
        ['campaign-members', 'campaign_member'],
        ['ward-versions', 'ward_version'],
      ] as const) {
        const told = (await rows(reporter, path)).map(({ id }) => id).sort();
        expect([district, path, await inDatabase(reporter, district, table, day)]).toEqual([
          district,
          path,
          told,
        ]);
      }
    }
  };

  it('is for good unknown to a district to which it was moved by mistake', async () => {
    const move = (await facts.add('ward-versions', MOVE)).body;
    go('2022-05-09');
    expect((await facts.withdraw('ward-versions', move)).status).toBe(200);
    const before = await first();
    const secret = await setRequired('2022-05-10', 12_345);
    go('2022-05-20');
    expect(await numbers(old)).toEqual([Number(before['required']), 12_345]);
    expect(await numbers(next)).toEqual([]);
    expect(await rows(next, 'campaign-members')).toEqual([]);
    expect(await rows(next, 'ward-versions')).toEqual([]);
    expect(await rows(next, 'ward-versions', '&state=withdrawn')).toEqual([]);
    const [member] = await rows(old, 'campaign-members');
    expect(await statuses(next, 'requirements', before.id)).toEqual([404, 404]);
    expect(await statuses(next, 'requirements', secret.id)).toEqual([404, 404]);
    expect(await statuses(next, 'campaign-members', member?.id ?? '')).toEqual([404, 404]);
    expect(await statuses(next, 'ward-versions', move.id)).toEqual([404, 404]);
    await expectSameInDatabase('2022-05-20');
  });

  it('is known, as of a moment, to the district that was thought to have it then', async () => {
    const earlier = Number((await first())['required']);
    const move = (await facts.add('ward-versions', { ...MOVE, validFrom: '2022-05-08', correction: true }))
      .body;
    go('2022-05-09');
    await facts.withdraw('ward-versions', move, { correction: true });
    await setRequired('2022-05-10', 12_345);
    go('2022-05-20');
    expect(await numbers(next, '&asOf=2022-05-08T01:00:00Z')).toEqual([]);
    expect(await numbers(next, '&asOf=2022-05-08T12:00:00Z')).toEqual([earlier]);
    expect(await numbers(next, '&asOf=2022-05-10T12:00:00Z')).toEqual([]);
    expect(await numbers(old, '&asOf=2022-05-10T12:00:00Z')).toEqual([earlier, 12_345]);
  });

  it('goes with it: the new district inherits the past, the old one is told nothing set for later days', async () => {
    const earlier = Number((await first())['required']);
    const move = (await facts.add('ward-versions', MOVE)).body;
    const later = await setRequired('2022-05-17', 17_000);
    go('2022-05-20');
    const corrected = await setRequired('2022-05-12', 12_000, true);
    expect(await numbers(old)).toEqual([earlier, 12_000].sort((a, b) => a - b));
    expect(await numbers(next)).toEqual([earlier, 12_000, 17_000].sort((a, b) => a - b));
    expect(await statuses(old, 'requirements', later.id)).toEqual([404, 404]);
    expect(await statuses(old, 'requirements', corrected.id)).toEqual([200, 200]);
    expect(await statuses(old, 'ward-versions', move.id)).toEqual([404, 404]);
    expect(await statuses(next, 'ward-versions', move.id)).toEqual([200, 200]);
    expect((await rows(next, 'requirements')).map((row) => row['wardName'])).toEqual(
      Array(3).fill('Phường Tân Định'),
    );
    await expectSameInDatabase('2022-05-20');
  });

  it('is known before the day of the move to the new district as far as it holds on its days', async () => {
    const earlier = Number((await first())['required']);
    await setRequired('2022-05-10', 10_000);
    await facts.add('ward-versions', MOVE);
    expect(await numbers(next)).toEqual([10_000]);
    expect(await numbers(old)).toEqual([earlier, 10_000].sort((a, b) => a - b));
    await expectSameInDatabase('2022-05-08');
    go('2022-05-16');
    expect(await numbers(next)).toEqual([earlier, 10_000].sort((a, b) => a - b));
    await expectSameInDatabase('2022-05-16');
  });
});
