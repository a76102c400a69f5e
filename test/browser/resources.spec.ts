import type { Page, Request } from 'playwright-core';
import { ACCESS } from '../../apps/web/src/app/access.js';
import type { Role } from '../../apps/api/src/domain/roles.js';
import {
  accessibilityFaults,
  drawn,
  follow,
  speak,
  startConsole,
  strayWords,
  type TestConsole,
} from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { makeCampaign } from '../support/make-campaign.js';
import { fileReport } from '../support/make-report.js';
import { confirmSessions, makePerson } from '../support/sign-in.js';

const PASSWORD = 'một câu dài dễ nhớ';
const LISTS = Object.keys(ACCESS).filter((name) => name !== 'districts');
const FORMS = [
  ...['ward-versions', 'district-versions', 'campaign-members', 'requirements', 'deadlines', 'regimes'],
  ...['calendar-days', 'campaign-events', 'users', 'recipients', 'schedules'],
];

describe('the screens of lists and records', () => {
  let campaign: TestConsole;
  const pages = new Map<Role, Page>();
  /** What the administrator's page has asked and not been answered; the news it listens to never ends. */
  const underway = new Set<Request>();
  beforeAll(async () => {
    campaign = await startConsole('2022-05-07T16:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    const rows = () => ({ submitted: 1_040, verified: 900, unresolved: 20, exempt: 0, signed: 300 });
    await fileReport(campaign, { districtCode: '773', date: '2022-05-07', rows });
    for (const role of ['administrator', 'reviewer', 'district-reporter'] as const) {
      const districtCode = role === 'district-reporter' ? '773' : null;
      await makePerson(campaign, { role, districtCode, username: role, password: PASSWORD });
      const page = await campaign.visit('/');
      await page.getByLabel('Tên đăng nhập').fill(role);
      await page.getByLabel('Mật khẩu').fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.locator('.account').waitFor();
      pages.set(role, page);
    }
    const page = pageOf('administrator');
    page.on('request', (request) => request.url().endsWith('/api/events') || underway.add(request));
    page.on('requestfinished', (request) => underway.delete(request));
    page.on('requestfailed', (request) => underway.delete(request));
    await confirmSessions(campaign);
  });
  afterAll(() => campaign.close());

  const pageOf = (role: Role): Page => {
    const page = pages.get(role);
    if (!page) throw new Error(`Nobody signed in as ${role}.`);
    return page;
  };

  it.each(LISTS)('opens the list %s to the administrator, readable by everyone', async (name) => {
    const page = pageOf('administrator');
    await follow(page, `/${name}`);
    await page.locator('.RaList-content').waitFor();
    await settled(page, underway);
    expect(await accessibilityFaults(page)).toEqual([]);
    await inBothLanguages(page, async () => expect(await strayWords(page)).toEqual([]));
  });

  it.each(FORMS)('opens the form of %s, every field named', async (name) => {
    const page = pageOf('administrator');
    await follow(page, `/${name}/create`);
    await page.getByRole('button', { name: 'Lưu' }).waitFor();
    await settled(page, underway);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it.each(['ward-versions', 'campaign-members', 'requirements', 'deadlines', 'calendar-days'])(
    'lets the form of %s say that it is a correction of days already reported',
    async (name) => {
      const page = pageOf('administrator');
      await follow(page, `/${name}/create`);
      await page.getByLabel(/Đây là đính chính/).waitFor();
    },
  );

  it.each(FORMS)(
    'tells in words what is wrong in the form of %s, and keeps it in the other language',
    async (name) => {
      const page = pageOf('administrator');
      await follow(page, `/${name}/create`);
      await page.getByRole('button', { name: 'Lưu' }).click();
      await page.locator('.Mui-error').first().waitFor();
      await inBothLanguages(page, async () => expect(await strayWords(page)).toEqual([]));
      const fields = page.locator('main input[type="text"]:not([role="combobox"])');
      for (const field of await fields.all()) await field.fill('mai');
      await page.getByRole('button', { name: 'Lưu' }).click();
      await inBothLanguages(page, async () => {
        expect(await strayWords(page)).toEqual([]);
        for (const field of await fields.all()) expect(await field.inputValue()).toBe('mai');
      });
    },
  );

  it.each(['ward-versions', 'requirements', 'deadlines', 'users', 'audit-entries', 'daily-reports'])(
    'leads from the list %s to a record by a link in its first column',
    async (name) => {
      const page = pageOf('administrator');
      await follow(page, `/${name}`);
      await page.locator('.RaList-content tbody tr').first().locator('a').first().click();
      await page.waitForURL(new RegExp(`/${name}/.+/show$`));
      await page.locator('.record-facts').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
    },
  );

  it('lists the districts in the official order, the code in a column of its own', async () => {
    const page = pageOf('administrator');
    await follow(page, '/district-versions');
    await page.locator('.RaList-content tbody tr').first().waitFor();
    const headings = await page.locator('.RaList-content thead th').allInnerTexts();
    expect(headings.slice(0, 2)).toEqual(['Tên', 'Mã']);
    const cells = page.locator('.RaList-content tbody tr').first().locator('td');
    expect((await cells.allInnerTexts()).slice(0, 2)).toEqual(['Thành phố Thủ Đức', '769']);
  });

  it('lets the reviewer choose the district to file for by its name', async () => {
    const page = pageOf('reviewer');
    await follow(page, '/nop-bao-cao');
    const names = page.locator('.filing-head select').first().locator('option:not([disabled])');
    await names.nth(21).waitFor({ state: 'attached' });
    expect((await names.allInnerTexts()).slice(0, 7)).toEqual([
      ...['Thành phố Thủ Đức', 'Quận 1', 'Quận 3', 'Quận 4', 'Quận 5', 'Quận 6', 'Quận 7'],
    ]);
  });

  it('adds a holiday, replaces it and withdraws it, each time with a reason, and is told what else that changes', async () => {
    const page = pageOf('administrator');
    await follow(page, '/calendar-days/create');
    await page.locator('input[name="date"]').fill('19/5/2022');
    // What it changes besides is said before it is confirmed.
    await page.getByText('làm đổi cả số đã công bố: tốc độ ký, số cần ký mỗi ngày, dự báo').waitFor();
    await page.getByLabel(/^Lý do/).fill('Nghỉ theo thông báo của Sở');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.waitForURL(/calendar-days\/.+\/show$/);

    await page.getByRole('link', { name: 'Sửa' }).click();
    await page.locator('input[name="date"]').fill('20/05/2022');
    await page.getByLabel(/^Lý do/).fill('Thông báo được sửa');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('heading', { name: 'Các bản trước nay' }).waitFor();

    await page.getByRole('button', { name: 'Hủy hiệu lực' }).click();
    await page.getByRole('dialog').getByText('làm đổi cả số đã công bố').waitFor();
    await page.getByRole('dialog').getByLabel('Lý do').fill('Không nghỉ nữa');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Hủy hiệu lực' }).click();
    await page.getByText('Đã hủy hiệu lực lúc').waitFor();
    const versions = await campaign.sql(`select 1 from calendar_day where date >= '2022-05-19'`);
    expect(versions).toHaveLength(2);
  });

  it('names all that is wrong with a new account at once, and takes the notice back when it is put right', async () => {
    const page = pageOf('administrator');
    const { username } = await makePerson(campaign, { role: 'leader', username: 'da.co.nguoi' });
    await follow(page, '/users/create');
    await page.getByLabel('Tên đăng nhập').fill(username.toUpperCase());
    await page.getByLabel('Thư điện tử').fill('an@so-y-te');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Tên đăng nhập này đã có người dùng').waitFor();
    const wrong = page.locator('main form .MuiFormHelperText-root.Mui-error');
    expect(await wrong.count()).toBe(4);
    const notice = page.getByText('Biểu mẫu chưa hợp lệ');
    await notice.waitFor();

    await page.getByLabel('Tên đăng nhập').fill('chua.co.nguoi');
    await page.getByLabel('Họ tên').fill('Nguyễn Bình');
    await page.getByLabel('Thư điện tử').fill('binh@so-y-te.example');
    expect(await notice.count()).toBe(1);
    await page.getByLabel('Vai trò').click();
    await page.getByRole('option', { name: 'Kiểm tra, giám sát' }).click();
    await notice.waitFor({ state: 'detached' });
    expect(await wrong.count()).toBe(0);
    page.once('dialog', (dialog) => void dialog.accept());
  });

  it.each([
    ['16.30', '16:30'],
    ['16h30', '16:30'],
    ['16h', '16:00'],
    ['7:5', '07:05'],
  ])('takes a time of day written %s for %s', async (typed, shown) => {
    const page = pageOf('administrator');
    page.once('dialog', (dialog) => void dialog.accept());
    await follow(page, '/schedules/create');
    const field = page.getByLabel('Giờ gửi');
    await field.fill(typed);
    await field.blur();
    expect(await field.inputValue()).toBe(shown);
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.locator('main form .Mui-error').first().waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('false');
  });

  it('shows the first password of a new account once', async () => {
    const page = pageOf('administrator');
    await follow(page, '/users/create');
    await page.getByLabel('Tên đăng nhập').fill('nguyen.an');
    await page.getByLabel('Họ tên').fill('Nguyễn An');
    await page.getByLabel('Vai trò').click();
    await page.getByRole('option', { name: 'Kiểm tra, giám sát' }).click();
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.locator('.first-password').waitFor();
    expect((await page.locator('.first-password').innerText()).length).toBeGreaterThan(11);
    await page.getByRole('button', { name: 'Đóng, tôi đã chép mật khẩu' }).click();
    await page.waitForURL(/users\/.+\/show$/);
    await page.getByText('Mật khẩu lần đầu, chưa đổi').waitFor();
    expect(await page.locator('.first-password').count()).toBe(0);
  });

  it('finds a ward of a form by its name without accents', async () => {
    const page = pageOf('administrator');
    await follow(page, '/requirements/create');
    await page.getByLabel(/^Phường, xã/).fill('tan dinh');
    await page.getByRole('option', { name: /Phường Tân Định, Quận 1/ }).waitFor();
  });

  it('lets the reviewer return a report with what is to be put right, and the district see it', async () => {
    const page = pageOf('reviewer');
    await follow(page, '/daily-reports');
    await page.getByRole('link', { name: /^BC-773/ }).click();
    await page.getByRole('button', { name: 'Trả lại' }).click();
    await page.getByLabel('Nội dung cần chỉnh sửa').fill('Phường 13 thiếu số đã ký');
    await page.getByRole('dialog').getByRole('button', { name: 'Trả lại' }).click();
    await page.locator('.state.returned').waitFor();

    const reporter = pageOf('district-reporter');
    await follow(reporter, '/nop-bao-cao');
    await reporter.getByText('Phường 13 thiếu số đã ký', { exact: true }).waitFor();
    await reporter.getByText('Báo cáo bị trả lại, xin sửa và nộp lại').waitFor();
    expect(await accessibilityFaults(reporter)).toEqual([]);
  });

  it.each(['users', 'audit-entries', 'recipients', 'deliveries', 'ward-versions', 'users/create'])(
    'does not open %s to a district’s reporter',
    async (path) => {
      const page = pageOf('district-reporter');
      await page.goto(`/${path}`);
      await page.getByText('Tài khoản này không được xem trang này').waitFor();
    },
  );

  it('offers a district’s reporter only what is theirs', async () => {
    const page = pageOf('district-reporter');
    await follow(page, '/');
    await page.getByRole('link', { name: 'Báo cáo ngày' }).waitFor();
    for (const name of ['Tài khoản', 'Nhật ký thay đổi', 'Thiết lập', 'Thư']) {
      expect(await page.getByRole('link', { name, exact: true }).count()).toBe(0);
    }
  });

  it('has met no error and no refused resource on the way', () => {
    expect(campaign.complaints).toEqual([]);
  });
});

/** The page as it stands in Vietnamese, then in English; in Vietnamese again after. */
async function inBothLanguages(page: Page, look: () => Promise<void>): Promise<void> {
  await look();
  await speak(page, 'en');
  await look();
  await speak(page, 'vi');
}

/** The rows are there, or the word that there are none; and nothing more is asked for. */
async function settled(page: Page, underway: ReadonlySet<Request>): Promise<void> {
  await eventually(
    () => drawn(page).then(() => underway.size),
    (count) => count === 0,
  );
}
