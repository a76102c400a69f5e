import { readFileSync } from 'node:fs';
import Excel from 'exceljs';
import type { Page } from 'playwright-core';
import type { SeriesAnswer } from '../../apps/api/src/contract/progress.js';
import { reportingDate } from '../../apps/api/src/domain/reporting-date.js';
import { accessibilityFaults, startConsole, type TestConsole } from '../support/browser.js';
import { fileReport } from '../support/make-report.js';
import { signIn, type SignedIn } from '../support/sign-in.js';
import { tellStory } from '../support/tell-story.js';

/** A working reading of "does not scroll": nothing of the page lies outside the window. */
const OVERFLOW = `(() => { const main = document.querySelector('main'); return {
  down: Math.max(document.documentElement.scrollHeight - innerHeight, main.scrollHeight - main.clientHeight),
  across: document.documentElement.scrollWidth - innerWidth }; })()`;

describe('the leadership’s first screen', () => {
  let campaign: TestConsole;
  let leader: SignedIn;
  beforeAll(async () => {
    campaign = await startConsole('2022-05-07T20:30:00+07:00');
    await tellStory(campaign, reportingDate('2022-05-07'));
    leader = await signIn(campaign, 'leader');
  });
  afterEach(() => campaign.leave());
  afterAll(() => campaign.close());

  /** A page already signed in. */
  async function open(path: string, as = leader): Promise<Page> {
    const page = await campaign.visit('/icon.svg');
    const [name = '', value = ''] = (as.headers['cookie'] ?? '').split('=');
    await page.context().addCookies([{ name, value, url: campaign.url }]);
    await page.goto(path);
    await page.locator('h1').waitFor();
    return page;
  }

  it('says the published figures and what they mean', async () => {
    const page = await open('/');
    expect(await page.locator('h1').innerText()).toBe('Ký số phải nhanh gấp 6,6 lần mới kịp hạn 01/06');
    const cards = await page.locator('.card-figure').allInnerTexts();
    expect(cards.map((card) => card.replace(/\s+/g, ' '))).toEqual([
      '4.481.992',
      '4.124.156 92,0 %',
      expect.stringMatching(/^2\.\d{3}\.\d{3} \d\d,\d %$/),
      '374.137 8,3 %',
    ]);
    await page.getByRole('heading', { name: 'Mỗi ngày cần ký 164.315 hồ sơ' }).waitFor();
    expect(await page.locator('.freshness').innerText()).toMatch(
      /Số liệu đến 16:00 ngày 07\/05\/2022[\s\S]*310\/310 phường, xã đã báo cáo[\s\S]*phiên bản \d/,
    );
    expect(await page.locator('.demonstration').innerText()).toContain('DỮ LIỆU MINH HỌA');
  });

  it('fits a district’s screen without scrolling, and breaks no rule of accessibility', async () => {
    const page = await open('/');
    await page.locator('.recharts-surface').waitFor();
    expect(await page.evaluate(OVERFLOW)).toEqual({ down: 0, across: 0 });
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('shows a day nobody reported as such, and not as a day without work', async () => {
    const page = await open('/?kieu=trong-ngay&ngay=2022-05-01');
    await page.getByRole('heading', { name: 'Chưa có báo cáo của ngày' }).waitFor();
    await page.locator('.missing-mark').first().waitFor();
    const days = await page.evaluate(`fetch('/api/progress/series?date=2022-05-01').then((it) => it.json())`);
    const silent = (days as SeriesAnswer).days.filter(({ isCarriedForward }) => isCarriedForward);
    expect(silent.map(({ date }) => date).slice(-2)).toEqual(['2022-04-30', '2022-05-01']);
    expect(await page.locator('circle.missing-mark, .missing-mark circle').count()).toBe(silent.length);
    await page.getByText('(7 ngày đến 29/04)').waitFor();
  });

  it('leads from the city to a district to a ward in one click each, and back along the trail', async () => {
    const page = await open('/?ngay=2022-05-06');
    await page.locator('.tile-map a', { hasText: 'Gò Vấp' }).click();
    await page.waitForURL('**/?quan=764&ngay=2022-05-06');
    await page.getByRole('heading', { name: 'Gò Vấp: ký số phải nhanh' }).waitFor();
    await page.locator('.rank-table a', { hasText: 'Phường 10' }).click();
    await page.waitForURL(/\?quan=764&phuong=\d{5}&ngay=2022-05-06$/);
    await page.getByRole('heading', { name: 'Số liệu từng ngày' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page
      .getByRole('navigation', { name: 'Địa bàn' })
      .getByRole('link', { name: 'Quận Gò Vấp' })
      .click();
    await page.getByRole('heading', { name: 'Gò Vấp: ký số phải nhanh' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('goes the same way by keyboard alone', async () => {
    const page = await open('/');
    await page.locator('.tile-map a').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Đến nội dung chính');
    await page.keyboard.press('Enter');
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(
        `document.activeElement.closest('.tile-map') && document.activeElement.getAttribute('href')`,
      );
      if (focused) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/\?quan=\d{3}$/);
    await page.getByRole('heading', { name: 'Xếp hạng phường, xã' }).waitFor();
  });

  it('opens the source of a ward’s figure: file, cell, person, moment', async () => {
    const page = await open('/?quan=760&phuong=26734');
    await page.getByRole('button', { name: /Đã ký số ngày 07\/05\/2022: xem nguồn/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('BaoCao_760_2022-05-07.xlsx').waitFor();
    expect(await dialog.locator('tr.asked').innerText()).toMatch(/Đã ký số\s+[\d.]+\s+BaoCao!I7/);
    expect(await dialog.innerText()).toContain('07/05/2022');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('shows what was known at a moment, says so on the page, and in the address', async () => {
    const page = await open('/?ngay=2022-05-06');
    await page.getByRole('button', { name: 'Như đã biết lúc…' }).click();
    await page.getByLabel('Giờ (00:00–23:59)').fill('9h');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Giờ phải viết dạng 18:00' }).waitFor();
    await page.getByRole('dialog').getByLabel('Ngày').selectOption('2022-05-06');
    await page.getByLabel('Giờ (00:00–23:59)').fill('12:00');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?ngay=2022-05-06&biet-luc=2022-05-06T12:00');
    await page.getByText('như đã biết lúc 12:00 06/05/2022').waitFor();
    expect(await page.locator('.freshness').innerText()).toContain('0/310 phường, xã đã báo cáo');
    await page.getByRole('link', { name: 'Xem như hiện nay' }).click();
    await page.getByText('310/310 phường, xã đã báo cáo').waitFor();
  });

  it('gives every chart as a table, and its figures as CSV and XLSX of exactly what is shown', async () => {
    const page = await open('/');
    const panel = page.locator('.panel.tile-map');
    const tile = (await panel.locator('a', { hasText: 'Quận 10' }).textContent()) ?? '';
    await panel.getByRole('button', { name: 'Bảng số liệu' }).click();
    const row = await panel.locator('tr', { hasText: 'Quận 10' }).innerText();
    expect(row.replace(/\s+/g, ' ')).toBe(tile.replace(/\s+/g, ' '));

    const csv = await saved(page, panel, 'Bảng CSV');
    expect(csv.name).toBe('ban-do-o_2022-05-07.csv');
    const text = csv.bytes.toString('utf8');
    expect(text.startsWith('\ufeff"Quận, huyện",Đã ký số\r\n')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(24);
    expect(text).toContain(`Quận 10,"${row.replace(/^Quận 10\s+/, '')}"`);

    const xlsx = await saved(page, panel, 'Bảng Excel (XLSX)');
    const workbook = new Excel.Workbook();
    await workbook.xlsx.load(xlsx.bytes as unknown as ArrayBuffer);
    const sheet = workbook.getWorksheet('Số liệu');
    expect(sheet?.getCell('A3').value).toContain('Số liệu đến 16:00 ngày 07/05/2022');
    const line = sheet?.getRows(6, 22)?.find((found) => found.getCell(1).value === 'Quận 10');
    expect(line?.getCell(2).numFmt).toBe('0.0%');
    expect(`${String(Math.round(Number(line?.getCell(2).value) * 1000) / 10).replace('.', ',')}\u00a0%`).toBe(
      row.replace(/^Quận 10\s+/, ''),
    );
  });

  it('saves a chart as a picture, with its message and what it counts', async () => {
    const page = await open('/');
    await page.locator('.recharts-surface').waitFor();
    const panel = page.locator('.panel.burn-up');
    const svg = (await saved(page, panel, 'Hình SVG')).bytes.toString('utf8');
    expect(svg).toContain('Với tốc độ này, đến hạn 01/06 mới ký được');
    expect(svg).toContain('310/310 phường, xã đã báo cáo');
    const png = (await saved(page, panel, 'Ảnh PNG')).bytes;
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(800);
  });

  it('moves by itself when a report comes in', async () => {
    const before = await campaign.sql<{ signed: number }>(
      `select sum(signed)::int as signed from figure where superseded_at is null and reporting_date = '2022-05-07'`,
    );
    expect(before[0]?.signed).toBe(374137);
    campaign.clock.standAt(new Date('2022-05-08T16:20:00+07:00'));
    const page = await open('/?ngay=2022-05-08');
    await page.getByText('0/310 phường, xã đã báo cáo').waitFor();
    const known = await campaign.sql<{
      code: string;
      submitted: number;
      verified: number;
      unresolved: number;
      exempt: number;
      signed: number;
    }>(
      `select ward_code as code, submitted, verified, unresolved, exempt, signed from figure
        where district_code = '760' and reporting_date = '2022-05-07' and superseded_at is null`,
    );
    await fileReport(campaign, {
      districtCode: '760',
      date: '2022-05-08',
      rows: Object.fromEntries(
        known.map(({ code, ...figures }) => [code, { ...figures, signed: figures.signed + 1 }]),
      ),
    });
    await page.getByText('10/310 phường, xã đã báo cáo').waitFor();
    await page.locator('.card.signed', { hasText: '374.147' }).waitFor();
    campaign.clock.standAt(new Date('2022-05-08T20:30:00+07:00'));
  });

  it('keeps a reporter within the own district, whatever the address says', async () => {
    const reporter = await signIn(campaign, 'district-reporter', '764');
    const page = await open('/?quan=760&ngay=2022-05-07', reporter);
    await page.getByRole('heading', { name: 'Gò Vấp: ký số phải nhanh' }).waitFor();
    expect(await page.getByRole('link', { name: 'Toàn thành phố' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Quận, huyện' }).count()).toBe(0);
  });

  it.each(['/quan-huyen', '/tinh-trang-bao-cao', '/cham-tien-do', '/?kieu=trong-ngay&don-vi=so', '/wards'])(
    'breaks no rule of accessibility on %s',
    async (path) => {
      const page = await open(path);
      await page.locator('table, .chart svg').first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
    },
  );

  it('says the same in English', async () => {
    const page = await open('/?ngay=2022-05-07');
    await page.getByRole('button', { name: 'EN English' }).click();
    await page.getByRole('heading', { name: 'Signing must go 6.6 times as fast to meet 01/06' }).waitFor();
    expect(await page.locator('.card.signed .card-figure').innerText()).toMatch(/374,137\s+8.3%/);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('has met no error and no refused resource on the way', () => {
    expect(campaign.complaints).toEqual([]);
  });
});

async function saved(
  page: Page,
  panel: ReturnType<Page['locator']>,
  kind: string,
): Promise<{ name: string; bytes: Buffer }> {
  await panel.getByRole('button', { name: 'Tải về' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('menuitem', { name: kind }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
