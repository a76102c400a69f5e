import { startApp, type TestApp } from './support/start-app.js';

describe('health', () => {
  let campaign: TestApp;
  beforeAll(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00');
  });
  afterAll(() => campaign.close());

  it.each(['/health/live', '/health/ready'])('%s says ok while the database answers', async (url) => {
    const answer = await campaign.app.inject({ url });
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('answers a path nobody declared with the not-found problem', async () => {
    const answer = await campaign.app.inject({ url: '/api/no-such-thing' });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ code: 'access.not-found', title: 'Không tìm thấy' });
  });
});
