import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startSecondInstance } from './support/second-instance.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

type Content = Record<string, unknown>;

/** What is kept, what one administrator changes of it, and what the other, who does not know of that. */
const RECORDS: [string, () => Content, Content, Content][] = [
  [
    'users',
    () => ({ fullName: 'Trần Văn A', role: 'administrator', districtCode: null, email: null }),
    { role: 'auditor' },
    { email: 'a@syt.example' },
  ],
  [
    'recipients',
    () => ({
      ...{ name: 'Trần Thị Lan', address: `${randomUUID()}@syt.example`, districtCode: null },
      ...{ documentKinds: ['daily-workbook'], language: 'vi', enabled: true },
    }),
    { enabled: false },
    { name: 'Trần Thị Ngọc Lan' },
  ],
  [
    'schedules',
    () => ({
      ...{ name: 'Giao ban', task: 'weekly-briefing', atTime: '06:30', weekdays: [1], enabled: true },
    }),
    { enabled: false },
    { name: 'Giao ban tuần' },
  ],
];

describe.each(RECORDS)('%s, changed by two administrators,', (path, content, ones, others) => {
  let campaign: TestApp;
  let second: NestFastifyApplication;
  let one: SignedIn;
  let other: SignedIn;
  let form: Content;
  let url: string;
  beforeAll(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00');
    second = await startSecondInstance(campaign);
    one = await signIn(campaign, 'administrator');
    other = await signIn(campaign, 'administrator');
  });
  afterAll(async () => {
    await second.close();
    await campaign.close();
  });

  /** A record both have opened: its form holds everything, and the version that was seen. */
  beforeEach(async () => {
    const username = path === 'users' ? { username: `u${randomUUID()}` } : {};
    const kept = content();
    const added = (await send(campaign.app, one, 'POST', `/api/${path}`, { ...username, ...kept })).json();
    url = `/api/${path}/${added.id}`;
    form = { ...kept, recordVersion: added.recordVersion };
  });

  const send = (
    app: NestFastifyApplication,
    caller: SignedIn,
    method: 'POST' | 'PUT',
    to: string,
    payload: Content,
  ) => app.inject({ method, url: to, payload, headers: { ...caller.headers, ...caller.key() } });
  // What is done to somebody else's account needs a reason.
  const because = path === 'users' ? { reason: 'Chuyển công tác' } : {};
  const saveHere = (change: Content) =>
    send(campaign.app, one, 'PUT', url, { ...form, ...because, ...change });
  const saveThere = (change: Content) => send(second, other, 'PUT', url, { ...form, ...because, ...change });
  const shown = async () => (await campaign.app.inject({ url, headers: one.headers })).json<Content>();

  it('keep what the first one changed: the other’s form is refused until it is opened anew', async () => {
    expect((await saveHere(ones)).json()).toMatchObject({ ...ones, recordVersion: 2 });
    const stale = await saveThere(others);
    expect(stale.json()).toMatchObject({ status: 409, code: 'record.changed-meanwhile' });
    expect(await shown()).toMatchObject({ ...form, ...ones, recordVersion: 2 });
    const anew = await saveThere({ ...ones, ...others, recordVersion: 2 });
    expect(anew.json()).toMatchObject({ ...ones, ...others, recordVersion: 3 });
  });

  it('take one of two changes of the same instant, and note that one', async () => {
    const answers = await Promise.all([saveHere(ones), saveThere(others)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const taken = answers[0].statusCode === 200 ? ones : others;
    expect(await shown()).toMatchObject({ ...form, ...taken, recordVersion: 2 });
    const noted = await campaign.sql(
      `select actor_id from audit_entry where subject_id = $1 and action like '%.change'`,
      [url.split('/').at(-1)],
    );
    expect(noted).toEqual([{ actor_id: taken === ones ? one.id : other.id }]);
  });

  it.each([undefined, 0, 2 ** 31])('are refused without the version that was seen: %p', async (version) => {
    const { status, code, details } = (await saveHere({ ...ones, recordVersion: version })).json();
    expect([status, code]).toEqual([400, 'request.invalid']);
    expect(details.issues).toEqual([expect.objectContaining({ field: 'recordVersion' })]);
  });
});
