import { ROLES, type Role } from '../apps/api/src/domain/roles.js';
import { type Route, Routes } from '../apps/api/src/platform/routes.js';
import { makeWorld } from './support/access-world.js';
import { ARRANGEMENTS } from './support/arrangements.js';
import { signIn } from './support/sign-in.js';

const world = await makeWorld();
const { campaign, own } = world;
const routes = campaign.app
  .get(Routes, { strict: false })
  .all()
  .filter(({ method, rule }) => method !== 'GET' && rule?.keyless !== true);
const nameOf = ({ method, path }: Route) => `${method} ${path}`;

interface Kept {
  status: number;
  answer: string | null;
  /** Whether the answer was saved by the very transaction that noted the change. */
  isWithChange: boolean;
}

describe('the answer to a write is kept in the transaction of its change', () => {
  afterAll(() => campaign.close());

  it.each(routes.map((route) => [nameOf(route), route] as const))('%s', async (name, route) => {
    const call = (await ARRANGEMENTS[name]?.(world, own)) ?? {};
    const { roles } = route.rule?.access ?? { roles: ROLES };
    const allowed: readonly Role[] = typeof roles === 'string' ? ROLES : roles;
    const role = allowed.find((one) => one === 'administrator') ?? allowed[0] ?? 'administrator';
    const districtCode = role === 'district-reporter' ? own.code : null;
    const caller = call.as
      ? await call.as(campaign, { role, districtCode })
      : await signIn(campaign, role, districtCode);
    const path = route.path.replace(/:(\w+)/g, (_, part: string) =>
      encodeURIComponent(call.params?.[part] ?? ''),
    );
    const query = new URLSearchParams(call.query ?? {}).toString();
    const send = (key: Record<string, string>) =>
      campaign.app.inject({
        method: route.method as 'POST' | 'PUT' | 'DELETE',
        url: query === '' ? path : `${path}?${query}`,
        headers: { 'x-requested-with': 'console', ...caller.headers, ...key, ...call.headers },
        ...(call.payload ? { payload: call.payload } : {}),
      });
    const key = caller.key();
    const answer = await send(key);
    expect(answer.statusCode).toBe(call.status ?? route.status);

    const [kept] = await campaign.sql<Kept & { isKept: boolean }>(
      `select kept.status, kept.answer::text,
              exists (select from audit_entry as entry
                       where entry.request_id = kept.request_id and entry.xmin = kept.xmin) as "isWithChange"
         from idempotent_answer as kept where kept.user_id = $1`,
      [caller.id],
    );
    const secrets = route.rule?.shownOnce ?? [];
    const shown = answer.body === '' ? null : (JSON.parse(answer.body) as Record<string, unknown>);
    const expected =
      shown === null || secrets.length === 0
        ? answer.body || null
        : JSON.stringify({ ...shown, ...Object.fromEntries(secrets.map((field) => [field, null])) });
    expect(kept).toEqual({
      status: answer.statusCode,
      answer: expected,
      isWithChange: true,
    });
    const again = await send(key);
    expect([again.statusCode, again.headers['idempotency-replayed'], again.body || null]).toEqual([
      answer.statusCode,
      'true',
      expected,
    ]);
  });
});
