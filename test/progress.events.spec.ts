import { get, type IncomingMessage } from 'node:http';
import { openApp } from '../apps/api/src/app.js';
import { openLog } from '../apps/api/src/platform/log.js';
import { EventStreams } from '../apps/api/src/progress/event-streams.js';
import { SessionsService } from '../apps/api/src/users/sessions.service.js';
import { eventually } from './support/eventually.js';
import { fileFigures, makeSmallCampaign } from './support/small-campaign.js';
import { openSession, signIn, type SignedIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

/** An open stream, read as text. */
interface Listener {
  status: number | undefined;
  /** Resolves when what came so far fits, fails after twenty seconds. */
  until: (fits: (text: string) => boolean) => Promise<string>;
  ended: Promise<void>;
  close: () => void;
}

describe('the events', () => {
  let campaign: TestApp;
  let leader: SignedIn;
  let address: string;
  const listeners: Listener[] = [];
  const logged: string[] = [];
  const causes = (message: string) =>
    logged
      .map((line) => JSON.parse(line) as { message?: string; cause?: { message: string } })
      .filter((line) => line.message === message)
      .map(({ cause }) => cause?.message);

  const listen = (headers: Record<string, string>) =>
    new Promise<Listener>((done, fail) => {
      get(`${address}/api/events`, { headers }, (answer: IncomingMessage) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        const ended = new Promise<void>((end) => answer.on('close', end));
        const until = async (fits: (text: string) => boolean) => {
          for (let waited = 0; waited < 20_000; waited += 10) {
            if (fits(text)) return text;
            await new Promise((later) => setTimeout(later, 10));
          }
          throw new Error(`never came; so far: ${text}`);
        };
        const listener = { status: answer.statusCode, until, ended, close: () => answer.destroy() };
        listeners.push(listener);
        done(listener);
      }).on('error', fail);
    });
  const versions = (text: string) =>
    [...text.matchAll(/data: (\{.*\})/g)].map(([, data]) => JSON.parse(data ?? '') as { version: number });

  beforeAll(async () => {
    const log = openLog('warn', { write: (line) => void logged.push(line) });
    campaign = await startApp('2022-05-07T18:00:00+07:00', {}, log);
    await makeSmallCampaign(campaign, { '901': { '90101': 100 } });
    await campaign.app.listen(0, '127.0.0.1');
    address = await campaign.app.getUrl();
    leader = await signIn(campaign, 'leader');
  });
  afterEach(() => {
    for (const listener of listeners.splice(0)) listener.close();
  });
  afterAll(() => campaign.close());

  it('open no stream to whoever asks for the head alone: it once never ended', async () => {
    for (let ask = 0; ask < 10; ask += 1) {
      const answer = await fetch(`${address}/api/events`, { method: 'HEAD', headers: leader.headers });
      expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
        ...[200, 'text/event-stream; charset=utf-8', ''],
      ]);
    }
  });

  it('tell the data version at once, and the next one when a report is filed', async () => {
    const listener = await listen(leader.headers);
    const [first] = versions(await listener.until((text) => versions(text).length === 1));
    await fileFigures(campaign, '901', '2022-05-07', [{ ward: '90101', submitted: 10 }]);
    await campaign.sql('notify data_version');
    const told = versions(await listener.until((text) => versions(text).length === 2));
    expect(told[1]?.version).toBe((first?.version ?? 0) + 1);
  });

  it('are refused to whoever is not signed in', async () => {
    expect((await campaign.app.inject({ url: '/api/events' })).statusCode).toBe(401);
  });

  it('end at once when the session is signed out, and only that session’s', async () => {
    const other = await openSession(campaign, leader.id);
    const [staying, leaving] = [await listen(leader.headers), await listen(other.headers)];
    await leaving.until((text) => versions(text).length === 1);
    await campaign.app.inject({ method: 'DELETE', url: '/api/session', headers: other.headers });
    await leaving.ended;
    await fileFigures(campaign, '901', '2022-05-06', [{ ward: '90101', submitted: 5 }]);
    await campaign.sql('notify data_version');
    await staying.until((text) => versions(text).length === 2);
  });

  it('are given to six windows of a session, not to a seventh, and again when one was closed', async () => {
    const person = await signIn(campaign, 'auditor');
    const windows = await Promise.all(Array.from({ length: 6 }, () => listen(person.headers)));
    expect(windows.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect((await listen(person.headers)).status).toBe(429);
    windows[0]?.close();
    await eventually(
      async () => (await listen(person.headers)).status,
      (status) => status === 200,
    );
  });

  it('come again by themselves after the database cut the connection', async () => {
    const listener = await listen(leader.headers);
    await listener.until((text) => versions(text).length === 1);
    await campaign.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'tiem-chung events' and datname = current_database()`,
    );
    await fileFigures(campaign, '901', '2022-05-05', [{ ward: '90101', submitted: 5 }]);
    await listener.until((text) => versions(text).length === 2);
    expect(causes('listening again')).toEqual([expect.stringContaining('terminating connection')]);
  });

  it('leave word in the log of what kept them from being told', async () => {
    const sessions = campaign.app.get(SessionsService, { strict: false });
    const { personOf } = sessions;
    const listener = await listen(leader.headers);
    await listener.until((text) => versions(text).length === 1);
    sessions.personOf = () => Promise.reject(new Error('a defect'));
    await campaign.sql('notify data_version');
    await eventually(
      () => Promise.resolve(causes('nobody was told')),
      (told) => told.includes('a defect'),
    );
    sessions.personOf = personOf;
  });

  it('end when the program stops, which does not wait for them', async () => {
    const second = await openApp(campaign.config, campaign.clock);
    await second.app.listen(0, '127.0.0.1');
    const first = address;
    address = await second.app.getUrl();
    const listener = await listen(leader.headers);
    address = first;
    await listener.until((text) => versions(text).length === 1);
    await second.app.close();
    await listener.ended;
  });

  it('are not begun any more by a program that stops, or it would never end', async () => {
    const second = await openApp(campaign.config, campaign.clock);
    await second.app.listen(0, '127.0.0.1');
    second.app.get(EventStreams, { strict: false }).onModuleDestroy();
    const answer = await fetch(`${await second.app.getUrl()}/api/events`, { headers: leader.headers });
    expect([answer.status, answer.headers.get('connection'), answer.headers.get('retry-after')]).toEqual([
      ...[503, 'close', '5'],
    ]);
    await second.app.close();
  });
});
