import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ROLES, type Role } from '../apps/api/src/domain/roles.js';
import { type Route, Routes } from '../apps/api/src/platform/routes.js';
import { type Call, makeWorld } from './support/access-world.js';
import { ARRANGEMENTS } from './support/arrangements.js';
import { type Door, openDoor } from './support/door.js';
import { eventually } from './support/eventually.js';
import { startSecondInstance } from './support/second-instance.js';
import { type SignedIn, signIn } from './support/sign-in.js';

const world = await makeWorld();
const { campaign, own } = world;
// A stream ends by its reader, and the process's own health is not the database's.
const OTHERS = ['GET /api/events', 'GET /health/live'];
const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const routes = campaign.app
  .get(Routes, { strict: false })
  .all()
  .filter((route) => !OTHERS.includes(nameOf(route)));

/** So many places of a call, from its first message to the database to its last, are tried. */
const PLACES = 4;

describe('connections cut in the middle of a call', () => {
  let door: Door;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    door = await openDoor(() => campaign.ownerUrl);
    app = await startSecondInstance(campaign, {
      DATABASE_URL: door.through(campaign.config.DATABASE_URL ?? ''),
    });
  });
  afterAll(async () => {
    door.close();
    await app.close();
    await campaign.close();
  });

  const roleFor = ({ rule }: Route): Role => {
    const roles = rule?.access.roles ?? ROLES;
    const allowed = typeof roles === 'string' ? ROLES : roles;
    return allowed.find((role) => role === 'administrator') ?? allowed[0] ?? 'administrator';
  };

  const isWell = () =>
    eventually(
      () => app.inject('/health/ready').then(({ statusCode }) => statusCode),
      (status) => status === 200,
    );

  async function arranged(route: Route): Promise<{ call: Call; caller: SignedIn }> {
    const call = (await ARRANGEMENTS[nameOf(route)]?.(world, own)) ?? {};
    const role = roleFor(route);
    const districtCode = role === 'district-reporter' ? own.code : null;
    const caller = call.as
      ? await call.as(campaign, { role, districtCode })
      : await signIn(campaign, role, districtCode);
    return { call, caller };
  }

  async function send(route: Route, { call, caller }: { call: Call; caller: SignedIn }) {
    const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(call.params?.[name] ?? ''),
    );
    const query = new URLSearchParams(call.query ?? {}).toString();
    const isWrite = route.method !== 'GET';
    return app.inject({
      method: route.method as 'GET' | 'POST' | 'PUT' | 'DELETE',
      url: query === '' ? path : `${path}?${query}`,
      headers: {
        'x-requested-with': 'console',
        ...caller.headers,
        ...(isWrite ? caller.key() : {}),
        ...call.headers,
      },
      ...(isWrite && call.payload ? { payload: call.payload } : {}),
    });
  }

  it.each(routes.map((route) => [nameOf(route), route] as const))(
    '%s answers as ever or 503, and works again at once',
    async (_, route) => {
      const before = door.messages();
      const whole = await send(route, await arranged(route));
      expect(whole.statusCode).toBeLessThan(500);
      const messages = Math.max(1, door.messages() - before);
      const places = Array.from({ length: PLACES }, (_, place) =>
        Math.max(1, Math.round((messages * (place + 1)) / PLACES)),
      );
      for (const place of new Set(places)) {
        const next = await arranged(route);
        door.cutAfter(place);
        const answer = await send(route, next);
        door.cutAfter(Infinity);
        if (answer.statusCode >= 500) {
          expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
            503,
            expect.stringMatching(/^system\.(unavailable|outcome-unknown)$/),
          ]);
          expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
        }
        await isWell();
      }
    },
    60_000,
  );
});
