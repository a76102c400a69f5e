import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { CompletenessAnswer } from '../../apps/api/src/contract/progress.js';
import { fileReport } from '../support/make-report.js';
import { accessibilityFaults, startConsole, type TestConsole } from '../support/browser.js';
import { makeCampaign } from '../support/make-campaign.js';
import { confirmSessions, makePerson } from '../support/sign-in.js';

const PASSWORD = 'một câu dài dễ nhớ';

describe('writing a record', () => {
  let campaign: TestConsole;
  let page: Page;
  beforeAll(async () => {
    campaign = await startConsole('2022-05-07T16:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    const rows = () => ({ submitted: 1_040, verified: 900, unresolved: 20, exempt: 0, signed: 300 });
    await fileReport(campaign, { districtCode: '773', date: '2022-05-07', rows });
    page = await entered('administrator');
  });
  afterAll(() => campaign.close());

  async function entered(role: 'administrator' | 'reviewer' | 'leader'): Promise<Page> {
    await makePerson(campaign, { role, username: role, password: PASSWORD });
    const opened = await campaign.visit('/');
    await opened.getByLabel('Tên đăng nhập').fill(role);
    await opened.getByLabel('Mật khẩu').fill(PASSWORD);
    await opened.keyboard.press('Enter');
    await opened.locator('.account').waitFor();
    await confirmSessions(campaign);
    return opened;
  }
  const save = () => page.getByRole('button', { name: 'Lưu' }).click();
  const because = (reason: string) => page.getByLabel(/^Lý do/).fill(reason);

  it('tells how a time is written', async () => {
    await page.goto('/schedules/create');
    await page.getByLabel(/^Giờ gửi/).fill('25 giờ');
    await save();
    await page.locator('.Mui-error', { hasText: 'Ví dụ 16:00' }).first().waitFor();
  });

  it('takes a day as it is written here, whatever the browser speaks', async () => {
    await page.goto('/campaign-events/create');
    await save();
    await page.locator('.toast', { hasText: 'Biểu mẫu chưa hợp lệ' }).waitFor();
    await page.getByLabel('Ngày').fill('31/4/2022');
    await page.getByLabel(/^Sự kiện/).fill('Nền tảng quá tải');
    await page.getByLabel(/^Tên tiếng Anh/).fill('Platform overloaded');
    await because('Ghi lại');
    await save();
    await page.getByText('Viết ngày/tháng/năm').waitFor();
    await page.getByLabel('Ngày').fill('5/5/2022');
    await save();
    await page.locator('.toast', { hasText: 'Đã thêm' }).waitFor();
    await page.waitForURL(/campaign-events\/.+\/show$/);
    await page.locator('.record-facts').getByText('05/05/2022').first().waitFor();
  });

  it('keeps a refusal in the form, with the wards it is about, until the next attempt', async () => {
    await page.goto('/requirements/create');
    await page.getByLabel(/^Phường, xã/).fill('27259');
    await page.getByRole('option', { name: /27259/ }).click();
    await page.getByLabel('Hiệu lực từ').fill('8/5/2022');
    await page.getByLabel('Cần xác thực').fill('10');
    await page.getByLabel('Văn bản').fill('Danh sách thử');
    await because('Thử giảm');
    await save();
    const refusal = page.getByRole('alert').filter({ hasText: 'Phường 13 (27259): đã gửi công an 1.040' });
    await refusal.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Cần xác thực').fill('9000');
    await save();
    await page.waitForURL(/requirements\/.+\/show$/);
  });

  it('does not undo what another administrator changed meanwhile, and keeps what was written', async () => {
    const { id } = await makePerson(campaign, { role: 'administrator', username: 'chuyen.viec' });
    await page.goto(`/users/${id}`);
    await page.getByLabel(/^Thư điện tử/).fill('a@syt.example');
    await because('Đổi địa chỉ');
    const elsewhere = await page.request.put(`/api/users/${id}`, {
      data: {
        fullName: 'Người dùng chuyen.viec',
        role: 'auditor',
        recordVersion: 1,
        reason: 'Chuyển công tác',
      },
      headers: { 'x-requested-with': 'console', 'idempotency-key': randomUUID() },
    });
    expect(elsewhere.status()).toBe(200);
    await save();
    await page.getByRole('alert').filter({ hasText: 'Người khác vừa sửa mục này' }).waitFor();
    expect(await page.getByLabel(/^Thư điện tử/).inputValue()).toBe('a@syt.example');
    await page.reload();
    await page.getByText('Kiểm tra, giám sát').waitFor();
    await page.getByLabel(/^Thư điện tử/).fill('a@syt.example');
    await because('Đổi địa chỉ');
    await save();
    await page.waitForURL(/users\/.+\/show$/);
    expect(await campaign.sql(`select role, email from user_account where id = $1`, [id])).toEqual([
      { role: 'auditor', email: 'a@syt.example' },
    ]);
  });

  it('names the ward and the days that keep it from leaving the campaign', async () => {
    const [member] = await campaign.sql<{ id: string }>(
      `select fact_id as id from campaign_member where ward_code = '27259'`,
    );
    await page.goto(`/campaign-members/${member?.id}/show`);
    await page.getByRole('button', { name: 'Hủy hiệu lực' }).click();
    await page.getByRole('dialog').getByLabel('Lý do').fill('Không còn hồ sơ');
    await page.getByRole('dialog').getByRole('button', { name: 'Hủy hiệu lực' }).click();
    const refusal = page
      .getByRole('alert')
      .filter({ hasText: 'Phường 13 (27259): đã có số liệu ngày 07/05/2022' });
    await refusal.waitFor();
    await page.keyboard.press('Escape');
  });

  it('leads back to the list and the settings, and asks before what was written is lost', async () => {
    await page.goto('/deadlines/create');
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.accept();
    });
    expect(await page.locator('.side a.active').innerText()).toBe('Thiết lập');
    await page.getByRole('link', { name: 'Hủy' }).click();
    await page.waitForURL(/\/deadlines$/);
    expect(asked).toEqual([]);
    await page.goto('/deadlines/create');
    await page.getByLabel(/^Văn bản/).fill('Công văn 1234');
    await page.getByLabel('Quay lại').getByRole('link', { name: 'Thiết lập' }).click();
    await page.waitForURL(/\/thiet-lap$/);
    expect(asked).toEqual(['Có thay đổi chưa lưu. Bỏ các thay đổi đó?']);
    page.removeAllListeners('dialog');
  });

  it('marks the deadline in force, and finds again what was withdrawn', async () => {
    await page.goto('/deadlines');
    await page.getByText('đang hiệu lực').waitFor();
    expect(await page.locator('td .state').count()).toBe(1);
    await page.goto('/campaign-events');
    await page.getByRole('link', { name: 'Nền tảng quá tải' }).click();
    await page.getByRole('button', { name: 'Hủy hiệu lực' }).click();
    await page.keyboard.type('Ghi nhầm ngày');
    await page.getByRole('dialog').getByRole('button', { name: 'Hủy hiệu lực' }).click();
    await page.getByText('Đã hủy hiệu lực lúc').waitFor();
    await page.goto(`/campaign-events?filter=${encodeURIComponent('{"state":"withdrawn"}')}`);
    await page.getByRole('row', { name: /Nền tảng quá tải đã hủy hiệu lực/ }).waitFor();
  });

  it('closes a dialog by a click beside it, and not by letting go of marked text there', async () => {
    await page.goto('/users');
    await page.getByRole('link', { name: 'Người dùng administrator' }).click();
    await page.getByRole('button', { name: 'Cấp mật khẩu mới' }).click();
    const words =
      (await page.getByRole('dialog').getByText('Mật khẩu cũ mất hiệu lực').boundingBox()) ?? never();
    await page.mouse.move(words.x + 20, words.y + 5);
    await page.mouse.down();
    await page.mouse.move(40, 400);
    await page.mouse.up();
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.mouse.click(40, 400);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('shows the leader accounts and audit log, and offers nothing to change there', async () => {
    const leader = await entered('leader');
    for (const [name, first] of [
      ['Tài khoản', 'Người dùng administrator'],
      ['Nhật ký thay đổi', /^\d+$/],
    ] as const) {
      await leader.getByRole('link', { name, exact: true }).click();
      expect(await leader.getByRole('link', { name: 'Thêm' }).count()).toBe(0);
      await leader.getByRole('link', { name: first }).first().click();
      await leader.locator('.record-facts').waitFor();
      expect(await leader.locator('main button, main a[href$="/create"], main form').count()).toBe(0);
    }
    await leader.context().close();
  });

  it('keeps a first password on the screen until its reader says to have noted it', async () => {
    const { id } = await makePerson(campaign, { role: 'leader', username: 'quen.mat-khau' });
    await page.goto(`/users/${id}/show`);
    await page.getByRole('button', { name: 'Cấp mật khẩu mới' }).click();
    await page.getByRole('dialog').getByLabel('Lý do').fill('Quên mật khẩu');
    await page.getByRole('dialog').getByRole('button', { name: 'Cấp mật khẩu mới' }).click();
    await page.locator('.first-password').waitFor();
    for (const key of ['Enter', 'Escape', 'Escape']) await page.keyboard.press(key);
    await page.mouse.click(40, 400);
    expect(await page.locator('.first-password').count()).toBe(1);
    await page.getByRole('button', { name: 'Đóng, tôi đã chép mật khẩu' }).click();
    await page.locator('.first-password').waitFor({ state: 'detached' });
  });

  it('changes one’s password on a page of its own, which any link leaves', async () => {
    await page.getByRole('link', { name: 'Đổi mật khẩu' }).click();
    expect(
      await page.getByLabel('Mật khẩu hiện tại').evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await page.getByRole('link', { name: 'Tổng quan' }).click();
    await page.locator('.heading').waitFor();
    await page.getByRole('link', { name: 'Đổi mật khẩu' }).click();
    await page.getByLabel('Mật khẩu hiện tại').fill(PASSWORD);
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill('bốn từ không ai đoán');
    await page.getByLabel('Nhập lại mật khẩu mới').fill('bốn từ không ai đoán');
    await page.keyboard.press('Enter');
    await page.getByText('Đã đổi mật khẩu').waitFor();
  });

  it('says in the audit log what was done to what, and what changed', async () => {
    await page.goto(`/audit-entries?filter=${encodeURIComponent('{"action":"requirement.add"}')}`);
    await page.getByRole('link', { name: 'Số cần xác thực: Phường 13' }).waitFor();
    await page.locator('.RaList-content tbody a').first().click();
    await page.getByRole('row', { name: /Cần xác thực – 9\.000/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('shows who reviews a report what was required, what it added and what was explained', async () => {
    const reviewer = await entered('reviewer');
    await reviewer.goto('/daily-reports');
    await reviewer.getByRole('link', { name: /^BC-773/ }).click();
    const table = reviewer.getByRole('table', { name: 'So với ngày báo cáo trước' });
    await table.getByRole('columnheader', { name: 'Cần xác thực' }).waitFor();
    await table.getByText('+1.040').first().waitFor();
    await reviewer.getByRole('heading', { name: /cảnh báo/ }).waitFor();
    expect(await accessibilityFaults(reviewer)).toEqual([]);
    await reviewer.getByRole('button', { name: 'Duyệt' }).waitFor();
    // Who filed it is offered no button that would be refused.
    await reviewer.route('**/api/daily-reports/*', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), isOwnFiling: true } });
    });
    await reviewer.reload();
    await reviewer.getByText('cần một cán bộ đầu mối khác của Sở duyệt').waitFor();
    expect(await reviewer.getByRole('button', { name: 'Duyệt' }).count()).toBe(0);
    await reviewer.getByRole('button', { name: 'Trả lại' }).waitFor();
  });

  it('orders the districts of the heat map in the official order, the second before the tenth', async () => {
    const answer = await page.request.get('/api/progress/completeness');
    const { districts, wards } = (await answer.json()) as CompletenessAnswer;
    const names = districts.map(({ name }) => name);
    expect(names.slice(0, 4)).toEqual(['Thành phố Thủ Đức', 'Quận 1', 'Quận 3', 'Quận 4']);
    expect(names.at(-1)).toBe('Huyện Nhà Bè');
    expect([...new Set(wards.map(({ districtCode }) => districtCode))]).toEqual(
      districts.map(({ districtCode }) => districtCode),
    );
  });

  it('says so when a picture of a chart cannot be saved', async () => {
    await page.goto('/');
    await page.evaluate(() => {
      URL.createObjectURL = () => {
        throw new Error('no room');
      };
    });
    await page.getByRole('button', { name: 'Tải về' }).first().click();
    await page.getByRole('menuitem', { name: 'Bảng CSV' }).click();
    await page.locator('.toast.error', { hasText: 'Chưa tải được' }).waitFor();
  });

  it('has met no error and no refused resource on the way', () => {
    expect(campaign.complaints).toEqual([]);
  });
});

function never(): never {
  throw new Error('Not on the page.');
}
