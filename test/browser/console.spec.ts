import { accessibilityFaults, startConsole, type TestConsole } from '../support/browser.js';

describe('the console', () => {
  let campaign: TestConsole;
  beforeAll(async () => {
    campaign = await startConsole('2022-05-07T16:30:00+07:00');
  });
  afterAll(() => campaign.close());

  it('is served on every path of its own, under a policy without holes', async () => {
    const answer = await campaign.app.inject({ url: '/quan-huyen' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-security-policy']).toMatch(/script-src 'self';/);
    expect(answer.headers['content-security-policy']).not.toMatch(/unsafe/);
  });

  it('draws its first page without a complaint from the browser', async () => {
    const page = await campaign.visit('/');
    await page.waitForSelector('#root > *');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(campaign.complaints).toEqual([]);
  });
});
