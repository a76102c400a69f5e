import type { Page } from 'playwright-core';
import { DEMONSTRATION_PASSWORD, demonstrationAccounts } from '../../apps/api/src/demonstration/accounts.js';
import { accessibilityFaults, drawn, speak, startConsole, type TestConsole } from '../support/browser.js';
import { makePerson } from '../support/sign-in.js';
import { makeCampaign } from '../support/make-campaign.js';

const PASSWORD = 'một câu dài dễ nhớ';

describe('the console', () => {
  let campaign: TestConsole;
  beforeAll(async () => {
    campaign = await startConsole('2022-05-07T16:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
  });
  afterEach(() => campaign.leave());
  afterAll(() => campaign.close());

  it('is served on every path of its own, under a policy without holes', async () => {
    const answer = await campaign.app.inject({ url: '/quan-huyen' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-security-policy']).toMatch(/script-src 'self';/);
    expect(answer.headers['content-security-policy']).not.toMatch(/unsafe/);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('gives each page a nonce of its own', async () => {
    const nonces = [];
    for (let page = 0; page < 2; page += 1) {
      const answer = await campaign.app.inject({ url: '/' });
      const [, nonce] = /name="csp-nonce" content="([^"]+)"/.exec(answer.body) ?? [];
      expect(answer.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
      nonces.push(nonce);
    }
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('asks for the first figures with the page, once somebody may see them', async () => {
    const asked = async (headers: Record<string, string>) => {
      const { body } = await campaign.app.inject({ url: '/', headers });
      return [...body.matchAll(/rel="preload"[^>]*href="\/api\/([a-z]+)/g)].map(([, question]) => question);
    };
    expect(await asked({})).toEqual(['campaign']);
    expect(await asked({ cookie: 'session=x' })).toEqual(['session', 'campaign', 'progress']);
  });

  it('has its sign-in page ask no more than who is there, and end no session that is none', async () => {
    const page = await campaign.visit('about:blank');
    const refused: string[] = [];
    page.on('response', (answer) => {
      if (answer.status() >= 400)
        refused.push(`${answer.request().method()} ${new URL(answer.url()).pathname}`);
    });
    await page.goto(campaign.url);
    await page.getByLabel('Tên đăng nhập').waitFor();
    await page.waitForLoadState('networkidle');
    expect([...new Set(refused)]).toEqual(['GET /api/session']);
    expect(refused.length).toBeLessThan(3);
    await page.context().close();
  });

  it('sends its script compressed and lets the browser keep it for a year', async () => {
    const page = await campaign.app.inject({ url: '/' });
    const [script = ''] = /\/assets\/[^"]+\.js/.exec(page.body) ?? [];
    const answer = await campaign.app.inject({ url: script, headers: { 'accept-encoding': 'gzip, br' } });
    expect(answer.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it('opens with less than 350 kB of compressed script, and without the charting and component libraries', async () => {
    const page = await campaign.app.inject({ url: '/' });
    const scripts = await Promise.all(
      [...new Set(page.body.match(/\/assets\/[^"]+\.js/g))].map(async (url) => ({
        text: (await campaign.app.inject({ url })).body,
        sent: (await campaign.app.inject({ url, headers: { 'accept-encoding': 'gzip' } })).rawPayload.length,
      })),
    );
    expect(scripts.reduce((sum, { sent }) => sum + sent, 0)).toBeLessThan(350_000);
    expect(scripts.filter(({ text }) => /recharts-surface|MuiButtonBase/.test(text))).toEqual([]);
  });

  it.each(['/assets/gone-12345678.js', '/api/no-such-thing'])(
    'does not pass itself off as %s',
    async (url) => {
      const answer = await campaign.app.inject({ url });
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    },
  );

  it('asks who one is, in words of one’s own, and says at once that its figures are no real ones', async () => {
    const page = await campaign.visit('/');
    await page.getByRole('heading', { name: 'Làm sạch dữ liệu tiêm chủng' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('vi');
    expect(await page.locator('.demonstration').innerText()).toContain('DỮ LIỆU MINH HỌA');
    const note = await page.getByText('Tài khoản xem thử').innerText();
    const accounts = demonstrationAccounts([{ code: '760', name: 'Quận 1' }]).map(({ username }) => username);
    expect(note.match(/[a-z]+\d*(?=[,;])/g)?.filter((name) => !accounts.includes(name))).toEqual([]);
    expect(note).toContain(DEMONSTRATION_PASSWORD);
    expect(await accessibilityFaults(page)).toEqual([]);
    await speak(page, 'en');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('.demonstration').innerText()).toContain('DEMONSTRATION DATA');
  });

  it('does not say which of name and password was wrong', async () => {
    await makePerson(campaign, { role: 'leader', username: 'wrong-once', password: PASSWORD });
    const page = await campaign.visit('/');
    for (const name of ['wrong-once', 'nobody']) {
      await page.getByLabel('Tên đăng nhập').fill(name);
      await page.getByLabel('Mật khẩu').fill('không phải mật khẩu');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').filter({ hasText: 'Tên đăng nhập hoặc mật khẩu không đúng' }).waitFor();
    }
  });

  it('leads from a link through the sign-in to the page linked to, by keyboard alone', async () => {
    await makePerson(campaign, { role: 'leader', username: 'leader', password: PASSWORD });
    const page = await campaign.visit('/cham-tien-do?ngay=2022-05-06');
    await page.getByLabel('Tên đăng nhập').waitFor();
    await page.keyboard.type('leader');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/cham-tien-do?ngay=2022-05-06');
  });

  describe('leads back to where one was, or was going, when the session has ended meanwhile', () => {
    it('and the page heard of it before anything was pressed', async () => {
      const { page, endSession } = await onTheDistrictsPage('heard');
      await endSession();
      await signInAs(page, 'heard');
      await page.waitForURL('**/quan-huyen');
    });

    it('and a link is followed before the page heard of it', async () => {
      const { page, endSession } = await onTheDistrictsPage('unheard', async (page) => {
        // What tells an open page of the end never comes.
        await page.route('**/api/events', () => new Promise(() => undefined));
      });
      // Nor is any question answered until the link was followed.
      let answerAll: () => void = () => undefined;
      const isFollowed = new Promise<void>((resolve) => (answerAll = resolve));
      await page.route('**/api/**', async (route) => {
        await isFollowed;
        await route.continue();
      });
      await endSession();
      await page.getByRole('link', { name: 'Địa bàn chậm' }).click();
      answerAll();
      await signInAs(page, 'unheard');
      await page.waitForURL('**/cham-tien-do');
    });

    async function onTheDistrictsPage(username: string, before?: (page: Page) => Promise<void>) {
      const { id } = await makePerson(campaign, { role: 'leader', username, password: PASSWORD });
      const page = await campaign.visit('/icon.svg');
      await before?.(page);
      await page.goto('/');
      await signInAs(page, username);
      await page.getByRole('link', { name: 'Quận, huyện' }).click();
      await page.getByRole('table').first().waitFor();
      // No question is on its way any more that would hear of the end.
      await drawn(page);
      return { page, endSession: () => campaign.sql('delete from session where user_id = $1', [id]) };
    }
  });

  it('shows nothing else until a first password is changed', async () => {
    await makePerson(campaign, {
      role: 'leader',
      username: 'newcomer',
      password: PASSWORD,
      mustChangePassword: true,
    });
    const page = await campaign.visit('/');
    await signInAs(page, 'newcomer');
    await page.getByRole('heading', { name: 'Đổi mật khẩu' }).waitFor();
    expect(await page.getByRole('link', { name: 'Tổng quan' }).count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByLabel('Mật khẩu hiện tại').fill(PASSWORD);
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill('ngắn');
    await page.getByLabel('Nhập lại mật khẩu mới').fill('ngắn');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'chưa đủ an toàn' }).waitFor();

    await page.getByLabel('Mật khẩu mới', { exact: true }).fill('bốn từ không ai đoán');
    await page.getByLabel('Nhập lại mật khẩu mới').fill('bốn từ không ai đoán');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Tổng quan' }).waitFor();
  });

  it('says what happened where the server cannot be reached, and tries again when asked', async () => {
    await makePerson(campaign, { role: 'leader', username: 'offline', password: PASSWORD });
    const page = await campaign.visit('/');
    await signInAs(page, 'offline');
    await page.route('**/api/progress/**', (route) => route.abort());
    await page.getByRole('link', { name: 'Quận, huyện' }).click();
    await page.getByRole('alert').filter({ hasText: 'Không liên lạc được với máy chủ' }).waitFor();
    await page.unroute('**/api/progress/**');
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await page.getByRole('heading', { name: 'Kết quả theo quận, huyện' }).waitFor();
  });

  it('has met no error and no refused resource on the way', () => {
    expect(campaign.complaints.filter((text) => !text.includes('ERR_FAILED'))).toEqual([]);
  });
});

async function signInAs(page: Page, username: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('.side').getByText(username).waitFor();
}
