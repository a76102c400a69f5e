import { causeOf, NestLog, openLog } from '../apps/api/src/platform/log.js';
import { makePerson, signIn } from './support/sign-in.js';
import { startApp } from './support/start-app.js';

const PASSWORD = 'một mật khẩu rất riêng 4711';

describe('the log', () => {
  it('says what failed and where, and nothing the failure carries along', () => {
    const lines: string[] = [];
    const log = new NestLog(openLog('info', { write: (line) => void lines.push(line) }));
    const inner = Object.assign(new Error('no such column'), { parameters: ['Nguyễn Văn A'] });
    log.error(Object.assign(new Error('it broke', { cause: inner }), { parameters: ['Lê Thị B'] }), 'room');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      context: 'room',
      cause: {
        message: 'it broke',
        stack: expect.stringContaining('log.spec') as unknown,
        cause: { message: 'no such column' },
      },
    });
    expect(lines.join('')).not.toMatch(/Nguyễn|Lê/);
  });

  it('says what failed where that is no error of ours: the job queue’s objects, and every address tried', () => {
    const plain = {
      message: 'Connection terminated',
      stack: 'at worker',
      queue: 'run-schedule',
      data: 'Lê Thị B',
    };
    expect(causeOf(plain)).toEqual({ message: 'Connection terminated', stack: 'at worker' });
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(causeOf(new AggregateError([refused, refused]))).toMatchObject({
      name: 'AggregateError',
      errors: [{ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' }, { code: 'ECONNREFUSED' }],
    });
    expect(causeOf('a text')).toBe('a text');
  });

  it('follows a request by its id and says who by an id and from where, and names no person, password, token or query', async () => {
    const lines: string[] = [];
    const log = openLog('debug', { write: (line) => void lines.push(line) });
    const campaign = await startApp('2022-05-07T16:00:00+07:00', {}, log);
    await makePerson(campaign, {
      role: 'district-reporter',
      districtCode: '760',
      username: 'nguoi-rat-dac-biet',
      password: PASSWORD,
    });
    const enter = (password: string) =>
      campaign.app.inject({
        method: 'POST',
        url: '/api/session',
        headers: { 'x-requested-with': 'console', 'user-agent': 'trình duyệt hiếm' },
        remoteAddress: '203.0.113.77',
        payload: { username: 'nguoi-rat-dac-biet', password },
      });
    const refused = await enter('sai mật khẩu riêng');
    const entered = await enter(PASSWORD);
    const token = entered.cookies[0]?.value ?? '';
    const administrator = await signIn(campaign, 'administrator');
    await campaign.app.inject({ url: '/api/users?q=nguoi-rat-dac-biet', headers: administrator.headers });
    await campaign.sql('alter table audit_entry rename to gone');
    const defect = await campaign.app.inject({ url: '/api/audit-entries', headers: administrator.headers });
    await campaign.close();

    const written = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(written).toContainEqual(
      expect.objectContaining({
        requestId: refused.json().requestId,
        method: 'POST',
        path: '/api/session',
        status: 401,
        address: '203.0.113.77',
      }),
    );
    expect(written).toContainEqual(
      expect.objectContaining({ requestId: defect.json().requestId, code: 'system.defect' }),
    );
    expect(written).toContainEqual(
      expect.objectContaining({ path: '/api/users', status: 200, accountId: administrator.id }),
    );
    const all = lines.join('');
    expect(token).toHaveLength(43);
    for (const secret of [
      'nguoi-rat-dac-biet',
      'Người dùng',
      PASSWORD,
      'sai mật khẩu',
      token,
      'trình duyệt hiếm',
    ]) {
      expect(all).not.toContain(secret);
    }
  });
});
