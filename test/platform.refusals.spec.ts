import { Refusals } from '../apps/api/src/platform/refusals.js';
import { call } from './support/call.js';
import { makePerson, type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

interface Noted {
  actorId: string | null;
  actorName: string;
  address: string;
  subjectId: string | null;
  after: { code: string; status: number; count: number; routes: string[] };
}

describe('who is refused', () => {
  let campaign: TestApp;
  let reporter: SignedIn;
  let auditor: SignedIn;
  beforeEach(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00', { CHAIN_WALKS_PER_MINUTE: '2' });
    reporter = await signIn(campaign, 'district-reporter', '770');
    auditor = await signIn(campaign, 'auditor');
  });
  afterEach(() => campaign.close());

  /** The refusals the auditor is shown, after what was summed up so far is noted. */
  const noted = async () => {
    await campaign.app.get(Refusals).flush();
    const { body } = await call<{ rows: Noted[] }>(
      campaign,
      auditor,
      'GET audit-entries?action=access.refuse&order=asc',
    );
    return body.rows;
  };
  const knock = async (times: number, url: string, who: SignedIn, headers: Record<string, string> = {}) => {
    for (let time = 0; time < times; time += 1)
      await campaign.app.inject({
        url,
        headers: { ...who.headers, ...headers },
        remoteAddress: '203.0.113.7',
      });
  };

  it('is noted with account and address, in one entry for a kind however often it was tried', async () => {
    await knock(50, '/api/users', reporter);
    await knock(20, '/api/audit-entries', reporter);
    await knock(30, '/api/daily-reports/days?districtCode=760', reporter);
    const [forbidden, foreign, ...more] = await noted();
    expect(more).toEqual([]);
    expect(forbidden).toMatchObject({
      ...{ actorId: reporter.id, actorName: reporter.fullName, address: '203.0.113.7' },
      after: { code: 'access.forbidden', status: 403, count: 70 },
    });
    expect(forbidden?.after.routes).toEqual(['GET /api/users × 50', 'GET /api/audit-entries × 20']);
    expect(foreign).toMatchObject({
      actorId: reporter.id,
      after: { code: 'access.not-found', status: 404, count: 30 },
    });
    // Nothing came since: nothing more is noted.
    expect(await noted()).toHaveLength(2);
    await knock(3, '/api/users', reporter);
    expect((await noted()).map(({ after }) => after.count)).toEqual([70, 30, 3]);
  });

  it('is noted apart by account and by address', async () => {
    const other = await signIn(campaign, 'district-reporter', '771');
    await knock(2, '/api/users', reporter);
    await knock(3, '/api/users', other);
    await campaign.app.inject({ url: '/api/users', headers: reporter.headers, remoteAddress: '203.0.113.8' });
    const told = (await noted()).map(({ actorId, address, after }) => [actorId, address, after.count]);
    expect(told.sort()).toEqual(
      [
        [reporter.id, '203.0.113.7', 2],
        [other.id, '203.0.113.7', 3],
        [reporter.id, '203.0.113.8', 1],
      ].sort(),
    );
  });

  it('is noted when the sign-in waits, with the account that was knocked on, if there is one', async () => {
    const owner = await makePerson(campaign, { role: 'leader', username: 'lanhdao' });
    const enter = (username: string) =>
      campaign.app.inject({
        method: 'POST',
        url: '/api/session',
        headers: { 'x-requested-with': 'console' },
        remoteAddress: '203.0.113.9',
        payload: { username, password: 'sai' },
      });
    const answers: string[] = [];
    for (const username of ['lanhdao', 'khong-co'])
      for (let time = 0; time < 8; time += 1) answers.push((await enter(username)).body);
    const throttled = (await noted()).filter(({ after }) => after.code === 'access.too-many-attempts');
    expect(throttled.map(({ subjectId, address, after }) => [subjectId, address, after.count])).toEqual([
      [owner.id, '203.0.113.9', 3],
      [null, '203.0.113.9', 3],
    ]);
    // The one who knocks is not told which it is.
    expect(answers.join('')).not.toContain(owner.id);
  });

  it('is noted when a grave action is asked for again and again without the own password, and not when once', async () => {
    const administrator = await signIn(campaign, 'administrator');
    await campaign.sql('update session set confirmed_at = null');
    const open = async (times: number) => {
      for (let time = 0; time < times; time += 1)
        expect(
          await call(campaign, administrator, 'POST users', {
            ...{ username: 'ai-do', fullName: 'Ai Đó', role: 'auditor', districtCode: null, email: null },
          }),
        ).toMatchObject({ body: { code: 'access.confirmation-required' } });
    };
    await open(1);
    expect(await noted()).toEqual([]);
    await open(7);
    expect(await noted()).toMatchObject([
      {
        actorId: administrator.id,
        after: { code: 'access.confirmation-required', count: 7, routes: ['POST /api/users × 7'] },
      },
    ]);
  });

  it('is noted when another site’s page made the browser call, and when costly work was asked for too often', async () => {
    await campaign.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { ...reporter.headers, origin: 'https://evil.example' },
    });
    await knock(4, '/api/audit-entries/chain', auditor);
    expect((await noted()).map(({ actorId, after }) => [actorId, after.code, after.count])).toEqual([
      [reporter.id, 'request.forged', 1],
      [auditor.id, 'access.too-many-calls', 2],
    ]);
  });

  it('is nobody we know when a page is not there for a stranger', async () => {
    await campaign.app.inject({ url: '/api/nothing' });
    await campaign.app.inject({ url: '/api/users' });
    expect(await noted()).toEqual([]);
  });

  it('is noted when the program stops, too', async () => {
    await knock(1, '/api/users', reporter);
    await campaign.app.get(Refusals).onModuleDestroy();
    const rows = await campaign.sql(`select actor_id as id from audit_entry where action = 'access.refuse'`);
    expect(rows).toEqual([{ id: reporter.id }]);
  });
});
