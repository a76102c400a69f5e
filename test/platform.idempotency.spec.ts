import { createHash, randomUUID } from 'node:crypto';
import { Idempotency } from '../apps/api/src/platform/idempotency.js';
import { CleanUpService } from '../apps/api/src/users/clean-up.service.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

describe('a write that comes again with the same key', () => {
  let campaign: TestApp;
  let administrator: SignedIn;
  beforeEach(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00');
    administrator = await signIn(campaign, 'administrator');
  });
  afterEach(() => campaign.close());

  const body = (username: string) => ({ username, fullName: 'Nguyễn Văn A', role: 'leader' });
  const open = (username: string, key: string, caller = administrator) =>
    campaign.app.inject({
      method: 'POST',
      url: '/api/users',
      headers: { ...caller.headers, 'idempotency-key': key },
      payload: body(username),
    });
  const madeAccounts = async () =>
    (await campaign.sql(`select username from user_account where role = 'leader' order by username`)).map(
      (row) => row['username'],
    );
  /** A call begun by a process that is no more; gives the id of its request. */
  const silentCall = async (key: string, leasedFor: string, requestId: string = randomUUID()) => {
    const request = JSON.stringify([
      'POST',
      '/api/users',
      { ...body('ld.a'), districtCode: null, email: null },
    ]);
    await campaign.sql(
      `insert into idempotent_answer (user_id, key, request_hash, request_id, leased_until)
       values ($1, $2, $3, $4, now() + $5::interval)`,
      [administrator.id, key, createHash('sha256').update(request).digest('hex'), requestId, leasedFor],
    );
    return requestId;
  };

  it('must name a key in the first place', async () => {
    const answer = await campaign.app.inject({
      method: 'POST',
      url: '/api/users',
      headers: administrator.headers,
      payload: body('ld.a'),
    });
    expect(answer.json()).toMatchObject({ status: 400, code: 'request.idempotency-key-missing' });
  });

  it.each([['with a space'], ['x'.repeat(101)]])('has no key like %j', async (key) => {
    expect((await open('ld.a', key)).json()).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  it('changes nothing and gets the same status and answer', async () => {
    const first = await open('ld.a', 'key-1');
    const again = await open('ld.a', 'key-1');
    expect(again.statusCode).toBe(first.statusCode);
    expect(again.body).toBe(JSON.stringify({ ...first.json(), firstPassword: null }));
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await campaign.sql(`select id from audit_entry`)).toHaveLength(1);
  });

  it('is refused when it says something else', async () => {
    await open('ld.a', 'key-1');
    expect((await open('ld.b', 'key-1')).json()).toMatchObject({
      status: 422,
      code: 'request.idempotency-key-reused',
    });
    expect(await madeAccounts()).toEqual(['ld.a']);
  });

  it('of another person is another key', async () => {
    const colleague = await signIn(campaign, 'administrator');
    await open('ld.a', 'key-1');
    expect((await open('ld.b', 'key-1', colleague)).statusCode).toBe(201);
  });

  it('at the same instant is done once; the other is asked to wait or given the answer', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => open('ld.a', 'key-1')));
    const statuses = answers.map((answer) => answer.statusCode);
    expect(statuses).toContain(201);
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
    expect(await madeAccounts()).toEqual(['ld.a']);
  });

  it('may be mended after a refusal that saved nothing', async () => {
    await open('ld.a', 'key-0');
    expect((await open('ld.a', 'key-1')).json()).toMatchObject({ code: 'user.username-taken' });
    expect((await open('ld.b', 'key-1')).statusCode).toBe(201);
  });

  it('is done after a failure that saved nothing', async () => {
    await campaign.sql('alter table user_account rename column email to away');
    expect((await open('ld.a', 'key-1')).statusCode).toBe(500);
    await campaign.sql('alter table user_account rename column away to email');
    expect((await open('ld.a', 'key-1')).statusCode).toBe(201);
  });

  it('waits while the first one is under way', async () => {
    await silentCall('key-1', '1 minute');
    const answer = await open('ld.a', 'key-1');
    expect(answer.json()).toMatchObject({ status: 409, code: 'request.in-progress' });
    expect(answer.headers['retry-after']).toBe('2');
  });

  it('goes ahead when the first one fell silent before it saved anything', async () => {
    await silentCall('key-1', '-1 second');
    expect((await open('ld.a', 'key-1')).statusCode).toBe(201);
  });

  it('is not done twice when the first one fell silent after it saved', async () => {
    const requestId = await silentCall('key-1', '-1 second');
    await campaign.sql(
      `select append_audit_entry(now(), null, 'test', null, $1, 'user.create', 'user', null, null, null, null, null)`,
      [requestId],
    );
    expect((await open('ld.a', 'key-1')).json()).toMatchObject({
      status: 409,
      code: 'request.outcome-unknown',
    });
    expect(await madeAccounts()).toEqual([]);
  });

  it('does not take the key of a call that took over from it', async () => {
    const idempotency = campaign.app.get(Idempotency);
    const first = { userId: administrator.id, key: 'key-1', requestId: randomUUID() };
    await idempotency.begin(first, 'same');
    await campaign.sql(`update idempotent_answer set leased_until = now() - interval '1 second'`);
    const second = { ...first, requestId: randomUUID() };
    expect(await idempotency.begin(second, 'same')).toBeNull();
    await idempotency.end(first, { status: 201, answer: '{"from":"the first"}' });
    await idempotency.end(first, 'refused');
    await idempotency.end(second, { status: 201, answer: '{"from":"the second"}' });
    expect(await idempotency.begin({ ...first, requestId: randomUUID() }, 'same')).toEqual({
      status: 201,
      answer: '{"from":"the second"}',
    });
  });

  it('is under way for as long as its process shows that it lives', async () => {
    const idempotency = campaign.app.get(Idempotency);
    const call = { userId: administrator.id, key: 'key-1', requestId: randomUUID() };
    const secondsLeft = async () =>
      (
        await campaign.sql<{ left: number }>(
          `select extract(epoch from leased_until - now())::float8 as left from idempotent_answer`,
        )
      )[0]?.left ?? 0;
    await idempotency.begin(call, 'same');
    expect(await secondsLeft()).toBeLessThanOrEqual(30);
    await campaign.sql(`update idempotent_answer set leased_until = now() + interval '1 second'`);
    await idempotency.showLife();
    expect(await secondsLeft()).toBeGreaterThan(2);
    await idempotency.end(call, 'failed');
    await idempotency.showLife();
    expect(await secondsLeft()).toBeLessThan(0);
  });

  it('is remembered for seven days', async () => {
    await open('ld.a', 'key-1');
    const cleanUp = campaign.app.get(CleanUpService, { strict: false });
    const kept = async () => (await campaign.sql('select key from idempotent_answer')).length;
    await campaign.sql(`update idempotent_answer set created_at = now() - interval '6 days 23 hours'`);
    await cleanUp.cleanUp();
    expect(await kept()).toBe(1);
    await campaign.sql(`update idempotent_answer set created_at = now() - interval '7 days 1 hour'`);
    await cleanUp.cleanUp();
    expect(await kept()).toBe(0);
  });
});
