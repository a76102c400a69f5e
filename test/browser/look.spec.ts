import { reportingDate } from '../../apps/api/src/domain/reporting-date.js';
import { startConsole, type TestConsole, accessibilityFaults } from '../support/browser.js';
import { makePerson } from '../support/sign-in.js';
import { tellStory } from '../support/tell-story.js';

const PAGES = (process.env['LOOK'] ?? '/').split(' ');
describe('look', () => {
  let campaign: TestConsole;
  beforeAll(async () => {
    campaign = await startConsole(process.env['NOW'] ?? '2022-05-07T20:30:00+07:00');
    await tellStory(campaign, reportingDate(process.env['UNTIL'] ?? '2022-05-07'));
  });
  afterAll(() => campaign.close());
  it('shoots', async () => {
    await makePerson(campaign, { role: 'leader', username: 'lanh-dao', password: 'mật khẩu dài lắm' });
    const page = await campaign.visit('/');
    page.on('response', (r) => {
      if (r.status() >= 400) console.log(r.status(), r.url());
    });
    await page.waitForSelector('input[name=username]');
    await page.screenshot({ path: '/tmp/webdev/sign-in.png' });
    console.log('axe sign-in', await accessibilityFaults(page));
    await page.fill('input[name=username]', 'lanh-dao');
    await page.fill('input[name=password]', 'mật khẩu dài lắm');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.side nav a');
    if (process.env['EN']) {
      await page.click('button[lang=en]');
    }
    for (const [index, path] of PAGES.entries()) {
      await page.goto(path);
      await page.waitForLoadState('load');
      await page.waitForTimeout(1500);
      if (process.env['DO']) {
        await eval(process.env['DO']);
        await page.waitForTimeout(700);
      }
      await page.screenshot({ path: `/tmp/webdev/page-${index}.png`, fullPage: !!process.env['FULL'] });
      console.log(
        path,
        await accessibilityFaults(page),
        await page.evaluate(
          '[document.documentElement.scrollHeight, innerHeight, document.documentElement.scrollWidth, innerWidth].join()',
        ),
      );
    }
    console.log('complaints', campaign.complaints);
  }, 120_000);
});
