import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

describe('a write', () => {
  let campaign: TestApp;
  let leader: SignedIn;
  beforeAll(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00', { PUBLIC_URL: 'http://tiemchung.example' });
  });
  beforeEach(async () => {
    leader = await signIn(campaign, 'leader');
  });
  afterAll(() => campaign.close());

  const signOut = (headers: Record<string, string>) =>
    campaign.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { cookie: leader.headers['cookie'] ?? '', ...headers },
    });

  it.each([
    ['our own page', { origin: 'http://localhost' }],
    ['our own page, the usual port written out', { origin: 'http://localhost', host: 'localhost:80' }],
    ['the public address', { origin: 'http://tiemchung.example' }],
    ['a page of ours that only says where it was', { referer: 'http://localhost/quan?ngay=2022-05-07' }],
    ['a program that says nothing of where it comes from', {}],
  ])('from %s is done', async (_, headers) => {
    expect((await signOut({ 'x-requested-with': 'console', ...headers })).statusCode).toBe(204);
  });

  it.each([
    ['another site’s form, which cannot send our header', { 'x-requested-with': '' }],
    ['another site', { origin: 'https://evil.example' }],
    ['another port of the same host', { origin: 'http://localhost:8080' }],
    ['a site whose name begins with ours', { origin: 'http://localhost.evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a page of another site that only says where it was', { referer: 'https://evil.example/localhost' }],
    ['something that is no address', { origin: 'localhost' }],
  ])('from %s is refused, and the session stays', async (_, headers) => {
    const answer = await signOut({ 'x-requested-with': 'console', ...headers });
    expect(answer.json()).toMatchObject({ status: 403, code: 'request.forged' });
    const session = await campaign.app.inject({ url: '/api/session', headers: leader.headers });
    expect(session.statusCode).toBe(200);
  });
});
