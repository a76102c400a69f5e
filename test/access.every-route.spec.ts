import { text } from 'node:stream/consumers';
import { ROLES, type Role } from '../apps/api/src/domain/roles.js';
import { addDays, reportingDate } from '../apps/api/src/domain/reporting-date.js';
import { type Person, system } from '../apps/api/src/platform/actor.js';
import { Database, type Transaction } from '../apps/api/src/platform/database.js';
import type { EndpointRule } from '../apps/api/src/platform/endpoint.js';
import type { ApiDocument } from '../apps/api/src/platform/open-api.js';
import { type Route, Routes } from '../apps/api/src/platform/routes.js';
import { areaDays } from '../apps/api/src/progress/area-days.query.js';
import { standings } from '../apps/api/src/progress/standings.query.js';
import { type Call, makeWorld, type PlacedDistrict } from './support/access-world.js';
import { ARRANGEMENTS } from './support/arrangements.js';
import { fileFigures } from './support/small-campaign.js';
import { makePerson, openSession, type SignedIn, signIn } from './support/sign-in.js';

const world = await makeWorld();
const { campaign, own, other } = world;
const routes = campaign.app.get(Routes, { strict: false }).all();
const told = (await campaign.app.inject({ url: '/api/openapi.json' })).json<ApiDocument>();
const nameOf = (route: Route) => `${route.method} ${route.path}`;

afterAll(() => campaign.close());

/** A call of `route` about `district`, by nobody when `caller` is null. */
async function send(route: Route, call: Call, caller: SignedIn | null) {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(call.params?.[name] ?? missing(`${nameOf(route)} needs the parameter ${name}`)),
  );
  const query = new URLSearchParams(call.query ?? {}).toString();
  const isWrite = route.method !== 'GET';
  const answer = await campaign.app.inject({
    method: route.method as 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: query === '' ? path : `${path}?${query}`,
    headers: {
      'x-requested-with': 'console',
      ...caller?.headers,
      ...(isWrite ? caller?.key() : {}),
      ...call.headers,
    },
    ...(isWrite && call.payload ? { payload: call.payload } : {}),
    ...(call.stream ? { payloadAsStream: true } : {}),
  });
  const isOpenStream = call.stream && answer.statusCode < 400;
  const body = call.stream ? (isOpenStream ? '' : await text(answer.stream())) : answer.body;
  if (call.stream) answer.stream().destroy();
  expectTold(route, answer.statusCode, body);
  return { status: answer.statusCode, body };
}

/** Whatever comes back, the API document tells of it: the status, and of a refusal its code. */
function expectTold(route: Route, status: number, body: string): void {
  const operation = told.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()];
  expect(Object.keys(operation?.responses ?? {})).toContain(String(status));
  if (status < 400 || nameOf(route) === 'GET /health/ready') return;
  const { code } = JSON.parse(body) as { code: string };
  expect(operation?.responses[status]?.description).toContain(`\`${code}\`:`);
}

function missing(what: string): never {
  throw new Error(what);
}

function arrangedFor(route: Route, district: PlacedDistrict): Call | Promise<Call> {
  const arrange = ARRANGEMENTS[nameOf(route)];
  return arrange?.(world, district) ?? {};
}

const readers = new Map<string, Promise<SignedIn>>();

/** Somebody of the role: who only reads, the same each time; who writes or holds a stream open, a new one. */
function callerOf(route: Route, call: Call, role: Role, district = own): Promise<SignedIn> {
  const districtCode = role === 'district-reporter' ? district.code : null;
  if (call.as) return call.as(campaign, { role, districtCode });
  if (route.method !== 'GET' || call.stream) return signIn(campaign, role, districtCode);
  const key = `${role} ${districtCode}`;
  const reader = readers.get(key) ?? signIn(campaign, role, districtCode);
  readers.set(key, reader);
  return reader;
}

const rolesOf = ({ access: { roles } }: EndpointRule): readonly Role[] =>
  typeof roles === 'string' ? ROLES : roles;

const success = (route: Route, call: Call) => call.status ?? route.status;

/** Whether two calls are the same: then the route is not told whose rows are wanted. */
const saysTheSame = (a: Call, b: Call) =>
  JSON.stringify([a.params, a.query, a.payload]) === JSON.stringify([b.params, b.query, b.payload]);

const lastEntry = async () =>
  (await campaign.sql<{ id: string }>('select coalesce(max(id), 0) as id from audit_entry'))[0]?.id;

/** That the audit log has entries since, all of this caller and under this call's id. */
async function expectNoted(since: string | undefined, caller: SignedIn | null): Promise<void> {
  const entries = await campaign.sql(
    `select actor_id as "actor", request_id as "requestId" from audit_entry
      where id > $1 and action <> 'access.refuse'`,
    [since],
  );
  const [kept] = await campaign.sql<{ requestId: string }>(
    `select request_id as "requestId" from idempotent_answer where user_id = $1`,
    [caller?.id ?? null],
  );
  expect(entries.length).toBeGreaterThan(0);
  const requestId = kept?.requestId ?? (expect.stringMatching(/^[0-9a-f-]{36}$/) as string);
  const actor = caller?.id ?? (expect.anything() as string);
  for (const entry of entries) expect(entry).toEqual({ actor, requestId });
}

/** What a reporter may call and nothing keeps to the own district: whoever adds to it has made sure that nothing must. */
const WITHOUT_DISTRICT = [
  'GET /api/calendar-days',
  'GET /api/calendar-days/:id',
  'GET /api/calendar-days/:id/history',
  'GET /api/campaign',
  'GET /api/campaign-events',
  'GET /api/campaign-events/:id',
  'GET /api/campaign-events/:id/history',
  'GET /api/deadlines',
  'GET /api/deadlines/:id',
  'GET /api/deadlines/:id/history',
  'GET /api/docs',
  'GET /api/events',
  'GET /api/openapi.json',
  'GET /api/regimes',
  'GET /api/regimes/:id',
  'GET /api/regimes/:id/history',
  'DELETE /api/session',
  'GET /api/session',
  'POST /api/session',
  'POST /api/session/confirmation',
  'POST /api/session/password',
  'DELETE /api/sessions',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
];

/** Whether what a route is about belongs to districts, of which a reporter sees one. */
const concernsDistricts = ({ access: { district } }: EndpointRule) =>
  district !== 'city' && district !== 'none';

/** What names another district's rows is not found; what names none gives each reporter their own. */
async function keepsRowsApart(route: Route): Promise<void> {
  const ofOwn = await arrangedFor(route, own);
  const ofOther = await arrangedFor(route, other);
  if (!saysTheSame(ofOwn, ofOther)) {
    const answer = await send(route, ofOther, await callerOf(route, ofOther, 'district-reporter'));
    expect(JSON.parse(answer.body)).toMatchObject({ status: 404, code: 'access.not-found' });
    return;
  }
  const { tells: ours } = ofOwn;
  const { tells: theirs } = ofOther;
  if (!ours || !theirs) missing(`The arrangement of ${nameOf(route)} must say what its answer tells`);
  const toOwn = await send(route, ofOwn, await callerOf(route, ofOwn, 'district-reporter', own));
  const toOther = await send(route, ofOther, await callerOf(route, ofOther, 'district-reporter', other));
  expect([toOwn.body.includes(ours), toOwn.body.includes(theirs)]).toEqual([true, false]);
  expect([toOther.body.includes(ours), toOther.body.includes(theirs)]).toEqual([false, true]);
}

/** Ways in which a call can be wrong that any caller can try; null where there is nothing to spoil. */
const SPOILT: ((call: Call) => Call | null)[] = [
  (call) => ({ ...call, query: { ...call.query, nobodyAskedForThis: '1' } }),
  (call) => ({ ...call, headers: { ...call.headers, host: 'evil.example' } }),
  ({ params, ...call }) => (params ? { ...call, params: spoiltFields(params, () => 'x') } : null),
  ({ params, ...call }) => (params ? { ...call, params: spoiltFields(params, nothingSuch) } : null),
  ({ query, ...call }) => (query ? { ...call, query: spoiltFields(query, nothingSuch) } : null),
  ({ query, ...call }) => (query ? { ...call, query: spoiltFields(query, () => '%') } : null),
  (call) => (call.payload && !Buffer.isBuffer(call.payload) ? { ...call, payload: { nothing: 1 } } : null),
  ({ payload, ...call }) =>
    payload && !Buffer.isBuffer(payload)
      ? { ...call, payload: spoiltFields(payload as Record<string, unknown>, nothingSuch) }
      : null,
];

const spoiltFields = <Value>(fields: Record<string, Value>, spoil: (value: Value) => Value | string) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, spoil(value)])) as Record<
    string,
    string
  >;

/** Of the same shape, and nowhere to be found. */
function nothingSuch(value: unknown): string {
  const said = String(value);
  if (/^[0-9a-f-]{36}$/.test(said)) return '00000000-0000-4000-8000-000000000000';
  if (/^\d+$/.test(said)) return '9'.repeat(said.length);
  return said;
}

const DISTRICTS = { level: 'district' } as const;
const DATE = reportingDate('2022-05-07');
const STANDINGS = {
  ...{ date: DATE, asOf: 'infinity', weekStart: DATE, signingStart: DATE, windows: [] },
  ...{ comparedDate: null, withPaceDays: false },
};

/** The ways a list can be asked for a district's rows. */
const FILTERS: [name: string, valueOf: (district: PlacedDistrict) => string][] = [
  ['districtCode', (district) => district.code],
  ['wardCode', (district) => district.wardCode],
  ['area', (district) => district.code],
];

describe('the routes', () => {
  it('are found by themselves, and there are many', () => {
    expect(routes.length).toBeGreaterThan(60);
  });

  it.each(Object.keys(ARRANGEMENTS))('still have the one arranged for: %s', (name) => {
    expect(routes.map(nameOf)).toContain(name);
  });

  it('say nothing of districts where a reporter may call these, and nowhere else', () => {
    const without = routes.filter(
      ({ rule }) => rule?.access.district === 'none' && rolesOf(rule).includes('district-reporter'),
    );
    expect(without.map(nameOf)).toEqual(WITHOUT_DISTRICT);
  });

  it('are read by the leader, all of them but the workbook for filing; the leader changes nothing but the own session', () => {
    const [open, closed] = [true, false].map((may) =>
      routes.filter(({ rule }) => rule && rolesOf(rule).includes('leader') === may),
    ) as [Route[], Route[]];
    expect(closed.filter(({ method }) => method === 'GET').map(nameOf)).toEqual([
      'GET /api/daily-reports/template',
    ]);
    expect(open.filter(({ method }) => method !== 'GET').map(nameOf)).toEqual([
      'POST /api/deliveries/send-to-me',
      'DELETE /api/session',
      'POST /api/session',
      'POST /api/session/confirmation',
      'POST /api/session/password',
      'DELETE /api/sessions',
    ]);
  });

  it('are all of them declared in controllers, but for the console’s own files', () => {
    const declared = new Set(routes.map((route) => route.path));
    const served = servedPaths().filter((path) => path.startsWith('/api') || !path.includes('.'));
    expect(served.filter((path) => !declared.has(path) && !['*', '/*', '/'].includes(path))).toEqual([]);
    expect(served).toContain('/api/users/:id');
  });
});

describe.each(routes.map((route) => [nameOf(route), route] as const))('%s', (_, route) => {
  const { rule } = route;
  if (!rule) {
    it('has an access rule', () => missing(`${nameOf(route)} (${route.name}) declares no rule`));
    return;
  }
  if (!ARRANGEMENTS[nameOf(route)]) {
    it('is arranged for', () => missing(`${nameOf(route)}: see test/support/arrangements.ts`));
    return;
  }
  const allowed = rolesOf(rule);
  const isOpen = rule.access.roles === 'anyone';
  const isWrite = route.method !== 'GET';

  it('declares a rule that says one thing', () => {
    const reportersMay = !isOpen && allowed.includes('district-reporter');
    if (rule.access.district === 'city') expect(reportersMay).toBe(false);
    if (typeof rule.access.district === 'object') {
      const [[part, field]] = Object.entries(rule.access.district) as [['params' | 'query' | 'body', string]];
      const schema = rule[part] as { shape?: Record<string, unknown> } | undefined;
      expect(Object.keys(schema?.shape ?? {})).toContain(field);
    }
    if (isOpen && isWrite) expect(rule.keyless).toBe(true);
  });

  if (!isOpen && rule.answer === undefined && !isWrite) {
    it('has a limit for each account, as it hands out more than a page of JSON', async () => {
      const { stream } = await arrangedFor(route, own);
      // A stream stays open, and only so many are.
      if (!stream) expect(rule.costs).toBeDefined();
    });
  }

  it(isOpen ? 'answers anyone' : 'asks who is not signed in to sign in', async () => {
    const call = await arrangedFor(route, own);
    const before = await lastEntry();
    expect((await send(route, call, null)).status).toBe(isOpen ? success(route, call) : 401);
    if (isOpen && isWrite) await expectNoted(before, null);
  });

  if (isOpen) return;

  it.each(allowed)(isWrite ? 'answers the %s, and notes who it was' : 'answers the %s', async (role) => {
    const call = await arrangedFor(route, own);
    const caller = await callerOf(route, call, role);
    const before = await lastEntry();
    const answer = await send(route, call, caller);
    expect([answer.status, answer.status >= 400 && answer.body]).toEqual([success(route, call), false]);
    // Only the first: the same said twice changes nothing.
    if (isWrite && role === allowed[0]) await expectNoted(before, caller);
  });

  const refused = ROLES.filter((role) => !allowed.includes(role));
  if (refused.length > 0) {
    it.each(refused)('refuses the %s', async (role) => {
      const call = await arrangedFor(route, own);
      expect((await send(route, call, await callerOf(route, call, role))).status).toBe(403);
    });
  }

  if (!rule.beforePasswordChange) {
    it('refuses who has not changed the first password', async () => {
      const [role = 'leader'] = allowed;
      const districtCode = role === 'district-reporter' ? own.code : null;
      const person = await makePerson(campaign, { role, districtCode, mustChangePassword: true });
      const caller = { ...person, ...(await openSession(campaign, person.id)) };
      const answer = await send(route, await arrangedFor(route, own), caller);
      expect(JSON.parse(answer.body)).toMatchObject({ status: 403, code: 'access.password-change-required' });
    });
  }

  if (isWrite) {
    it('refuses another site’s page, and a write without its key', async () => {
      const call = await arrangedFor(route, own);
      const caller = await callerOf(route, call, allowed[0] ?? 'leader');
      const forged = await send(
        route,
        { ...call, headers: { ...call.headers, origin: 'https://evil.example' } },
        caller,
      );
      expect(JSON.parse(forged.body)).toMatchObject({ status: 403, code: 'request.forged' });
      if (rule.keyless) return;
      const bare = await send(route, call, { ...caller, key: () => ({}) });
      expect(JSON.parse(bare.body)).toMatchObject({ status: 400, code: 'request.idempotency-key-missing' });
    });
  }

  it('tells in its document what it answers to a badly made call, and to one about nothing', async () => {
    for (const spoil of SPOILT) {
      const call = await arrangedFor(route, own);
      const spoilt = spoil(call);
      if (spoilt === null) continue;
      const { status } = await send(route, spoilt, await callerOf(route, call, allowed[0] ?? 'leader'));
      expect(status).toBeLessThan(500);
    }
  });

  if (!allowed.includes('district-reporter') || !concernsDistricts(rule)) return;

  it('keeps another district’s rows from a reporter', () => keepsRowsApart(route));

  const filters = FILTERS.filter(([name]) => name in (rule.query?.shape ?? {}));
  if (rule.access.district !== 'rows' || filters.length === 0) return;

  it.each(filters)(
    'gives a reporter nothing of another district when asked for it by %s',
    async (name, valueOf) => {
      const call = await arrangedFor(route, other);
      const asked = { ...call, query: { ...call.query, [name]: valueOf(other) } };
      const answer = await send(route, asked, await callerOf(route, call, 'district-reporter', own));
      expect([200, 404]).toContain(answer.status);
      expect(answer.body).not.toContain(call.tells ?? missing(`${nameOf(route)} needs tells`));
    },
  );
});

describe('with row-level security switched off', () => {
  const shared = routes.filter(
    ({ rule }) => rule && concernsDistricts(rule) && rolesOf(rule).includes('district-reporter'),
  );
  const answers = new Map<Route, string>();

  beforeAll(async () => {
    for (const route of shared) {
      await arrangedFor(route, other);
      await arrangedFor(route, own);
    }
    await makeDistrictsDiffer();
    for (const route of shared.filter(({ method }) => method === 'GET')) {
      const call = await arrangedFor(route, own);
      answers.set(route, (await send(route, call, await callerOf(route, call, 'district-reporter'))).body);
    }
    // Answers kept in memory are asked anew.
    await campaign.sql(`update data_version set version = version + 1`);
    await campaign.sql(
      `do $$ declare name text; begin
         for name in select relname from pg_class where relrowsecurity loop
           execute format('alter table %I disable row level security', name);
         end loop;
       end $$`,
    );
  });

  it.each(shared.map((route) => [nameOf(route), route] as const))(
    'the API alone keeps another district’s rows from a reporter: %s',
    async (_, route) => {
      await keepsRowsApart(route);
      const told = answers.get(route);
      if (told === undefined || !route.rule?.answer) return;
      const call = await arrangedFor(route, own);
      const answer = await send(route, call, await callerOf(route, call, 'district-reporter'));
      expect(answer.body).toBe(told);
    },
  );

  /** The routes look up only what is the reporter's in these, and would not show that there is more. */
  it.each<[string, (tx: Transaction) => Promise<Iterable<unknown>>]>([
    ['areaDays', (tx) => areaDays(tx, DISTRICTS, DATE, addDays(DATE, 1), 'infinity')],
    ['standings', async (tx) => (await standings(tx, { ...STANDINGS, scope: DISTRICTS })).keys()],
  ])('a question about all districts gives a reporter the own one: %s', async (_, ask) => {
    const reporter = await signIn(campaign, 'district-reporter', own.code);
    const person: Person = {
      ...{ kind: 'person', id: reporter.id, name: 'x', role: 'district-reporter', districtCode: own.code },
      ...{ mustChangePassword: false, address: '127.0.0.1', requestId: 'test' },
    };
    const database = campaign.app.get(Database);
    expect([...(await database.within(person, ask))]).toHaveLength(1);
    expect([...(await database.within(system('test'), ask))]).toHaveLength(22);
  });
});

/** The other district has reported later and once more, and the own one's ward was part of it for a week. */
async function makeDistrictsDiffer(): Promise<void> {
  const figures = (ward: string) => [{ ward, submitted: 3 }];
  await fileFigures(campaign, other.code, '2022-05-07', figures(other.wardCode), '2022-05-07T16:45:00+07:00');
  await fileFigures(campaign, other.code, '2022-05-08', figures(other.wardCode));
  campaign.clock.standAt(new Date('2022-05-08T16:30:00+07:00'));
  await campaign.sql(
    `with left_behind as (
       update ward_version set superseded_at = now() where ward_code = $1 and superseded_at is null returning *
     )
     insert into ward_version
       (fact_id, ward_code, name, kind, population, district_code, valid_from, valid_until, reason, recorded_at)
     select case when period.district = $3 then fact_id else gen_random_uuid() end,
            ward_code, name, kind, population, period.*, 'Chuyển quận', now()
       from left_behind,
            (values ($2, date '2021-01-01', date '2022-04-20'), ($3, '2022-04-20', null)) as period (district, since, until)`,
    [own.wardCode, other.code, own.code],
  );
  await fileFigures(campaign, other.code, '2022-04-19', figures(own.wardCode));
}

/** What Fastify answers to, as it says itself. */
function servedPaths(): string[] {
  const tree = campaign.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }) as string;
  const open: string[] = [];
  const paths: string[] = [];
  for (const line of tree.split('\n')) {
    const found = /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/.exec(line);
    if (!found) continue;
    const [, indent = '', part = '', methods] = found;
    const depth = indent.length / 4;
    open.splice(depth, open.length, part);
    if (methods) paths.push(open.join(''));
  }
  return paths;
}
