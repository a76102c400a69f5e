import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { FIRST_WARD_ROW } from '../../apps/api/src/daily-reports/filing-template.layout.js';
import { startConsole, type TestConsole } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { fillTemplate } from '../support/fill-template.js';
import { makeCampaign } from '../support/make-campaign.js';
import { editWorkbook } from '../support/make-report.js';
import { signIn } from '../support/sign-in.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** No pointer touches a page here: Tab, Enter, Space and letters alone. */
describe('by keyboard alone', () => {
  let campaign: TestConsole;
  beforeAll(async () => {
    campaign = await startConsole('2022-05-07T16:18:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
  });
  afterEach(() => campaign.leave());
  afterAll(() => campaign.close());

  it('a clerk takes the workbook, uploads it, answers for what is unusual, files it and reads the receipt', async () => {
    const page = await campaign.visit('/', await signIn(campaign, 'district-reporter', '773'));
    await page.waitForURL('**/nop-bao-cao');
    await page.getByRole('link', { name: 'Tải biểu mẫu ngày 07/05/2022' }).waitFor();

    await tabTo(page, /^Tải biểu mẫu ngày/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    const template = await fillTemplate(readFileSync(await download.path()), () => ({
      ...{ submitted: 1_040, verified: 900, unresolved: 20, exempt: 0, signed: 300 },
    }));
    const unusual = await editWorkbook(template, (sheet) => {
      sheet.getRow(FIRST_WARD_ROW).hidden = true;
    });

    await tabTo(page, /^Chọn tệp/);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
    await chooser.setFiles({ name: 'bao-cao.xlsx', mimeType: XLSX, buffer: unusual });
    await arrivesAt(page, /^Nộp lần đầu cho ngày này/);

    await tabTo(page, /^Tôi đã kiểm tra/);
    await page.keyboard.press('Space');
    await tabTo(page, /^Lý do/);
    await page.keyboard.type('Đã đối chiếu với trạm y tế');
    await tabTo(page, /^Nộp báo cáo ngày 07\/05\/2022/);
    await page.keyboard.press('Enter');
    await arrivesAt(page, /^Biên nhận báo cáo của Quận 4/);
    const [report] = await campaign.sql<{ code: string }>(`select receipt_code as code from daily_report`);
    expect(await page.locator('.receipt').innerText()).toContain(report?.code);
  });

  it('an administrator adds a deadline', async () => {
    const page = await campaign.visit('/deadlines', await signIn(campaign, 'administrator'));
    await page.getByRole('link', { name: 'Thêm' }).waitFor();
    await tabTo(page, /^Thêm/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/deadlines/create');
    await page.getByRole('button', { name: 'Lưu' }).waitFor();
    for (const [name, text] of [
      [/^Thời hạn\s\*/, '15/6/2022'],
      [/^Ngày ban hành/, '7/5/2022'],
      [/^Văn bản/, '3000/BYT-CNTT'],
      [/^Lý do/, 'Bộ Y tế lùi hạn'],
    ] as const) {
      if (!name.test(await focused(page))) await tabTo(page, name);
      await page.keyboard.type(text);
    }
    await tabTo(page, /^Lưu/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/deadlines\/.+\/show$/);
    await page.locator('.record-facts').getByText('15/06/2022').first().waitFor();
    expect(await focused(page)).not.toBe('');
  });

  it('has met no error and no refused resource on the way', () => {
    expect(campaign.complaints).toEqual([]);
  });
});

/** Presses Tab until what bears this name has the focus; on the way it is always somewhere, and always seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab');
    const reached = await focused(page);
    passed.push(reached);
    if (reached === '') throw new Error(`The focus was lost after: ${passed.join(' → ')}`);
    if (!(await isSeen(page))) throw new Error(`The focus cannot be seen on: ${reached}`);
    if (name.test(reached)) return;
  }
  throw new Error(`${String(name)} was not reached: ${passed.join(' → ')}`);
}

/** A step that takes a while ends with the focus on the heading of what it led to. */
async function arrivesAt(page: Page, heading: RegExp): Promise<void> {
  await eventually(
    () => focused(page),
    (name) => heading.test(name),
  );
}

/** What has the focus, by its name; '' where nothing has. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return '';
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
    const name = element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent;
    return name?.trim() || element.tagName;
  });
}

/** Whether what has the focus is in sight, and marked: by an outline, a shadow, or as Material's fields are. */
function isSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element) return false;
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const isInSight = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    const isMarked = [getComputedStyle(element), getComputedStyle(element, '::after')].some(
      ({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none',
    );
    return isInSight && (isMarked || element.closest('.Mui-focused, .Mui-focusVisible') !== null);
  });
}
