import { makePerson, openSession, type SignedIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const FIRST = 'mật khẩu lần đầu 7';
const OWN = 'nắng sớm trên sông';

describe('the own password', () => {
  let campaign: TestApp;
  let person: Pick<SignedIn, 'headers' | 'key'> & { id: string };
  beforeEach(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00');
    const made = await makePerson(campaign, {
      role: 'district-reporter',
      districtCode: '760',
      username: 'quan1',
      password: FIRST,
      mustChangePassword: true,
    });
    person = { id: made.id, ...(await openSession(campaign, made.id)) };
  });
  afterEach(() => campaign.close());

  const change = (currentPassword: string, newPassword: string) =>
    campaign.app.inject({
      method: 'POST',
      url: '/api/session/password',
      headers: person.headers,
      payload: { currentPassword, newPassword },
    });
  const enter = (password: string) =>
    campaign.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-requested-with': 'console' },
      payload: { username: 'quan1', password },
    });

  it('must be changed before anything else is answered, when it is the first one', async () => {
    const users = await campaign.app.inject({ url: '/api/users', headers: person.headers });
    expect(users.json()).toMatchObject({ status: 403, code: 'access.password-change-required' });
    const session = await campaign.app.inject({ url: '/api/session', headers: person.headers });
    expect(session.json()).toMatchObject({ mustChangePassword: true });
  });

  it('is changed by who knows it: the old one opens nothing any more', async () => {
    const answer = await change(FIRST, OWN);
    expect([answer.statusCode, answer.json().mustChangePassword]).toEqual([200, false]);
    expect((await enter(FIRST)).statusCode).toBe(401);
    expect((await enter(OWN)).statusCode).toBe(200);
  });

  it('takes every other session with it, and gives the caller a new one', async () => {
    const answer = await change(FIRST, OWN);
    const before = await campaign.app.inject({ url: '/api/session', headers: person.headers });
    expect(before.statusCode).toBe(401);
    const cookie = `session=${answer.cookies[0]?.value}`;
    const after = await campaign.app.inject({ url: '/api/session', headers: { cookie } });
    expect(after.json()).toMatchObject({ username: 'quan1', mustChangePassword: false });
  });

  it.each([
    ['ngắn', 'too-short'],
    ['quan1-quan1-quan1', 'is-username'],
    ['Matkhau123456', 'common'],
    [FIRST, 'is-old'],
  ])('is not changed to %j: %s', async (password, fault) => {
    const answer = await change(FIRST, password);
    expect(answer.json()).toMatchObject({
      status: 422,
      code: 'password.refused',
      details: { faults: [fault] },
    });
    expect((await enter(FIRST)).statusCode).toBe(200);
  });

  it('cannot be guessed at with a stolen session: wrong ones make it wait as at the door', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await change('đoán mò lần nữa', OWN)).statusCode).toBe(401);
    }
    expect((await change(FIRST, OWN)).statusCode).toBe(429);
  });

  it('is noted in the audit log as changed, never as what it is', async () => {
    await change('đoán mò lần nữa', OWN);
    await change(FIRST, OWN);
    const entries = await campaign.sql('select * from audit_entry order by id');
    expect(
      entries.map((entry) => [entry['action'], entry['actor_id'], entry['before'], entry['after']]),
    ).toEqual([
      ['user.password-change-refused', person.id, null, null],
      ['user.password-change', person.id, null, null],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/argon2|nắng sớm|lần đầu/);
  });
});
