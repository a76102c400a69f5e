import { hostname } from 'node:os';
import { startApp, type TestApp } from './support/start-app.js';

const NOW = '2022-05-07T16:00:00+07:00';

/** The status of a call that names this host, coming through a proxy of ours where one is named. */
const statusOf = async (campaign: TestApp, host: string, forwarded?: string, url = '/api/campaign') =>
  (
    await campaign.app.inject({
      url,
      headers: { host, ...(forwarded === undefined ? {} : { 'x-forwarded-host': forwarded }) },
    })
  ).statusCode;

/** That the host was let in; the campaign itself is not loaded here. */
const IN = 503;
const OUT = 421;

describe('with a public address', () => {
  let campaign: TestApp;
  beforeAll(async () => {
    campaign = await startApp(NOW, {
      PUBLIC_URL: 'https://tiemchung.example',
      ALLOWED_HOSTS: 'api.internal, Noi-Bo.example',
      TRUST_PROXY: '1',
    });
  });
  afterAll(() => campaign.close());

  it.each([
    ['the public one', 'tiemchung.example', IN],
    ['the public one with a port, in capitals, with a dot at its end', 'TiemChung.example.:8443', IN],
    ['one that is allowed besides', 'api.internal:3000', IN],
    ['one that is allowed besides, however it is written', 'noi-bo.EXAMPLE', IN],
    ['this machine', 'localhost:3000', IN],
    ['this machine by its number', '127.0.0.1:3000', IN],
    ['this machine by its long number', '[::1]:3000', IN],
    ['another one, whose name leads here', 'evil.example', OUT],
    ['one that begins like ours', 'tiemchung.example.evil.example', OUT],
    ['one that ends like ours', 'eviltiemchung.example', OUT],
    ['a bare address', '203.0.113.9', OUT],
    ['ours behind a name and a sign', 'evil.example@tiemchung.example', OUT],
  ])('a call that names %s is answered accordingly: %s', async (_, host, status) => {
    expect(await statusOf(campaign, host)).toBe(status);
  });

  it('what a proxy forwards must be ours, too, and so must what the call itself names', async () => {
    expect(await statusOf(campaign, 'api.internal', 'tiemchung.example')).toBe(IN);
    expect(await statusOf(campaign, 'api.internal', 'evil.example')).toBe(OUT);
    expect(await statusOf(campaign, 'evil.example', 'tiemchung.example')).toBe(OUT);
  });

  it('machines that watch may ask by a bare address, and nobody by another name', async () => {
    expect(await statusOf(campaign, '10.0.0.7:3000', undefined, '/health/live')).toBe(200);
    expect(await statusOf(campaign, 'evil.example', undefined, '/health/live')).toBe(OUT);
    expect(await statusOf(campaign, 'evil.example', undefined, '/metrics')).toBe(OUT);
  });

  it('the refusal is a problem document with the headers of every answer', async () => {
    const answer = await campaign.app.inject({ url: '/quan/760', headers: { host: 'evil.example' } });
    expect(answer.json()).toMatchObject({ status: 421, code: 'request.wrong-host' });
    expect(answer.headers['x-frame-options']).toBe('DENY');
  });

  it('a page of another name cannot write by naming its own host', async () => {
    const answer = await campaign.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { host: 'evil.example', origin: 'http://evil.example', 'x-requested-with': 'console' },
      payload: { username: 'a', password: 'b' },
    });
    expect(answer.statusCode).toBe(OUT);
  });
});

describe('without a public address', () => {
  let campaign: TestApp;
  beforeAll(async () => {
    campaign = await startApp(NOW);
  });
  afterAll(() => campaign.close());

  it.each([
    ['this machine', 'localhost:3000', IN],
    ['a bare address, as a desk in the same network asks', '192.168.1.20:3000', IN],
    ['the machine by its own name', `${hostname()}:3000`, IN],
    ['another name, which leads here', 'evil.example', OUT],
  ])('a call that names %s is answered accordingly: %s', async (_, host, status) => {
    expect(await statusOf(campaign, host)).toBe(status);
  });
});
