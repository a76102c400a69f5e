import { makePerson, openSession, type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const REASON = { reason: 'Chuyển công tác' };

describe('the accounts', () => {
  let campaign: TestApp;
  let administrator: SignedIn;
  beforeEach(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00');
    administrator = await signIn(campaign, 'administrator');
  });
  afterEach(() => campaign.close());

  const call = (method: 'POST' | 'PUT', url: string, payload: object = {}, caller = administrator) =>
    campaign.app.inject({ method, url, payload, headers: { ...caller.headers, ...caller.key() } });
  const list = (query: string) =>
    campaign.app.inject({ url: `/api/users?${query}`, headers: administrator.headers });
  const leader = { username: 'ld.so-y-te', fullName: 'Nguyễn Thị Đông', role: 'leader' };

  it('are opened with a first password that is shown once, opens the door once and must be changed', async () => {
    const made = await call('POST', '/api/users', leader);
    expect(made.statusCode).toBe(201);
    const { firstPassword, ...summary } = made.json();
    expect(firstPassword).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(summary).toMatchObject({
      ...leader,
      districtCode: null,
      isDisabled: false,
      mustChangePassword: true,
    });
    const entered = await campaign.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-requested-with': 'console' },
      payload: { username: leader.username, password: firstPassword },
    });
    expect(entered.json()).toMatchObject({ mustChangePassword: true });
    const shown = await campaign.app.inject({
      url: `/api/users/${summary.id}`,
      headers: administrator.headers,
    });
    expect(shown.json()).toEqual(summary);
    const everything = JSON.stringify(await campaign.sql('select * from audit_entry, idempotent_answer'));
    expect(everything).toContain(leader.username);
    expect(everything).not.toContain(firstPassword);
    expect(everything).not.toContain('argon2');
  });

  it('are opened once, however often the same call comes; the password is not shown again', async () => {
    const key = administrator.key();
    const post = () =>
      campaign.app.inject({
        method: 'POST',
        url: '/api/users',
        payload: leader,
        headers: { ...administrator.headers, ...key },
      });
    const first = await post();
    const again = await post();
    expect(again.statusCode).toBe(201);
    expect(again.json()).toEqual({ ...first.json(), firstPassword: null });
  });

  it('are not given a new first password by their own holder, who has the old one to change', async () => {
    const own = await call('POST', `/api/users/${administrator.id}/first-password`, REASON);
    expect(own.json()).toMatchObject({ status: 409, code: 'user.own-account' });
  });

  it('are listed as Vietnamese names are ordered: what is second before what is tenth', async () => {
    for (const code of ['10', '2', '1']) {
      await call('POST', '/api/users', {
        ...leader,
        username: `quan-${code}`,
        fullName: `Trung tâm Quận ${code}`,
      });
    }
    const { rows, total } = (await list('q=trung tam&sort=fullName&perPage=2')).json();
    expect([total, rows.map((row: { fullName: string }) => row.fullName)]).toEqual([
      3,
      ['Trung tâm Quận 1', 'Trung tâm Quận 2'],
    ]);
  });

  it('have usernames that differ', async () => {
    await call('POST', '/api/users', leader);
    const again = await call('POST', '/api/users', { ...leader, username: ' LD.So-Y-Te' });
    expect(again.json()).toMatchObject({ status: 409, code: 'user.username-taken' });
  });

  it.each([
    ['a reporter without a district', { role: 'district-reporter' }, 'districtCode'],
    ['a leader with a district', { role: 'leader', districtCode: '760' }, 'districtCode'],
    ['a district that does not exist', { role: 'district-reporter', districtCode: '999' }, 'districtCode'],
    ['a role that does not exist', { role: 'king' }, 'role'],
    ['a username with a space', { username: 'lanh dao' }, 'username'],
    ['a name of spaces', { fullName: '   ' }, 'fullName'],
  ])('are not opened for %s', async (_, fault, field) => {
    const answer = await call('POST', '/api/users', { ...leader, ...fault });
    expect(answer.json()).toMatchObject({ status: 400, code: 'request.invalid' });
    expect(answer.json().details.issues).toEqual([expect.objectContaining({ field })]);
  });

  it('are found without accents, by name or username', async () => {
    await call('POST', '/api/users', leader);
    for (const words of ['dong', 'NGUYEN thi', 'Thị Đông', 'so-y']) {
      const found = await list(`q=${encodeURIComponent(words)}`);
      expect(found.json().rows.map((row: { username: string }) => row.username)).toEqual([leader.username]);
    }
    expect((await list('q=100%25')).json()).toEqual({ rows: [], total: 0 });
  });

  it('are listed by page, role, district and state', async () => {
    await makePerson(campaign, { role: 'district-reporter', districtCode: '760', username: 'quan1-a' });
    await makePerson(campaign, { role: 'district-reporter', districtCode: '760', username: 'quan1-b' });
    const other = await makePerson(campaign, { role: 'district-reporter', districtCode: '761' });
    await call('POST', `/api/users/${other.id}/disable`, REASON);
    const names = async (query: string) =>
      (await list(query)).json().rows.map((row: { username: string }) => row.username);
    expect(await names('districtCode=760&sort=username&order=desc')).toEqual(['quan1-b', 'quan1-a']);
    expect(await names('districtCode=760&sort=username&perPage=1&page=2')).toEqual(['quan1-b']);
    expect(await names('role=administrator')).toEqual([administrator.username]);
    expect(await names('isDisabled=true')).toEqual([other.username]);
    expect((await list('perPage=2')).json().total).toBe(4);
  });

  it('act in their new role from the very next request', async () => {
    const person = await signIn(campaign, 'auditor');
    const look = () => campaign.app.inject({ url: '/api/audit-entries', headers: person.headers });
    expect((await look()).statusCode).toBe(200);
    const changed = await call('PUT', `/api/users/${person.id}`, {
      fullName: 'Trần Văn A',
      role: 'signing-operator',
      recordVersion: 1,
      reason: 'Chuyển công tác',
    });
    expect(changed.json()).toMatchObject({ fullName: 'Trần Văn A', role: 'signing-operator' });
    expect((await look()).statusCode).toBe(403);
  });

  it('lose their sessions when they are closed, and get in again when they are opened', async () => {
    const made = await makePerson(campaign, {
      role: 'leader',
      username: 'ld',
      password: 'nắng sớm trên sông',
    });
    const session = await openSession(campaign, made.id);
    const look = () => campaign.app.inject({ url: '/api/session', headers: session.headers });
    const enter = () =>
      campaign.app.inject({
        method: 'POST',
        url: '/api/session',
        headers: { 'x-requested-with': 'console' },
        payload: { username: 'ld', password: 'nắng sớm trên sông' },
      });
    expect((await look()).statusCode).toBe(200);
    expect((await call('POST', `/api/users/${made.id}/disable`, REASON)).json()).toMatchObject({
      isDisabled: true,
    });
    expect((await look()).statusCode).toBe(401);
    expect((await enter()).statusCode).toBe(401);
    expect((await call('POST', `/api/users/${made.id}/enable`, REASON)).json()).toMatchObject({
      isDisabled: false,
    });
    expect((await look()).statusCode).toBe(401);
    expect((await enter()).statusCode).toBe(200);
  });

  it('get a new first password from the administrator, which ends their sessions', async () => {
    const person = await signIn(campaign, 'leader');
    const reset = await call('POST', `/api/users/${person.id}/first-password`, { reason: 'Quên mật khẩu' });
    expect(reset.json()).toMatchObject({ id: person.id, mustChangePassword: true });
    const session = await campaign.app.inject({ url: '/api/session', headers: person.headers });
    expect(session.statusCode).toBe(401);
    const entered = await campaign.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-requested-with': 'console' },
      payload: { username: person.username, password: reset.json().firstPassword },
    });
    expect(entered.statusCode).toBe(200);
  });

  it('of one’s own can neither be closed nor given another role', async () => {
    await signIn(campaign, 'administrator');
    const own = `/api/users/${administrator.id}`;
    const closed = await call('POST', `${own}/disable`, REASON);
    const change = (role: string) => call('PUT', own, { fullName: 'Tôi', role, recordVersion: 1, ...REASON });
    const changed = await change('leader');
    expect([closed.json().code, changed.json().code]).toEqual(['user.own-account', 'user.own-account']);
    expect((await change('administrator')).statusCode).toBe(200);
  });

  it('always keep one administrator, even when two of them close each other at the same instant', async () => {
    const second = await signIn(campaign, 'administrator');
    const answers = await Promise.all([
      call('POST', `/api/users/${second.id}/disable`, REASON, administrator),
      call('POST', `/api/users/${administrator.id}/disable`, REASON, second),
    ]);
    const left = await campaign.sql(
      `select id from user_account where role = 'administrator' and disabled_at is null`,
    );
    expect(left).toHaveLength(1);
    expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(1);
  });

  it('leave each change in the audit log: before, after, reason', async () => {
    const person = await signIn(campaign, 'auditor');
    await call('PUT', `/api/users/${person.id}`, {
      fullName: 'Trần Văn A',
      role: 'leader',
      recordVersion: 1,
      reason: 'Chuyển công tác',
    });
    const [entry] = await campaign.sql(`select * from audit_entry where action = 'user.change'`);
    expect(entry).toMatchObject({
      actor_id: administrator.id,
      subject_kind: 'user',
      subject_id: person.id,
      reason: 'Chuyển công tác',
      before: { role: 'auditor', username: person.username },
      after: { role: 'leader', fullName: 'Trần Văn A' },
    });
  });

  it.each([
    ['PUT', ''],
    ['POST', '/disable'],
    ['POST', '/enable'],
    ['POST', '/first-password'],
  ] as const)('are not touched without a reason: %s %s', async (method, act) => {
    const person = await signIn(campaign, 'auditor');
    const change = method === 'PUT' ? { fullName: 'Trần Văn A', role: 'leader', recordVersion: 1 } : {};
    for (const reason of [{}, { reason: '  ' }]) {
      const refused = await call(method, `/api/users/${person.id}${act}`, { ...change, ...reason });
      expect([refused.statusCode, refused.json()]).toMatchObject([400, { code: 'request.invalid' }]);
    }
    const [noted] = await campaign.sql(
      `select count(*)::int as count from audit_entry where subject_id = $1`,
      [person.id],
    );
    expect(noted).toEqual({ count: 0 });
  });

  it('that do not exist are not found', async () => {
    const nobody = '/api/users/00000000-0000-4000-8000-000000000000';
    expect((await call('POST', `${nobody}/disable`, REASON)).statusCode).toBe(404);
    expect((await call('POST', '/api/users/1;drop/disable', REASON)).statusCode).toBe(404);
  });
});
