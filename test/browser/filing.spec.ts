import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { fillTemplate } from '../support/fill-template.js';
import { FIRST_WARD_ROW, LETTER_OF } from '../../apps/api/src/daily-reports/filing-template.layout.js';
import { accessibilityFaults, startConsole, type TestConsole } from '../support/browser.js';
import { makeCampaign } from '../support/make-campaign.js';
import { editWorkbook, fileReport } from '../support/make-report.js';
import { makePerson, signIn } from '../support/sign-in.js';

const PASSWORD = 'một câu dài dễ nhớ';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DISTRICT = '773';
const WRONG_CELL = `${LETTER_OF.submitted}${FIRST_WARD_ROW}`;
const done = (submitted: number) => ({ submitted, verified: 900, unresolved: 20, exempt: 0, signed: 300 });

const FOCUSED = `document.activeElement.tagName + ' ' + document.activeElement.textContent`;

describe('a district’s report, filed in a browser', () => {
  let campaign: TestConsole;
  let page: Page;
  let filled: Buffer;

  beforeAll(async () => {
    campaign = await startConsole('2022-05-07T16:18:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    await makePerson(campaign, {
      role: 'district-reporter',
      districtCode: DISTRICT,
      username: 'quan4',
      password: PASSWORD,
    });
    await makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD });
    await fileReport(campaign, { districtCode: DISTRICT, date: '2022-05-06', rows: () => done(1_000) });
    page = await campaign.visit('/');
    await signInAs(page, 'quan4');
  });
  afterAll(() => campaign.close());

  const stepShown = () => page.locator('.steps [aria-current]').innerText();

  it('tells how long is left, and gives today’s workbook with the district’s wards', async () => {
    // Signed in, a reporter stands where there is something to do, and the way there says how much.
    await page.waitForURL('**/nop-bao-cao');
    await page.getByRole('link', { name: 'Nộp báo cáo 1 báo cáo cần nộp hoặc sửa' }).waitFor();
    await page.getByText('Còn 42 phút đến hạn 17:00').waitFor();
    expect(await page.locator('.recent-days tbody tr').allInnerTexts()).toEqual([
      expect.stringContaining('chưa đến hạn'),
      expect.stringContaining('trễ'),
      ...Array.from({ length: 5 }, () => expect.stringContaining('chưa báo cáo') as string),
    ]);
    expect(await stepShown()).toBe('1 Tải biểu mẫu');
    expect(await accessibilityFaults(page)).toEqual([]);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải biểu mẫu ngày 07/05/2022' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/2022-05-07.*\.xlsx$/);
    expect(await stepShown()).toBe('2 Tải lên');
    filled = await fillTemplate(await bytesOf(download), () => done(1_040));
  });

  it('names a wrong cell by its address, with what to do about it, and marks it in the clerk’s own file', async () => {
    const wrong = await editWorkbook(filled, (sheet) => {
      sheet.getCell(WRONG_CELL).value = '1.O40';
    });
    await choose(page, 'bao-cao-sai.xlsx', wrong);
    const finding = page.locator('.finding.error').filter({ hasText: `BaoCao!${WRONG_CELL}` });
    await finding.waitFor();
    expect(await finding.innerText()).toContain('có chữ O ở vị trí thứ ba');
    expect(await finding.innerText()).toContain('Có phải 1.040?');
    await page.getByText('chưa được nộp').waitFor();
    expect(await page.evaluate(FOCUSED)).toMatch(/^H2 Tệp có \d+ chỗ cần sửa$/);
    expect(await stepShown()).toBe('3 Sửa lỗi');
    expect(await accessibilityFaults(page)).toEqual([]);

    const [marked] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải tệp đã đánh dấu lỗi' }).click(),
    ]);
    expect((await bytesOf(marked)).subarray(0, 2).toString()).toBe('PK');
  });

  it('says once what several rows have in common, and each row’s own numbers when asked', async () => {
    const wrong = await editWorkbook(filled, (sheet) => {
      for (const at of [0, 1, 2, 3]) {
        sheet.getCell(`${LETTER_OF.verified}${FIRST_WARD_ROW + at}`).value = 910 + at;
        sheet.getCell(`${LETTER_OF.signed}${FIRST_WARD_ROW + at}`).value = 1_500 + at;
      }
    });
    await choose(page, 'ky-qua-nhieu.xlsx', wrong);
    const finding = page.locator('.finding.error').filter({ hasText: '4 ô' });
    await finding.waitFor();
    expect(await finding.innerText()).toContain(
      'Lớn hơn số đủ điều kiện ký (đã xác thực + không qua công an).',
    );
    await finding.getByText('Xem từng dòng').click();
    expect(await finding.locator('.each li').allInnerTexts()).toEqual(
      [0, 1, 2, 3].map(
        (at) =>
          expect.stringContaining(` ${1_500 + at}: Lớn hơn số đủ điều kiện ký (${910 + at} = `) as string,
      ),
    );
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('says that a whole column has to be entered anew where what the day added was typed, and names its cells', async () => {
    let rows = 0;
    const wrong = await editWorkbook(filled, (sheet) => {
      for (let row = FIRST_WARD_ROW; sheet.getCell(`${LETTER_OF.code}${row}`).text !== ''; row += 1) {
        sheet.getCell(`${LETTER_OF.submitted}${row}`).value = 7;
        rows += 1;
      }
    });
    await choose(page, 'nhap-so-trong-ngay.xlsx', wrong);
    const whole = `Phải nhập lại cả ${rows} ô của cột “Đã gửi công an”`;
    await page.getByRole('heading', { name: whole }).waitFor();
    const finding = page.locator('.finding.error');
    expect(await finding.count()).toBe(1);
    expect(await finding.innerText()).toContain(`${rows} ô cùng loại: BaoCao!`);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('says why a file cannot be read at all', async () => {
    await choose(page, 'bao-cao.xlsx', Buffer.from('<html>không phải Excel</html>'));
    await page.locator('.finding.error').waitFor();
    expect(await page.locator('#wrong-title').innerText()).not.toBe('');
    await page.reload();
    await page.getByText('chưa được nộp').waitFor();
  });

  it('compares the right file with the day before, and files it for a receipt', async () => {
    await choose(page, 'bao-cao.xlsx', filled);
    await page.getByRole('heading', { name: 'Nộp lần đầu cho ngày này' }).waitFor();
    const first = page.locator('.comparison tbody tr').first();
    expect(
      await first.evaluate(
        (row) =>
          [...row.querySelectorAll('td')].filter((cell) => {
            const increment = cell.querySelector('small');
            if (!increment) return false;
            const [outer, inner] = [cell.getBoundingClientRect(), increment.getBoundingClientRect()];
            return inner.top < outer.top || inner.bottom > outer.bottom;
          }).length,
      ),
    ).toBe(0);
    expect(await first.innerText()).toMatch(/1\.000\s+1\.040\s*\+40/);
    await page.getByText('Số cũ là số ngày 06/05/2022').waitFor();
    expect(await page.evaluate(FOCUSED)).toBe('H2 Nộp lần đầu cho ngày này');
    expect(await stepShown()).toBe('4 So với hôm trước');
    await page.getByLabel('Ghi chú').focus();
    expect(await stepShown()).toBe('5 Nộp');
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Nộp báo cáo ngày 07/05/2022' }).click();
    await page.getByRole('heading', { name: /Biên nhận báo cáo của Quận 4/ }).waitFor();
    expect(await page.evaluate(FOCUSED)).toMatch(/^H2 Biên nhận báo cáo/);
    await page.locator('.side .badge').waitFor({ state: 'hidden' });
    const [report] = await campaign.sql<{ code: string; hash: string }>(
      `select receipt_code as code, rows_hash as hash from daily_report
        where reporting_date = '2022-05-07' and superseded_at is null`,
    );
    const receipt = await page.locator('.receipt').innerText();
    expect(receipt).toContain(report?.code);
    expect(receipt).toContain(report?.hash);
    expect(receipt).toContain('đúng hạn');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('moves the leader’s figures', async () => {
    const leader = await campaign.visit('/quan-huyen');
    await signInAs(leader, 'lanhdao');
    const wards = await campaign.sql(`select 1 from figure where reporting_date = '2022-05-07'`);
    await leader.getByText(`${wards.length}/310 phường, xã đã báo cáo`).waitFor();
    await leader
      .getByText((1_040 * wards.length).toLocaleString('vi-VN'))
      .first()
      .waitFor();

    // Before the deadline nobody is missing; that is not yet everybody.
    await leader.getByRole('link', { name: 'Tình trạng báo cáo', exact: true }).first().click();
    await leader.getByRole('heading', { name: `${wards.length}/310 phường, xã đã báo cáo` }).waitFor();
  });

  it('shows what would replace the report filed, and takes no filing of a holiday', async () => {
    await page.getByRole('button', { name: 'Nộp lại ngày này' }).click();
    await page.getByText('Đã nộp lần 1').waitFor();
    await page
      .getByText('Ngày này đã nộp (lần 1). Chỉ tải tệp lên nếu cần sửa số: lần 2 sẽ thay lần 1')
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.locator('.steps li.done').count()).toBe(6);
    await choose(page, 'sua.xlsx', await fillTemplate(filled, () => done(1_050)));
    await page.getByRole('heading', { name: /Thay báo cáo đã nộp .* bằng lần 2/ }).waitFor();
    expect(await page.locator('.comparison tbody tr').first().innerText()).toContain('đã nộp 1.040');

    await page.goto('/nop-bao-cao?ngay=2022-05-01');
    await page.getByText('Ngày 01/05/2022 không nhận báo cáo').waitFor();
    expect(await page.locator('.due').count()).toBe(0);
    await page.goto('/nop-bao-cao?ngay=2022-05-20');
    await page.getByText('Ngày 20/05/2022 chưa đến').waitFor();
    expect(await page.locator('.due').count()).toBe(0);
  });

  it('leads back to the right workbook from another one’s', async () => {
    await page.goto('/nop-bao-cao');
    const other = await campaign.app.inject({
      url: '/api/daily-reports/template?districtCode=760&date=2022-05-07',
      headers: (await signIn(campaign, 'reviewer')).headers,
    });
    await choose(page, 'quan1.xlsx', other.rawPayload);
    await page.locator('.finding.error').filter({ hasText: 'biểu mẫu của Quận 1' }).waitFor();
    expect(await page.getByRole('link', { name: 'Tải tệp đã đánh dấu lỗi' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Tải biểu mẫu ngày 07/05/2022' }).waitFor();
  });

  it('says of a report made ready before the cut-off that its figures are those of this hour', async () => {
    const now = campaign.clock.now();
    campaign.clock.standAt(new Date('2022-05-07T15:02:00+07:00'));
    await page.goto('/nop-bao-cao');
    await choose(page, 'som.xlsx', await fillTemplate(filled, () => done(1_070)));
    await page.getByText('Chưa đến giờ chốt 16:00').waitFor();
    campaign.clock.standAt(now);
    await page.goto('/nop-bao-cao');
    await choose(page, 'dung-gio.xlsx', await fillTemplate(filled, () => done(1_070)));
    await page.getByRole('button', { name: 'Nộp báo cáo ngày 07/05/2022' }).waitFor();
    expect(await page.getByText('Chưa đến giờ chốt').count()).toBe(0);
  });

  it('asks for a reason where something is unusual, before it lets one file', async () => {
    await page.goto('/nop-bao-cao');
    const hidden = await editWorkbook(filled, (sheet) => {
      sheet.getRow(FIRST_WARD_ROW).hidden = true;
    });
    await choose(page, 'dong-an.xlsx', hidden);
    await page.locator('.finding.warning').filter({ hasText: 'đang bị ẩn' }).waitFor();
    const act = page.getByRole('button', { name: 'Nộp báo cáo ngày 07/05/2022' });
    expect(await act.isDisabled()).toBe(true);
    await page.getByLabel(/Tôi đã kiểm tra/).check();
    await page.getByLabel('Lý do (bắt buộc)').fill('Đã đối chiếu với trạm y tế');
    expect(await accessibilityFaults(page)).toEqual([]);
    await act.click();
    await page.getByRole('heading', { name: /Biên nhận/ }).waitFor();
  });

  it('says what a report was returned for until it is filed again, over the comparison too', async () => {
    await campaign.sql(
      `update daily_report set state = 'returned', reviewed_at = now(), reviewed_by_name = 'Đầu mối',
              review_note = 'Phường 13 thiếu số đã ký'
        where reporting_date = '2022-05-07' and superseded_at is null`,
    );
    await page.goto('/nop-bao-cao');
    await page.getByText('Phường 13 thiếu số đã ký').waitFor();
    await page.getByRole('link', { name: 'Nộp báo cáo 1 báo cáo cần nộp hoặc sửa' }).waitFor();
    await choose(page, 'sua.xlsx', await fillTemplate(filled, () => done(1_060)));
    await page.getByRole('heading', { name: /Nộp lại sau khi bị trả lại/ }).waitFor();
    await page.getByText('Phường 13 thiếu số đã ký').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('has met no error and no refused resource on the way', () => {
    expect(campaign.complaints).toEqual([]);
  });
});

async function signInAs(page: Page, username: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('.side').getByText(username).or(page.locator('.account')).first().waitFor();
}

async function choose(page: Page, name: string, bytes: Buffer): Promise<void> {
  const again = page.getByRole('button', { name: 'Tải lên tệp khác' });
  await page.getByLabel('Tệp báo cáo').or(again).first().waitFor({ state: 'attached' });
  if (await again.isVisible()) await again.click();
  await page.getByLabel('Tệp báo cáo').setInputFiles({ name, mimeType: XLSX, buffer: bytes });
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}
