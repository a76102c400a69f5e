import { CleanUpService } from '../apps/api/src/users/clean-up.service.js';
import { hashPassword } from '../apps/api/src/users/passwords.js';
import { makePerson, openSession, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const PASSWORD = 'nắng sớm trên sông Sài Gòn';
const CONSOLE = { 'x-requested-with': 'console' };

describe('signing in and out', () => {
  let campaign: TestApp;
  beforeEach(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00');
  });
  afterEach(() => campaign.close());

  const enter = (username: string, password: string, headers: Record<string, string> = {}) =>
    campaign.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { ...CONSOLE, ...headers },
      payload: { username, password },
    });
  const whoAmI = (headers: Record<string, string | undefined>) =>
    campaign.app.inject({ url: '/api/session', headers });
  const cookieOf = (answer: Awaited<ReturnType<typeof enter>>) => {
    const [cookie] = answer.cookies;
    return `${cookie?.name}=${cookie?.value}`;
  };

  it('opens a session in a cookie that no script can read and no other site can send', async () => {
    await makePerson(campaign, {
      role: 'district-reporter',
      districtCode: '760',
      username: 'quan1',
      password: PASSWORD,
    });
    const answer = await enter('quan1', PASSWORD);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      username: 'quan1',
      role: 'district-reporter',
      districtCode: '760',
      expiresAt: '2022-05-07T21:00:00.000Z',
    });
    expect(answer.cookies).toEqual([
      expect.objectContaining({ name: 'session', httpOnly: true, sameSite: 'Strict', path: '/' }),
    ]);
    expect((await whoAmI({ cookie: cookieOf(answer) })).json()).toMatchObject({ username: 'quan1' });
  });

  it('takes the username in any case, and the password however the keyboard composes its accents', async () => {
    await makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD.normalize('NFC') });
    expect((await enter(' LanhDao ', PASSWORD.normalize('NFD'))).statusCode).toBe(200);
  });

  it('keeps of the token only its SHA-256', async () => {
    await makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD });
    const token = (await enter('lanhdao', PASSWORD)).cookies[0]?.value ?? '';
    const dump = JSON.stringify(await campaign.sql('select * from session'));
    expect(token).toHaveLength(43);
    expect(dump).not.toContain(token);
    expect(dump).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  });

  it('ends twelve hours after it began', async () => {
    await makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD });
    const cookie = cookieOf(await enter('lanhdao', PASSWORD));
    campaign.clock.standAt(new Date('2022-05-08T03:59:59+07:00'));
    expect((await whoAmI({ cookie })).statusCode).toBe(200);
    campaign.clock.standAt(new Date('2022-05-08T04:00:00+07:00'));
    expect((await whoAmI({ cookie })).json()).toMatchObject({ status: 401, code: 'access.not-signed-in' });
  });

  it('answers an unknown account, a closed one and a wrong password in the same words', async () => {
    await makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD });
    await makePerson(campaign, { role: 'leader', username: 'nghi-viec', password: PASSWORD });
    await campaign.sql(`update user_account set disabled_at = now() where username = 'nghi-viec'`);
    const answers = [
      await enter('lanhdao', 'không phải mật khẩu này'),
      await enter('nghi-viec', PASSWORD),
      await enter('khong-co-ai', PASSWORD),
    ];
    const told = answers.map((answer) => ({ ...answer.json(), requestId: '', status: answer.statusCode }));
    expect(told[0]).toMatchObject({ status: 401, code: 'access.wrong-credentials' });
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
    expect(answers.every((answer) => answer.cookies.length === 0)).toBe(true);
  });

  it('spends as much work on an unknown account as on a wrong password', async () => {
    await makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD });
    // Of the processor, in microseconds: the time by the clock also counts what else the machine does.
    const workOf = async (username: string) => {
      const before = process.cpuUsage();
      await enter(username, 'không phải mật khẩu này');
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await workOf('khoi-dong');
    const known = [await workOf('lanhdao'), await workOf('lanhdao'), await workOf('lanhdao')];
    const unknown = [await workOf('khong-1'), await workOf('khong-2'), await workOf('khong-3')];
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2);
  });

  it('makes whoever guesses wait longer after each wrong password, the right one included', async () => {
    await makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await enter('lanhdao', 'sai mật khẩu rồi')).statusCode).toBe(401);
    }
    const refused = await enter('lanhdao', PASSWORD);
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '1']);
    campaign.clock.standAt(new Date('2022-05-07T16:00:01+07:00'));
    expect((await enter('lanhdao', 'sai mật khẩu rồi')).statusCode).toBe(401);
    expect((await enter('lanhdao', PASSWORD)).headers['retry-after']).toBe('2');
    campaign.clock.standAt(new Date('2022-05-07T16:00:03+07:00'));
    expect((await enter('lanhdao', PASSWORD)).statusCode).toBe(200);
    expect((await enter('lanhdao', 'sai mật khẩu rồi')).statusCode).toBe(401);
  });

  it('makes an unknown account wait just the same', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await enter('khong-co-ai', PASSWORD);
    expect((await enter('khong-co-ai', PASSWORD)).statusCode).toBe(429);
  });

  it('makes an address wait that tries one password on many accounts', async () => {
    await makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD });
    for (let account = 0; account < 20; account += 1) await enter(`quan${account}`, 'mật khẩu đoán mò');
    expect((await enter('lanhdao', PASSWORD)).statusCode).toBe(429);
  });

  it('does not keep an account’s owner out because strangers knock on it: each address waits for itself', async () => {
    await makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD });
    const from = (remoteAddress: string, password: string) =>
      campaign.app.inject({
        ...{ method: 'POST', url: '/api/session', headers: CONSOLE, remoteAddress },
        payload: { username: 'lanhdao', password },
      });
    for (let attempt = 0; attempt < 5; attempt += 1) await from('203.0.113.7', 'mật khẩu đoán mò');
    expect((await from('203.0.113.7', PASSWORD)).statusCode).toBe(429);
    expect((await from('198.51.100.1', PASSWORD)).statusCode).toBe(200);
    // The owner's success wipes out nobody's failures but the owner's own.
    expect((await from('203.0.113.7', PASSWORD)).statusCode).toBe(429);
  });

  it('does not keep the owner out of a known address, however long strangers knock from many', async () => {
    await makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD });
    const from = async (remoteAddress: string, password: string) =>
      (
        await campaign.app.inject({
          ...{ method: 'POST', url: '/api/session', headers: CONSOLE, remoteAddress },
          payload: { username: 'lanhdao', password },
        })
      ).statusCode;
    const home = '198.51.100.1';
    expect(await from(home, PASSWORD)).toBe(200);
    // A week later: a failure a second for thirteen minutes, each stranger's address used four times.
    const knocks = new Date('2022-05-14T08:00:00+07:00').getTime();
    campaign.clock.standAt(new Date(knocks));
    await campaign.app.get(CleanUpService, { strict: false }).cleanUp();
    await campaign.sql(
      `insert into sign_in_attempt (username_hash, address, attempted_at, succeeded)
       select sha256('lanhdao'), '203.0.' || guess / 4 || '.9', $1::timestamptz - guess * interval '1 second', false
         from generate_series(0, 799) as guess`,
      [new Date(knocks)],
    );
    const answers: number[] = [];
    for (let second = 1; second <= 180; second += 1) {
      campaign.clock.standAt(new Date(knocks + second * 1_000));
      await from(`192.0.2.${second}`, 'mật khẩu đoán mò');
      if (second % 20 === 0) answers.push(await from(home, PASSWORD));
    }
    expect(answers).toEqual(Array<number>(9).fill(200));
    // From anywhere else the right password waits as a wrong one does.
    expect(await from('198.51.100.2', PASSWORD)).toBe(429);
  });

  it('does not count an attempt whose password it had no time to look at', async () => {
    await makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD });
    let isBusy = true;
    const others = Array.from({ length: 50 }, async () => {
      while (isBusy) await hashPassword('một mật khẩu khác');
    });
    expect((await enter('lanhdao', PASSWORD)).statusCode).toBe(503);
    isBusy = false;
    await Promise.all(others);
    expect(await campaign.sql('select from sign_in_attempt')).toEqual([]);
  });

  it('lets guesses from a thousand addresses cost an account’s owner a minute at most', async () => {
    await makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD });
    await campaign.sql(
      `insert into sign_in_attempt (username_hash, address, attempted_at, succeeded)
       select sha256('lanhdao'), '2001:db8:' || to_hex(guess) || ':0::/64', '2022-05-07T15:59:59+07:00', false
         from generate_series(1, 1000) as guess`,
    );
    const refused = await enter('lanhdao', PASSWORD);
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '59']);
    campaign.clock.standAt(new Date('2022-05-07T16:00:59+07:00'));
    expect((await enter('lanhdao', PASSWORD)).statusCode).toBe(200);
  });

  it('does not let a burst of attempts at one instant pass as the first five', async () => {
    await makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD });
    const burst = await Promise.all(Array.from({ length: 12 }, () => enter('lanhdao', 'sai mật khẩu rồi')));
    const statuses = burst.map((answer) => answer.statusCode).sort();
    expect(statuses).toEqual([...Array<number>(5).fill(401), ...Array<number>(7).fill(429)]);
  });

  it('signs out: the cookie is worth nothing from then on', async () => {
    const leader = await signIn(campaign, 'leader');
    expect((await whoAmI(leader.headers)).statusCode).toBe(200);
    const out = await campaign.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: leader.headers,
    });
    expect([out.statusCode, out.cookies[0]?.value]).toEqual([204, '']);
    expect(out.headers['clear-site-data']).toBe('"cache"');
    expect((await whoAmI(leader.headers)).statusCode).toBe(401);
  });

  it('signs out everywhere: every session of the account ends, nobody else’s', async () => {
    const leader = await signIn(campaign, 'leader');
    const phone = await openSession(campaign, leader.id);
    const other = await signIn(campaign, 'leader');
    for (const caller of [leader, phone, other]) {
      expect((await whoAmI(caller.headers)).statusCode).toBe(200);
    }
    await campaign.app.inject({ method: 'DELETE', url: '/api/sessions', headers: phone.headers });
    expect((await whoAmI(leader.headers)).statusCode).toBe(401);
    expect((await whoAmI(phone.headers)).statusCode).toBe(401);
    expect((await whoAmI(other.headers)).statusCode).toBe(200);
  });

  it('ends the session the browser carries when another one begins', async () => {
    await makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD });
    const first = cookieOf(await enter('lanhdao', PASSWORD));
    const second = cookieOf(await enter('lanhdao', PASSWORD, { cookie: first }));
    expect((await whoAmI({ cookie: first })).statusCode).toBe(401);
    expect((await whoAmI({ cookie: second })).statusCode).toBe(200);
  });

  it('keeps sign-in, sign-out and failure in the audit log, with the address and without any secret', async () => {
    const person = await makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD });
    const cookie = cookieOf(await enter('lanhdao', PASSWORD));
    await enter('lanhdao', 'sai mật khẩu rồi');
    await enter('gõ nhầm mật khẩu vào đây', PASSWORD);
    await campaign.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { ...CONSOLE, cookie },
    });
    const entries = await campaign.sql('select * from audit_entry order by id');
    expect(entries).toEqual([
      expect.objectContaining({ action: 'user.sign-in', actor_id: person.id, address: '127.0.0.1' }),
      expect.objectContaining({
        action: 'user.sign-in-refused',
        subject_id: person.id,
        address: '127.0.0.1',
      }),
      expect.objectContaining({ action: 'user.sign-in-refused', subject_id: null, address: '127.0.0.1' }),
      expect.objectContaining({ action: 'user.sign-out', actor_id: person.id }),
    ]);
    const dump =
      JSON.stringify(entries) + JSON.stringify(await campaign.sql('select * from sign_in_attempt'));
    for (const secret of [PASSWORD, 'sai mật khẩu rồi', 'gõ nhầm', cookie.split('=')[1], 'argon2']) {
      expect(dump).not.toContain(secret);
    }
  });
});

describe('with an https address', () => {
  it('the cookie is Secure and bound to the host by its name', async () => {
    const campaign = await startApp('2022-05-07T16:00:00+07:00', { PUBLIC_URL: 'https://tiemchung.example' });
    try {
      await makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD });
      const answer = await campaign.app.inject({
        method: 'POST',
        url: '/api/session',
        headers: { ...CONSOLE, origin: 'https://tiemchung.example' },
        payload: { username: 'lanhdao', password: PASSWORD },
      });
      expect(answer.cookies).toEqual([
        expect.objectContaining({ name: '__Host-session', secure: true, httpOnly: true, path: '/' }),
      ]);
      expect(answer.cookies[0]).not.toHaveProperty('domain');
    } finally {
      await campaign.close();
    }
  });
});

describe('behind one proxy of our own', () => {
  it('a caller is known by the address the proxy saw, whatever they claim', async () => {
    const campaign = await startApp('2022-05-07T16:00:00+07:00', { TRUST_PROXY: 'true' });
    try {
      await campaign.app.inject({
        method: 'POST',
        url: '/api/session',
        headers: { ...CONSOLE, 'x-forwarded-for': '198.51.100.1, 203.0.113.9' },
        payload: { username: 'khong-co-ai', password: PASSWORD },
      });
      const [entry] = await campaign.sql('select address from audit_entry');
      const [attempt] = await campaign.sql('select address from sign_in_attempt');
      expect([entry, attempt]).toEqual([{ address: '203.0.113.9' }, { address: '203.0.113.9' }]);
    } finally {
      await campaign.close();
    }
  });
});
