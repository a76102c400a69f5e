import type { AuditAction } from '../apps/api/src/contract/audit-entry.js';
import { system } from '../apps/api/src/platform/actor.js';
import { Audit } from '../apps/api/src/platform/audit.js';
import { Database } from '../apps/api/src/platform/database.js';
import { signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

describe('the metrics', () => {
  let campaign: TestApp;
  beforeAll(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00');
  });
  afterAll(() => campaign.close());

  const read = (more: { remoteAddress?: string; headers?: Record<string, string> } = {}) =>
    campaign.app.inject({ url: '/metrics', ...more });

  it('count requests by route, outcomes by action, refusals by code, and the pool’s connections', async () => {
    const reviewer = await signIn(campaign, 'reviewer');
    await campaign.app.inject({ url: '/api/users/abc', headers: reviewer.headers });
    await campaign.app.inject({ method: 'DELETE', url: '/api/session', headers: reviewer.headers });
    const answer = await read();
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toContain(
      'http_request_duration_seconds_count{method="GET",route="/api/users/:id",status="403"} 1',
    );
    expect(answer.body).toContain('campaign_outcomes_total{action="user.sign-out"} 1');
    expect(answer.body).toContain('campaign_problems_total{code="access.forbidden"} 1');
    expect(answer.body).toMatch(/database_connections\{state="open"\} [1-9]/);
    expect(answer.body).toMatch(/process_resident_memory_bytes [1-9]/);
    expect(answer.body).not.toContain('/api/users/abc');
  });

  it('count what was done once it is saved, and nothing that was undone', async () => {
    const database = campaign.app.get(Database);
    const note = (action: AuditAction, isUndone: boolean) =>
      database.within(system('test'), async (tx) => {
        await campaign.app.get(Audit).note(tx, system('test'), { action, subject: { kind: 'campaign' } });
        if (isUndone) throw new Error('undone');
      });
    await note('campaign.load', false);
    await expect(note('campaign.shift-clock', true)).rejects.toThrow('undone');
    const { body } = await read();
    expect(body).toContain('campaign_outcomes_total{action="campaign.load"} 1');
    expect(body).not.toContain('campaign.shift-clock');
  });

  it.each([
    ['another machine', { remoteAddress: '203.0.113.7' }],
    ['a proxy on this machine', { headers: { 'x-forwarded-for': '203.0.113.7' } }],
    ['a proxy that forwards', { headers: { forwarded: 'for=203.0.113.7' } }],
    ['a proxy that names the address in its own way', { headers: { 'x-real-ip': '203.0.113.7' } }],
    ['a proxy that says that it is one', { headers: { via: '1.1 caddy' } }],
    ['a proxy that tells the host asked for', { headers: { 'x-forwarded-host': 'localhost' } }],
    ['a proxy of a large network', { headers: { 'cf-connecting-ip': '203.0.113.7' } }],
    ['a proxy that says nothing but hands on the host', { headers: { host: '192.168.1.20' } }],
  ])('are not there for %s', async (_, from) => {
    expect((await read(from)).statusCode).toBe(404);
  });

  it('with a token are there for whoever sends it, from anywhere, and for nobody else', async () => {
    const guarded = await startApp('2022-05-07T16:00:00+07:00', { METRICS_TOKEN: 'a token for a test only' });
    try {
      const statusWith = async (headers: Record<string, string>, remoteAddress = '203.0.113.7') =>
        (await guarded.app.inject({ url: '/metrics', headers, remoteAddress })).statusCode;
      expect(await statusWith({ authorization: 'Bearer a token for a test only' })).toBe(200);
      expect(await statusWith({ authorization: 'Bearer another token' })).toBe(404);
      expect(await statusWith({}, '127.0.0.1')).toBe(404);
    } finally {
      await guarded.close();
    }
  });
});
