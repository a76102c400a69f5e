import { accessibilityFaults, startConsole, type TestConsole } from '../support/browser.js';
import { makePerson, openSession, signIn } from '../support/sign-in.js';
import { fileFigures, makeSmallCampaign } from '../support/small-campaign.js';

const SIGN_IN = 'input[name="password"]';
const PASSWORD = 'nắng sớm trên sông';

describe('an open page', () => {
  let console: TestConsole;
  beforeAll(async () => {
    console = await startConsole('2022-05-07T18:00:00+07:00');
    await makeSmallCampaign(console, { '901': { '90101': 100 } });
    await fileFigures(console, '901', '2022-05-07', [{ ward: '90101', submitted: 10 }]);
  });
  afterEach(() => console.leave());
  afterAll(() => console.close());

  it('is emptied when its session ends elsewhere, and shows nothing of it on the way back', async () => {
    const administrator = await signIn(console, 'administrator');
    const page = await console.visit('/users', administrator);
    await page.getByText(administrator.username).first().waitFor();
    await console.sql('delete from session where user_id = $1', [administrator.id]);
    await page.locator(SIGN_IN).waitFor();
    expect(await page.locator('body').innerText()).not.toContain(administrator.username);
    await page.goBack();
    await page.locator(SIGN_IN).waitFor();
    expect(await page.locator('body').innerText()).not.toContain(administrator.username);
  });

  it('is emptied when its session runs out, also where it asked too early', async () => {
    const leader = await signIn(console, 'leader');
    await console.sql(`update session set expires_at = $2 where user_id = $1`, [
      leader.id,
      new Date(console.clock.now().getTime() + 1_000),
    ]);
    const page = await console.visit('/', leader);
    await page.getByText(leader.fullName).first().waitFor();
    // Our clock stands, the browser's runs: by its own the second is over.
    const tooEarly = await page.waitForResponse('**/api/session');
    expect(tooEarly.status()).toBe(200);
    console.clock.standAt(new Date(console.clock.now().getTime() + 2_000));
    await page.locator(SIGN_IN).waitFor();
  });

  it('asks for the own password once more before a password is given anew, and goes on then', async () => {
    const { id, ...person } = await makePerson(console, { role: 'administrator', password: PASSWORD });
    const administrator = { id, ...person, ...(await openSession(console, id)) };
    await console.sql('update session set confirmed_at = null where user_id = $1', [id]);
    const somebody = await makePerson(console, { role: 'leader' });
    const page = await console.visit(`/users/${somebody.id}/show`, administrator);
    await page.getByRole('button', { name: 'Cấp mật khẩu mới' }).click();
    await page.locator('dialog').getByLabel('Lý do').fill('Quên mật khẩu');
    await page.locator('dialog').getByRole('button', { name: 'Cấp mật khẩu mới' }).click();
    const asked = page.getByRole('dialog', { name: 'Xác nhận bằng mật khẩu' });
    await asked.locator('input[type="password"]').fill('không phải');
    await asked.getByRole('button', { name: 'Xác nhận' }).click();
    await asked.getByText('không đúng').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await asked.locator('input[type="password"]').fill(PASSWORD);
    await asked.getByRole('button', { name: 'Xác nhận' }).click();
    expect(await page.locator('output.first-password').innerText()).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
  });
});
