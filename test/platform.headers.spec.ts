import { signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

describe('every answer', () => {
  let campaign: TestApp;
  beforeAll(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00');
  });
  afterAll(() => campaign.close());

  it.each(['/api/session', '/api/no-such-thing', '/health/live'])(
    '(%s) runs nothing, is framed by nobody, and is what it says it is',
    async (url) => {
      const { headers } = await campaign.app.inject({ url });
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['content-security-policy']).toBe(`default-src 'none'; frame-ancestors 'none'`);
      expect(headers['permissions-policy']).toContain('camera=()');
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('strict-transport-security');
    },
  );

  it('of the API is kept by no cache, refusals included', async () => {
    const leader = await signIn(campaign, 'leader');
    const answer = await campaign.app.inject({ url: '/api/session', headers: leader.headers });
    const refusal = await campaign.app.inject({ url: '/api/session' });
    expect([answer.headers['cache-control'], refusal.headers['cache-control']]).toEqual([
      'no-store',
      'no-store',
    ]);
  });

  it('allows nobody else’s page to read it', async () => {
    const { headers } = await campaign.app.inject({
      url: '/api/session',
      headers: { origin: 'https://evil.example' },
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('with an https address', () => {
  it('the browser is told to come by https only', async () => {
    const campaign = await startApp('2022-05-07T16:00:00+07:00', { PUBLIC_URL: 'https://tiemchung.example' });
    try {
      const { headers } = await campaign.app.inject({ url: '/health/live' });
      expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
    } finally {
      await campaign.close();
    }
  });
});
