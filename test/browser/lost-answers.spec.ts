import type { Page } from 'playwright-core';
import { Client } from 'pg';
import { startConsole, type TestConsole } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { makeCampaign } from '../support/make-campaign.js';
import { confirmSessions, makePerson } from '../support/sign-in.js';

const PASSWORD = 'một câu dài dễ nhớ';

describe('an answer that does not come', () => {
  let campaign: TestConsole;
  let page: Page;
  beforeAll(async () => {
    campaign = await startConsole('2022-05-07T16:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    await makePerson(campaign, { role: 'administrator', username: 'quantri', password: PASSWORD });
    page = await campaign.visit('/');
    await page.getByLabel('Tên đăng nhập').fill('quantri');
    await page.getByLabel('Mật khẩu').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.account').waitFor();
    await confirmSessions(campaign);
  });
  afterAll(() => campaign.close());

  const save = () => page.getByRole('button', { name: 'Lưu' }).click();
  const accounts = () => campaign.sql(`select from user_account where username = 'nguyen.an'`);

  it('has a form saved once: pressed again, it waits for the first one and shows what became of it', async () => {
    await page.goto('/users/create');
    await page.getByLabel('Tên đăng nhập').fill('nguyen.an');
    await page.getByLabel('Họ tên').fill('Nguyễn An');
    await page.getByLabel('Vai trò').click();
    await page.getByRole('option', { name: 'Kiểm tra, giám sát' }).click();

    // The first one is still being worked on when its connection is lost.
    const holder = new Client({ connectionString: campaign.ownerUrl });
    await holder.connect();
    await holder.query('begin; lock table user_account in exclusive mode');
    let calls = 0;
    await page.route('**/api/users', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      calls += 1;
      if (calls > 1) return route.fallback();
      route.fetch().catch(() => undefined);
      await eventually(
        () => campaign.sql('select from idempotent_answer'),
        ({ length }) => length === 1,
      );
      return route.abort();
    });
    await save();
    await page.getByText('Không liên lạc được với máy chủ').first().waitFor();
    await save();
    await eventually(
      () => Promise.resolve(calls),
      (count) => count >= 3,
    );
    await holder.end();
    await page.getByRole('dialog').getByText('Mật khẩu đã hiện một lần').waitFor();
    expect(await accounts()).toHaveLength(1);
  });

  it('is not the last word on news: a window refused them listens again', async () => {
    let refusals = 0;
    await page.route('**/api/events', (route) => {
      refusals += 1;
      return refusals > 1 ? route.fallback() : route.fulfill({ status: 503 });
    });
    await page.reload();
    await page.waitForResponse((answer) => answer.url().endsWith('/api/events') && answer.ok());
    expect(refusals).toBe(2);
  });
});
