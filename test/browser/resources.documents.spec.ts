import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { accessibilityFaults, LAPTOP, startConsole, type TestConsole } from '../support/browser.js';
import { makeCampaign } from '../support/make-campaign.js';
import { fileReport } from '../support/make-report.js';
import { makePerson } from '../support/sign-in.js';

const PASSWORD = 'một câu dài dễ nhớ';

describe('documents, their mail and what is set', () => {
  let campaign: TestConsole;
  let page: Page;
  beforeAll(async () => {
    campaign = await startConsole('2022-05-07T18:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    const rows = () => ({ submitted: 1_040, verified: 900, unresolved: 20, exempt: 0, signed: 300 });
    await fileReport(campaign, { districtCode: '773', date: '2022-05-07', rows });
    const { id } = await makePerson(campaign, {
      role: 'administrator',
      username: 'quantri',
      password: PASSWORD,
    });
    await campaign.sql(`update user_account set email = 'quantri@example.org' where id = $1`, [id]);
    page = await campaign.visit('/documents');
    await page.getByLabel('Tên đăng nhập').fill('quantri');
    await page.getByLabel('Mật khẩu').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.account').waitFor();
  });
  afterAll(() => campaign.close());

  it('makes the day’s workbook now, and gives it to who asks', async () => {
    await page.getByRole('button', { name: 'Lập báo cáo ngay' }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Lập báo cáo ngay' }).click();
    await page.getByRole('link', { name: /^BaoCaoNgay_2022-05-07.*xlsx$/ }).click();
    await page.waitForURL(/documents\/.+\/show$/);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải về' }).click(),
    ]);
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it.each([
    ['a laptop', LAPTOP],
    ['a telephone', { width: 390, height: 844 }],
  ])('shows on %s all that each change moved, and where to fetch the file', async (_, size) => {
    const isInView = (texts: Locator) =>
      texts.evaluateAll((found) =>
        found.map((text) => {
          const { left, right } = text.getBoundingClientRect();
          return left >= 0 && right <= document.documentElement.clientWidth;
        }),
      );
    await page.setViewportSize(size);
    const cells = page.locator('.figures.changes td[data-column]');
    await cells.first().waitFor();
    // The totals before, the one report, the totals now: four counts each.
    expect(await isInView(cells)).toEqual(Array.from({ length: 12 }, () => true));
    const names = await cells.evaluateAll((found) =>
      found.map((cell) => getComputedStyle(cell, '::before').content.replaceAll('"', '')),
    );
    const headings = ['Cần xác thực', 'Đã gửi công an', 'Công an đã xác thực', 'Đã ký số'];
    if (size !== LAPTOP) expect(names.slice(0, 4)).toEqual(headings);
    else expect(await isInView(page.locator('.figures.changes thead th'))).toHaveLength(7);

    const shown = page.url();
    await page.goto('/documents');
    const link = page.getByRole('link', { name: /^Tải về BaoCaoNgay/ });
    await link.waitFor();
    expect(await isInView(link)).toEqual([true]);
    await page.goto(shown);
    await page.setViewportSize(LAPTOP);
  });

  it('shows the mail as its reader sees it, in a frame that runs nothing', async () => {
    const frame = page.locator('iframe.mail-frame');
    expect(await frame.getAttribute('sandbox')).toBe('');
    await page.frameLocator('iframe.mail-frame').getByText('07/05/2022').first().waitFor();
  });

  it('sends a copy to the caller’s own address, and tells what became of it', async () => {
    await page.getByRole('button', { name: 'Gửi thử cho tôi' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Gửi thử cho tôi' }).click();
    await page.waitForURL(/deliveries\/.+\/show$/);
    await page.getByText('quantri@example.org').waitFor();
    const [message] = await campaign.sql<{ address: string }>(`select address from outbox_message`);
    expect(message?.address).toBe('quantri@example.org');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('runs a planned instant again that failed', async () => {
    await campaign.sql(
      `with added as (
         insert into schedule (name, task, at_time, weekdays, starts_at)
         values ('Báo cáo nhanh', 'daily-workbook', '18:00', '{6}', '2022-05-07T12:00:00+07') returning id
       )
       insert into scheduled_run (schedule_id, planned_at, state, queued_at, finished_at, outcome)
       select id, '2022-05-07T18:00:00+07', 'failed', '2022-05-07T18:00:00+07', '2022-05-07T18:05:00+07',
              '{"kind": "failed", "reason": "ENOSPC"}' from added`,
    );
    await campaign.sql(
      `insert into notice (at, kind, user_id, details)
       select '2022-05-07T18:15:00+07', 'run-failed', id,
              '{"byName": null, "schedule": "Báo cáo nhanh", "plannedAt": "2022-05-07T11:00:00.000Z"}'
         from user_account where role = 'administrator'`,
    );
    await page.goto('/scheduled-runs');
    await page.getByText('ENOSPC').waitFor();
    await page.getByText('Lịch "Báo cáo nhanh" không phát hành được báo cáo lúc 18:00 07/05/2022').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Chạy lại' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Chạy lại' }).click();
    await page.getByRole('cell', { name: 'đang chờ' }).waitFor();
    expect(await page.getByRole('button', { name: 'Chạy lại' }).count()).toBe(0);
  });

  it('sets what a pasted list requires, and names the lines it cannot read', async () => {
    await page.goto('/thiet-lap');
    await page.getByRole('heading', { name: 'Thiết lập' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Số cần xác thực' }).click();
    await page.getByRole('link', { name: 'Dán danh sách cần xác thực' }).click();
    const list = page.getByRole('textbox', { name: 'Danh sách' });
    await list.fill('27259\tPhường 13\t9.000\n27262\tPhường 09\t5O00');
    await page.getByText('Dòng 2 không đọc được').waitFor();
    expect(await page.getByRole('button', { name: /^Đặt số/ }).isDisabled()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);

    await list.fill('27259\tPhường 13\t10');
    await page.getByLabel('Hiệu lực từ').fill('8/5/2022');
    await page.getByLabel('Văn bản').fill('Danh sách bổ sung');
    await page.getByLabel('Lý do').fill('Bộ Y tế gửi thêm');
    await page.getByRole('button', { name: 'Đặt số cho 1 phường, xã' }).click();
    const refusal = page.getByRole('alert').filter({ hasText: 'Phường 13 (27259): đã gửi công an 1.040' });
    await refusal.waitFor();
    page.once('dialog', (dialog) => void dialog.dismiss());
    await page.getByRole('link', { name: 'Hủy' }).click();
    const [said, button] = [
      await refusal.boundingBox(),
      await page.getByRole('button', { name: /^Đặt số/ }).boundingBox(),
    ];
    expect((said?.y ?? 0) + (said?.height ?? 0)).toBeLessThan(button?.y ?? 0);

    await list.fill('27259\tPhường 13\t9.000\n27262\tPhường 09\t5.000');
    await page.getByRole('button', { name: 'Đặt số cho 2 phường, xã' }).click();
    await page.getByText('Đã đặt 2 phường, xã').waitFor();
    const set = await campaign.sql(
      `select required from required_version where effective_date = '2022-05-08'`,
    );
    expect(set).toHaveLength(2);
  });

  it('has met no error and no refused resource on the way', () => {
    expect(campaign.complaints).toEqual([]);
  });
});
