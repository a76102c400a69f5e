import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { openApp } from '../apps/api/src/app.js';
import { signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

describe('one caller', () => {
  let campaign: TestApp;
  let port: number;
  beforeAll(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00');
    await campaign.app.listen(0, '127.0.0.1');
    port = (campaign.app.getHttpServer().address() as AddressInfo).port;
  });
  afterAll(() => campaign.close());

  /** Sends the bytes as they are; gives what came back until the other side hung up. */
  const send = (bytes: string): Promise<string> =>
    new Promise((resolve) => {
      let received = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
      socket.on('data', (chunk) => (received += chunk.toString()));
      socket.on('error', () => resolve(received));
      socket.on('close', () => resolve(received));
    });

  it('may not send a body of more than 1 MiB', async () => {
    const answer = await campaign.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-requested-with': 'console' },
      payload: { username: 'a', password: 'x'.repeat(1_100_000) },
    });
    expect(answer.json()).toMatchObject({ status: 413, code: 'request.too-large' });
  });

  it('may not send more than 16 KiB of headers', async () => {
    const answer = await send(`GET /health/live HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 431 /);
  });

  it.each([
    [
      'more headers than are read',
      `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'request.headers-too-large',
    ],
    ['something that is no HTTP', 'GET\r\n\r\n', 400, 'request.invalid'],
    ['a method there is not', 'FETCH / HTTP/1.1\r\nhost: localhost\r\n\r\n', 400, 'request.invalid'],
    [
      'two lengths',
      'POST /api/session HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
      400,
      'request.invalid',
    ],
    [
      'an expectation nobody meets',
      'GET /api/campaign HTTP/1.1\r\nhost: localhost\r\nexpect: miracles\r\n\r\n',
      417,
      'request.expectation-failed',
    ],
    [
      'two hosts',
      'GET /api/campaign HTTP/1.1\r\nhost: localhost\r\nhost: localhost\r\nconnection: close\r\n\r\n',
      400,
      'request.invalid',
    ],
    ['no host', 'GET /api/campaign HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'request.invalid'],
  ])(
    'who sends %s is answered as every other refusal is, headers and all',
    async (_, bytes, status, code) => {
      const [head = '', body = ''] = (await send(bytes)).split('\r\n\r\n');
      expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(head.toLowerCase()).toContain('content-type: application/problem+json');
      for (const header of [
        'x-content-type-options: nosniff',
        'cache-control: no-store',
        'x-frame-options: deny',
      ])
        expect(head.toLowerCase()).toContain(header);
      expect(JSON.parse(body)).toMatchObject({ status, code, titleEn: expect.any(String) as unknown });
    },
  );

  it('may not hold a connection by sending its headers a little at a time', async () => {
    const server = campaign.app.getHttpServer() as { headersTimeout: number; requestTimeout: number };
    expect([server.headersTimeout, server.requestTimeout]).toEqual([10_000, 120_000]);
    server.headersTimeout = 200;
    const began = performance.now();
    expect(await send('GET /health/live HTTP/1.1\r\nhost: a\r\nx-slow: ')).toMatch(/^HTTP\/1.1 408 /);
    expect(performance.now() - began).toBeLessThan(5_000);
    server.headersTimeout = 10_000;
  });

  it('may not hold the program, when it stops, by falling silent in the middle of a request', async () => {
    const second = await openApp(campaign.config, campaign.clock);
    await second.app.listen(0, '127.0.0.1');
    const at = (second.app.getHttpServer().address() as AddressInfo).port;
    const request = 'POST /api/session HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
    const socket = connect(at, '127.0.0.1', () => socket.write(`${request}content-length: 1000\r\n\r\n{`));
    socket.on('error', () => undefined);
    const isCut = new Promise((cut) => socket.once('close', cut));
    await once(second.app.getHttpServer() as Server, 'request');
    await second.app.close();
    await isCut;
  });

  it.each([
    ['with a parameter of more than 100 characters', `/api/users/${'1'.repeat(101)}`],
    ['whose escapes mean nothing', '/api/users/%zz'],
  ])('may not ask for an address %s', async (_, url) => {
    const administrator = await signIn(campaign, 'administrator');
    const answer = await campaign.app.inject({ url, headers: administrator.headers });
    expect(answer.json()).toMatchObject({ status: 404, code: 'access.not-found' });
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it('may not add fields nobody asked for, however many', async () => {
    const administrator = await signIn(campaign, 'administrator');
    const many = Array.from({ length: 1_000 }, (_, index) => `f${index}=1`).join('&');
    for (const query of ['colour=red', many, '__proto__=1', 'page=1&page=2']) {
      const answer = await campaign.app.inject({
        url: `/api/users?${query}`,
        headers: administrator.headers,
      });
      expect(answer.json()).toMatchObject({ status: 400, code: 'request.invalid' });
    }
  });

  it.each([
    ['a body nested a hundred thousand deep', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['a body that is no JSON', '{"username":'],
    ['a body that would change what every object is', '{"__proto__":{"role":"administrator"}}'],
    ['a list where an object belongs', '[]'],
    ['nothing at all', ''],
  ])('who sends %s is told so, and nothing falls', async (_, payload) => {
    const answer = await campaign.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-requested-with': 'console', 'content-type': 'application/json' },
      payload,
    });
    expect(answer.json()).toMatchObject({ status: 400, code: 'request.invalid' });
    expect((await campaign.app.inject({ url: '/health/ready' })).statusCode).toBe(200);
  });

  it('who names a composed letter by two characters is understood all the same', async () => {
    const administrator = await signIn(campaign, 'administrator');
    const answer = await campaign.app.inject({
      method: 'POST',
      url: '/api/users',
      headers: { ...administrator.headers, ...administrator.key() },
      payload: { username: 'to-hoai', fullName: 'Tô Hoài Đức'.normalize('NFD'), role: 'leader' },
    });
    expect(answer.json().fullName).toBe('Tô Hoài Đức'.normalize('NFC'));
  });
});
