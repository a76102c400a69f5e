import type { Arrangements, Call, PlacedDistrict, World } from '../access-world.js';
import { call } from '../call.js';
import { datedFactsOf, type Fact } from '../dated-facts.js';
import { KINDS } from '../dated-fact-changes.js';

const facts = ({ campaign, administrator }: World) => datedFactsOf(campaign, administrator);

/** A fact there from the beginning, which no other call withdraws; of the district where facts have one. */
async function looked(world: World, path: string, district: PlacedDistrict): Promise<Call> {
  const { body } = await world.once(`list ${path}`, () => facts(world).list(path));
  const fact = [...body.rows]
    .sort((a, b) => a.recordedAt.localeCompare(b.recordedAt))
    .find((row) => !('districtCode' in row) || row['districtCode'] === district.code);
  if (!fact) throw new Error(`There is nothing under ${path}.`);
  return { params: { id: fact.id } };
}

/** The fact an administrator added, as it is now: to be replaced or withdrawn. */
async function added(world: World, [path, change, field]: (typeof KINDS)[number]): Promise<Fact> {
  const id = await world.once(`added ${path}`, async () => {
    const { body } = await facts(world).list(path);
    const known = body.rows.find((row) =>
      Object.entries(change).every(([name, value]) => name === field || row[name] === value),
    );
    return (known ?? (await facts(world).add(path, change)).body).id;
  });
  return (await call<Fact>(world.campaign, world.administrator, `GET ${path}/${id}`)).body;
}

const datedFacts = KINDS.map((kind): Arrangements => {
  const [path, change, field, value] = kind;
  const isOfDistrict = 'wardCode' in change || 'districtCode' in change;
  return {
    [`GET /api/${path}`]: (_, { code }) =>
      isOfDistrict ? { query: { perPage: '1000' }, tells: `"districtCode":"${code}"` } : {},
    [`GET /api/${path}/:id`]: (world, district) => looked(world, path, district),
    [`GET /api/${path}/:id/history`]: (world, district) => looked(world, path, district),
    [`POST /api/${path}`]: () => ({ payload: change }),
    [`PUT /api/${path}/:id`]: async (world) => {
      const { id, recordedAt } = await added(world, kind);
      return { params: { id }, payload: { ...change, [field]: value, recordedAt } };
    },
    [`POST /api/${path}/:id/withdraw`]: async (world) => {
      const { id, recordedAt } = await added(world, kind);
      return { params: { id }, payload: { reason: 'Nhập nhầm', recordedAt } };
    },
  };
});

export const AREAS: Arrangements = {
  ...Object.assign({}, ...datedFacts),
  'POST /api/requirements/list': (_, { wardCode }) => ({
    payload: {
      effectiveDate: '2022-05-20',
      document: 'Danh sách bổ sung',
      reason: 'Bộ Y tế gửi thêm',
      rows: [{ wardCode, required: 20_000 }],
    },
  }),
  'GET /api/campaign': () => ({}),
  'GET /api/districts': (_, { code }) => ({ tells: `"code":"${code}"` }),
  'GET /api/districts/:code': (_, { code }) => ({ params: { code } }),
  'GET /api/wards': (_, { wardCode }) => ({ query: { perPage: '1000' }, tells: wardCode }),
  'GET /api/wards/:code': (_, { wardCode }) => ({ params: { code: wardCode } }),
};
