import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { shortAreaName } from '../../apps/api/src/charts/short-area-name.js';
import type { DistrictsAnswer } from '../../apps/api/src/contract/progress.js';
import { reportingDate } from '../../apps/api/src/domain/reporting-date.js';
import {
  accessibilityFaults,
  drawn,
  follow,
  LAPTOP,
  speak,
  startConsole,
  type TestConsole,
  TOO_SMALL,
} from '../support/browser.js';
import { fileReport } from '../support/make-report.js';
import { signIn, type SignedIn } from '../support/sign-in.js';
import { tellStory } from '../support/tell-story.js';

/** A working reading of "does not scroll": nothing of the page lies outside the window. */
const OVERFLOW = `(() => { const main = document.querySelector('main'); return {
  down: Math.max(document.documentElement.scrollHeight - innerHeight, main.scrollHeight - main.clientHeight),
  across: document.documentElement.scrollWidth - innerWidth }; })()`;

const ACROSS = `document.documentElement.scrollWidth - innerWidth`;

/** Charts that reach over the bottom of their panel, by its class. */
const OVER_THE_EDGE = `[...document.querySelectorAll('.panel')].flatMap((panel) =>
  [...panel.querySelectorAll('.chart > svg')].some(
    (svg) => svg.getBoundingClientRect().bottom > panel.getBoundingClientRect().bottom)
    ? [panel.className] : [])`;

/** The fonts a page has read, with their weights. */
const FONTS_USED = `document.fonts.ready.then(() => [...document.fonts].filter(({ status }) => status === 'loaded')
  .map(({ family, weight }) => family.replaceAll('"', '') + ' ' + weight))`;

/** The one sentence that says how the pace is counted. */
const HOW = 'Tốc độ: tổng bình quân 7 ngày gần nhất mỗi phường, xã';

const FOCUSED = `document.activeElement.tagName + ' ' + document.activeElement.textContent`;

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
    const page = await campaign.visit(path, as);
    await page.locator('h1').waitFor();
    return page;
  }

  /** The page that was looked at before, led on: for tests that leave it as it was. */
  async function lead(path: string): Promise<Page> {
    const page = await campaign.lead(path, leader);
    await page.locator('h1').waitFor();
    return page;
  }

  it('says the published figures and what they mean', async () => {
    const page = await open('/');
    expect(await page.locator('h1').innerText()).toBe(
      'Tốc độ ký số phải tăng gấp 6,6 lần mới kịp thời hạn 01/06',
    );
    const cards = await page.locator('.card-figure').allInnerTexts();
    expect(cards.map((card) => card.replace(/\s+/g, ' '))).toEqual([
      '4.481.992',
      '4.124.156 92,0%',
      expect.stringMatching(/^2\.\d{3}\.\d{3} \d\d,\d%$/),
      '374.137 8,3%',
    ]);
    await page.getByRole('heading', { name: 'Mỗi ngày cần ký 164.315 hồ sơ' }).waitFor();
    await page.locator('.panel.pace').getByText(HOW).waitFor();
    expect(await page.locator('.freshness').innerText()).toMatch(
      /Số liệu đến 16:00 ngày 07\/05\/2022[\s\S]*310\/310 phường, xã đã báo cáo[\s\S]*phiên bản số liệu \d/,
    );
    expect(await page.locator('.demonstration').innerText()).toContain('DỮ LIỆU MINH HỌA');
  });

  it('breaks no rule of accessibility', async () => {
    const page = await lead('/');
    await page.locator('.recharts-surface').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it.each([
    ['the city', '/?ngay=2022-05-07'],
    ['the city, with days partly reported', '/?ngay=2022-05-05&kieu=trong-ngay&don-vi=so&chi-so=da-gui'],
    ['the city at a past moment', '/?ngay=2022-05-07&biet-luc=2022-05-07T16:35'],
    ['a holiday', '/?ngay=2022-05-01&kieu=trong-ngay'],
    ['the first day', '/?ngay=2022-04-13'],
    ['a district', '/?quan=760&ngay=2022-05-07'],
    ['a district with a title of two lines', '/?quan=785&ngay=2022-05-07&biet-luc=2022-05-07T16:00'],
    ['a ward', '/?quan=760&phuong=26734&ngay=2022-05-07'],
  ])('fits a district’s screen without scrolling, in both languages: %s', async (_, path) => {
    const page = await lead(path);
    await drawn(page);
    for (const language of ['vi', 'en'] as const) {
      await speak(page, language);
      expect(await page.evaluate(OVERFLOW)).toEqual({ down: 0, across: 0 });
      // Nothing is drawn over the edge of its panel either, and nothing is too small to be read.
      expect(await page.evaluate(OVER_THE_EDGE)).toEqual([]);
      expect(await page.evaluate(TOO_SMALL)).toEqual([]);
      // Nor where the strip needs a second line.
      await page.evaluate(`document.querySelector('.strip').style.minHeight = '49px'`);
      await drawn(page);
      expect(await page.evaluate(OVERFLOW)).toEqual({ down: 0, across: 0 });
      await page.evaluate(`document.querySelector('.strip').style.minHeight = ''`);
    }
    // The table twin of the fifth card takes the room of its picture.
    await page.locator('.panel.pace button[aria-pressed]').click();
    await drawn(page);
    expect(await page.evaluate(OVERFLOW)).toEqual({ down: 0, across: 0 });
    await speak(page, 'vi');
  });

  it('does not scroll while its fonts are still on their way', async () => {
    const page = await campaign.visit('/icon.svg', leader);
    await page.route('**/*.woff2', () => new Promise(() => undefined));
    await page.goto('/?ngay=2022-05-07');
    await page.locator('.recharts-surface text').first().waitFor();
    await page.locator('.tile-map a').first().waitFor();
    for (const language of ['VI Tiếng Việt', 'EN English']) {
      await page.getByRole('button', { name: language }).click();
      await page.locator(`html[lang=${language.slice(0, 2).toLowerCase()}]`).waitFor();
      expect(await page.evaluate(OVERFLOW)).toEqual({ down: 0, across: 0 });
    }
  });

  it('says above the map which district has the largest and which the smallest share of what is drawn', async () => {
    const page = await lead('/?ngay=2022-05-07');
    const answer = await page.request.get('/api/progress/districts?date=2022-05-07');
    const { rows } = (await answer.json()) as DistrictsAnswer;
    const shareOf = ({ totals }: (typeof rows)[number]) => (totals.signed ?? NaN) / totals.required;
    const byShare = [...rows].sort((a, b) => shareOf(b) - shareOf(a));
    const [first, last] = [byShare[0], byShare.at(-1)].map((row) => shortAreaName(row?.area.name ?? ''));
    expect(await page.locator('.tile-map h2').innerText()).toBe(
      `Tỷ lệ ký số cao nhất: ${first}; thấp nhất: ${last}`,
    );
  });

  it('hangs no tile over the edge of its panel on a lower or narrower screen, nor under a strip of three lines', async () => {
    const page = await lead('/?ngay=2022-05-05&so-voi=2022-04-26');
    await page.locator('.tile-map a').first().waitFor();
    await page.evaluate(`document.querySelector('.strip').style.minHeight = '96px'`);
    for (const [width, height] of [
      [1366, 650],
      [1366, 768],
      [1280, 600],
      [1024, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      await drawn(page);
      expect(await page.evaluate(OVER_THE_EDGE)).toEqual([]);
      expect(await page.evaluate(ACROSS)).toBe(0);
    }
    await page.evaluate(`document.querySelector('.strip').style.minHeight = ''`);
    await page.setViewportSize(LAPTOP);
  });

  it('does not scroll for a moment either, until its charts are drawn anew for a room that became smaller', async () => {
    const page = await open('/?ngay=2022-04-13');
    await drawn(page);
    // As when the strip takes a second line; measured before the browser tells the charts of it.
    const atOnce = await page.evaluate(`(() => { document.querySelector('.strip').style.minHeight = '76px';
      return { ...${OVERFLOW}, over: ${OVER_THE_EDGE} }; })()`);
    expect(atOnce).toEqual({ down: 0, across: 0, over: [] });
  });

  it.each(['/?ngay=2022-05-07', '/quan-huyen', '/cham-tien-do', '/tinh-trang-bao-cao'])(
    'scrolls only downwards on a screen 1024 pixels wide: %s',
    async (path) => {
      const page = await lead(path);
      await page.setViewportSize({ width: 1024, height: 768 });
      await drawn(page);
      expect(await page.evaluate(ACROSS)).toBe(0);
      await page.setViewportSize(LAPTOP);
    },
  );

  it('leads from the city to a district to a ward in one click each, and back along the trail', async () => {
    const page = await lead('/?ngay=2022-05-06');
    await page.locator('.tile-map a', { hasText: 'Gò Vấp' }).click();
    await page.waitForURL('**/?quan=764&ngay=2022-05-06');
    await page.getByRole('heading', { name: 'Gò Vấp: tốc độ ký số phải tăng' }).waitFor();
    expect(await page.evaluate(FOCUSED)).toMatch(/^H1 Gò Vấp/);
    await page.locator('.rank-table a', { hasText: 'Phường 10' }).click();
    await page.waitForURL(/\?quan=764&phuong=\d{5}&ngay=2022-05-06$/);
    await page.getByRole('heading', { name: 'Số liệu từng ngày' }).waitFor();
    expect(await page.evaluate(FOCUSED)).toMatch(/^H1 Phường 10/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page
      .getByRole('navigation', { name: 'Địa bàn' })
      .getByRole('link', { name: 'Quận Gò Vấp' })
      .click();
    await page.getByRole('heading', { name: 'Gò Vấp: tốc độ ký số phải tăng' }).waitFor();
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
    const page = await lead('/?quan=760&phuong=26734');
    await page.getByRole('button', { name: /Đã ký số ngày 07\/05\/2022: xem nguồn/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('BaoCao_760_2022-05-07.xlsx').waitFor();
    expect(await dialog.locator('tr.asked').innerText()).toMatch(/Đã ký số\s+[\d.]+\s+BaoCao!I7/);
    expect(await dialog.innerText()).toContain('07/05/2022');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('opens where a figure carried over a holiday comes from, and calls the day a day off', async () => {
    const page = await open('/?quan=760&phuong=26734');
    await page.getByRole('button', { name: /Đã ký số ngày 02\/05\/2022: xem nguồn/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Ngày nghỉ: lấy số của ngày gần nhất, 29/04/2022.').waitFor();
    await dialog.getByText('BaoCao_760_2022-04-29.xlsx').waitFor();
    expect(await dialog.innerText()).not.toContain('chưa có báo cáo');
    await page.keyboard.press('Escape');
    await speak(page, 'en');
    await page
      .getByRole('button', { name: /02\/05\/2022/ })
      .first()
      .click();
    await dialog.getByText('A day off: the last figures are taken, of 29/04/2022.').waitFor();
  });

  it('opens the source as it was known at the moment looked back to', async () => {
    const page = await lead('/?quan=760&phuong=26734&ngay=2022-05-06&biet-luc=2022-05-06T12:00');
    await page.getByRole('button', { name: /Đã ký số ngày 06\/05\/2022: xem nguồn/ }).click();
    const dialog = page.getByRole('dialog');
    // The report of 6/5 came in the afternoon.
    await dialog.getByText('Ngày này chưa có báo cáo: lấy số của ngày gần nhất, 05/05/2022.').waitFor();
    expect(await dialog.innerText()).not.toContain('BaoCao_760_2022-05-06.xlsx');
  });

  it('marks a day on the pace that only a part of the wards reported, and still fits', async () => {
    const page = await lead('/?ngay=2022-05-07&biet-luc=2022-05-07T16:20');
    const told = /07\/05 mới \d+\/310, chưa tính vào mức thấp nhất – cao nhất$/;
    await page.locator('.panel.pace [stroke-dasharray]').first().waitFor();
    await page.locator('.recharts-surface').waitFor();
    await page.getByText(/07\/05 mới \d+\/310, chưa tính vào thấp – cao nhất/).waitFor();
    // What the pace is stands there on such days, too.
    await page.locator('.panel.pace').getByText(HOW).waitFor();
    // A day that only a few of 310 missed (300 reported 5/5) is one of the range.
    expect(await page.locator('.panel.pace :is(circle, rect)[stroke-dasharray]').count()).toBe(1);
    expect(await page.locator('.panel.pace .chart svg').getAttribute('aria-label')).toMatch(told);
    await drawn(page);
    expect(await page.evaluate(OVERFLOW)).toEqual({ down: 0, across: 0 });
    await page.locator('.panel.pace button[aria-pressed]').click();
    expect(await page.locator('.panel.pace table').innerText()).toMatch(
      /07\/05 mới \d+\/310[\s\S]*Ngày thiếu báo cáo\s+chưa tính vào mức thấp nhất – cao nhất/,
    );
    await drawn(page);
    expect(await page.evaluate(OVERFLOW)).toEqual({ down: 0, across: 0 });
  });

  it('shows what was known at a moment, says so on the page, and in the address', async () => {
    const page = await lead('/?ngay=2022-05-06');
    await page.getByRole('button', { name: 'Tại thời điểm…' }).click();
    await page.getByLabel('Giờ, có thể đến phần nghìn giây').fill('chín giờ');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Giờ phải viết dạng 18:00' }).waitFor();
    await page.getByRole('dialog').getByLabel('Ngày', { exact: true }).fill('6/5');
    await page.getByLabel('Giờ, có thể đến phần nghìn giây').fill('12:00');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?ngay=2022-05-06&biet-luc=2022-05-06T12:00');
    await page.getByText('số liệu tại thời điểm 12:00 06/05/2022').waitFor();
    expect(await page.locator('.freshness').innerText()).toContain('0/310 phường, xã đã báo cáo');
    // A list is of the present; on the way back from it the moment is kept.
    await page.getByRole('link', { name: 'Báo cáo ngày' }).click();
    await page.getByText('310/310 phường, xã đã báo cáo', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Tổng quan' }).click();
    await page.waitForURL('**/?ngay=2022-05-06&biet-luc=2022-05-06T12:00');
    await page.getByText('số liệu tại thời điểm 12:00 06/05/2022').waitFor();
    await page.getByRole('link', { name: 'Về hiện tại' }).click();
    await page.getByText('310/310 phường, xã đã báo cáo', { exact: true }).waitFor();
  });

  it('shows the day typed, says what is none, and compares with any other', async () => {
    const page = await lead('/');
    const day = page.getByLabel('Ngày số liệu');
    await day.fill('31/4');
    await page.keyboard.press('Enter');
    await page.getByText('Không phải một ngày: viết ngày/tháng/năm').waitFor();
    await day.fill('1/1/2021');
    await page.keyboard.press('Enter');
    await page.getByText('Chọn một ngày từ 13/04/2022 đến 07/05/2022').waitFor();
    await day.fill('5/5');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?ngay=2022-05-05');
    await page.getByLabel('so với').selectOption('other');
    await page.getByLabel('Ngày so sánh').fill('26/4');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?ngay=2022-05-05&so-voi=2022-04-26');
    await page.locator('.card.signed', { hasText: 'so với 26/04' }).waitFor();
    await drawn(page);
    expect(await page.evaluate(OVERFLOW)).toEqual({ down: 0, across: 0 });
    // On the way back no day is asked for any more.
    await page.goBack();
    await page.waitForURL('**/?ngay=2022-05-05');
    await page.getByLabel('Ngày so sánh').waitFor({ state: 'detached' });
    await page.getByLabel('so với').selectOption('yesterday');
    await page.waitForURL('**/?ngay=2022-05-05&so-voi=hom-qua');
    await page.getByLabel('Ngày so sánh').waitFor({ state: 'detached' });
  });

  it('ranks by the share of the step chosen on the cards, whatever the list is ordered by', async () => {
    const page = await lead('/?ngay=2022-05-07');
    const places = async () => {
      const rows = await page.locator('.rank-table tbody tr').all();
      const cells = await Promise.all(rows.map((row) => row.locator('td, th').allInnerTexts()));
      return Object.fromEntries(cells.map(([place, name]) => [name, place]));
    };
    await page.locator('.rank-table').waitFor();
    expect((await page.locator('.rank-table th').first().innerText()).trim()).toBe('Hạng');
    const bySize = await places();
    expect(bySize).toMatchObject({ 'Bình Thạnh': '1', 'Quận 7': '22' });
    await page.getByLabel('Xếp theo').selectOption('share');
    expect(await places()).toEqual(bySize);
    const about = page.locator('.panel.ranking .panel-about p');
    expect(await about.innerText()).toBe('Hạng theo % đã ký; thay đổi so với 30/04');
    expect((await about.boundingBox())?.height).toBeLessThan(36);

    const card = (name: string) => page.getByRole('button', { name, exact: true });
    expect(await card('Đã ký số').getAttribute('aria-pressed')).toBe('true');
    await card('Đã gửi công an').focus();
    await page.keyboard.press('Space');
    await page.waitForURL('**/?ngay=2022-05-07&chi-so=da-gui');
    await about.filter({ hasText: 'Hạng theo % đã gửi' }).waitFor();
    expect(await card('Đã gửi công an').getAttribute('aria-pressed')).toBe('true');
    expect(await places()).not.toEqual(bySize);
  });

  it.each([
    ['/quan-huyen', '.panel.plain', ['Huyện Bình Chánh', 'Thành phố Thủ Đức', 'Toàn thành phố', '374.137']],
    ['/cham-tien-do', '.panel.plain', ['Phường, xã', '% đã ký', 'Cần ký/ngày']],
    ['/?quan=760&phuong=26734', '.panel.history', ['07/05/2022', 'đúng hạn', '13/04/2022']],
  ])('draws the whole table of %s where a picture of it is asked for', async (path, selector, contents) => {
    const page = await lead(path);
    const panel = page.locator(selector);
    const svg = (await saved(page, panel, 'Hình SVG')).bytes.toString('utf8');
    const shown = await panel.locator('tbody th').allInnerTexts();
    for (const content of [...contents, ...shown]) expect(svg).toContain(`>${content}<`);
    // It carries the font it is set in, and a page that has no other draws it with that.
    const bare = await campaign.browser.newPage();
    await bare.setContent(svg);
    const fonts = await bare.evaluate<string[]>(FONTS_USED);
    expect(fonts).toEqual(expect.arrayContaining(['Be Vietnam Pro 400', 'Be Vietnam Pro 600']));
    await bare.close();
    const png = (await saved(page, panel, 'Ảnh PNG')).bytes;
    const [, width = 0, height = 0] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)?.map(Number) ?? [];
    expect(png.readUInt32BE(16)).toBe(width * 2);
    expect(png.readUInt32BE(20)).toBe(height * 2);
    // Not its lines alone: every row has its text, under the title and above what the figures count from.
    expect(await linesOfInk(campaign, png)).toBeGreaterThanOrEqual(shown.length + 2);
  });

  it('saves the table twin as a picture where that is what is shown, and in the order it is sorted', async () => {
    const page = await lead('/?ngay=2022-05-07');
    const panel = page.locator('.panel.funnel');
    await panel.getByRole('button', { name: 'Bảng số liệu' }).click();
    const svg = (await saved(page, panel, 'Hình SVG')).bytes.toString('utf8');
    expect(svg).toContain('>Không qua công an<');
    expect(svg).not.toContain('chờ lâu nhất 24 ngày');

    await follow(page, '/quan-huyen?ngay=2022-05-07');
    await page.getByRole('button', { name: 'Số ngày dự kiến hoàn thành' }).click();
    await page.locator('th[aria-sort="descending"]').waitFor();
    const csv = (await saved(page, page.locator('.panel.plain'), 'Bảng CSV')).bytes.toString('utf8');
    expect(csv.split('\r\n')[1]).toMatch(/^Quận (7|10),.*trên 365 ngày/);
  });

  it('names the lines of the course over them, in the order of their ends', async () => {
    const page = await lead('/?quan=772&ngay=2022-05-07');
    const labels = page.locator('.panel.burn-up .burn-up-labels');
    await labels.getByText(/^đã ký số/).waitFor();
    const named = await labels.locator('text', { hasText: /^(đã|công an)/ }).evaluateAll((texts) =>
      texts
        .map((text) => ({ name: text.textContent, top: text.getBoundingClientRect().top }))
        .sort((a, b) => a.top - b.top)
        .map(({ name }) => name.replace(/ [\d.]+$/, '')),
    );
    expect(named).toEqual(['đã gửi công an', 'công an đã xác thực', 'đã ký số']);
    const areOver = await labels.evaluate((group) =>
      [...(group.closest('svg')?.querySelectorAll('.recharts-line') ?? [])].map(
        (line) => (line.compareDocumentPosition(group) & Node.DOCUMENT_POSITION_FOLLOWING) > 0,
      ),
    );
    expect(areOver.length).toBeGreaterThan(3);
    expect(areOver).not.toContain(false);
  });

  it('gives the forecast of a day to come where the pointer is', async () => {
    const page = await open('/?ngay=2022-05-07');
    await drawn(page);
    const { x, y, width, height } =
      (await page.locator('.burn-up .recharts-cartesian-grid').boundingBox()) ?? never();
    await page.mouse.move(x + width * 0.8, y + height * 0.5);
    const tip = page.locator('.burn-up .tip');
    await tip.getByText('Dự báo ký').waitFor();
    const told = await tip.innerText();
    expect(told).toMatch(/^(1\d|2\d)\/05\/2022/);
    expect(told).toMatch(/Dự báo ký\s+\d{3}\.\d{3} · \d\d,\d%/);
    expect(told).toMatch(/Khoảng dự báo\s+[\d.]+–[\d.]+ · [\d,]+%–[\d,]+%/);
    expect(told).not.toContain('Đã ký số');
    // Where the window has room beside the lines, nothing is said over them.
    const plot = (await page.locator('.burn-up .recharts-cartesian-grid').boundingBox()) ?? never();
    const said = (await tip.boundingBox()) ?? never();
    const isBeside = said.x >= plot.x + plot.width || said.y >= plot.y + plot.height;
    expect([said, plot, isBeside]).toEqual([said, plot, true]);
  });

  it('tells a day without a report from one without work', async () => {
    const page = await lead('/?quan=777&ngay=2022-05-05&kieu=trong-ngay');
    const panel = page.locator('.panel.burn-up');
    await panel.getByRole('heading', { name: 'Chưa có báo cáo của ngày' }).waitFor();
    await panel.locator('path[stroke-dasharray="3 2"]').first().waitFor();
    await panel.getByRole('button', { name: 'Bảng số liệu' }).click();
    const row = await panel.locator('tr', { hasText: '05/05/2022' }).innerText();
    expect(row.replace(/\s+/g, ' ')).toMatch(/^05\/05\/2022 – [\d.]+ 0\/10 Chưa có báo cáo của ngày$/);

    await follow(page, '/?ngay=2022-05-01&kieu=trong-ngay');
    await panel.getByRole('heading', { name: 'Ngày nghỉ, không báo cáo' }).waitFor();
    await page.getByText('(7 ngày báo cáo đến 29/04)').waitFor();
  });

  it('shows what was adjusted apart from what was added: chart, table and the ward’s own days', async () => {
    const page = await lead('/?quan=771&ngay=2022-04-28&kieu=trong-ngay&chi-so=da-gui');
    const panel = page.locator('.panel.burn-up');
    await panel.getByRole('heading', { name: 'Trong ngày thêm 4.099 hồ sơ đã gửi công an' }).waitFor();
    await panel.locator('text', { hasText: '−37' }).waitFor();
    await panel.getByText('điều chỉnh (số trên cột)').waitFor();
    // However narrow the panel is, every sign of its legend stands whole within it, and on no other one.
    for (const width of [1366, 1190, 390]) {
      await page.setViewportSize({ width, height: 650 });
      await drawn(page);
      const room = (await panel.locator('.chart-room').boundingBox()) ?? never();
      const signs = await Promise.all(
        (await panel.locator('.daily-sign').all()).map((sign) => sign.boundingBox()),
      );
      const boxes = signs.map((box) => box ?? never());
      expect(boxes.length).toBeGreaterThan(0);
      for (const box of boxes) {
        expect(box.x).toBeGreaterThanOrEqual(room.x - 1);
        expect(box.x + box.width).toBeLessThanOrEqual(room.x + room.width + 1);
        expect(box.y + box.height).toBeLessThanOrEqual(room.y + room.height + 1);
      }
      const apart = boxes.every((a, place) =>
        boxes.slice(place + 1).every((b) => b.x >= a.x + a.width || b.y >= a.y + a.height - 1),
      );
      expect(apart).toBe(true);
    }
    await page.setViewportSize(LAPTOP);
    await panel.getByRole('button', { name: 'Bảng số liệu' }).click();
    await panel.getByRole('columnheader', { name: 'Đã gửi công an, điều chỉnh (hồ sơ)' }).waitFor();
    expect(await panel.locator('tr', { hasText: '28/04/2022' }).innerText()).toMatch(/\+4\.099\s[\s\S]*−37/);

    const [adjusted] = await campaign.sql<{ ward: string }>(
      `select today.ward_code as ward from figure as today join figure as before using (ward_code)
        where today.district_code = '771' and today.reporting_date = '2022-04-28' and today.superseded_at is null
          and before.reporting_date = '2022-04-27' and before.superseded_at is null
          and today.submitted < before.submitted`,
    );
    await follow(page, `/?quan=771&phuong=${adjusted?.ward}&ngay=2022-04-28`);
    await page.locator('.panel.history').getByText('điều chỉnh −37').waitFor();
  });

  it('compares the first days with nothing before them, and signing not begun stands not still', async () => {
    const page = await lead('/?ngay=2022-04-13');
    expect(await page.locator('h1').innerText()).toBe('Chưa bắt đầu ký số: ký từ 23/04, thời hạn là 05/05');
    expect(await page.locator('.cards').innerText()).not.toContain('+4.481.992');
    expect(await page.locator('.card.submitted').innerText()).toContain('– so với 06/04');
    // A document without a symbol is not named by its date.
    await page.getByText('Hạn 05/05/2022, còn 18 ngày báo cáo').waitFor();
  });

  it('leads out of an address that asks for what is not there', async () => {
    const page = await open('/');
    await page.goto('/?quan=999');
    await page.getByRole('link', { name: 'Xem toàn bộ địa bàn của tôi' }).click();
    await page.getByRole('heading', { name: 'Tốc độ ký số phải tăng' }).waitFor();
    await page.goto('/?ngay=2021-01-01&so-voi=2023-01-01');
    await page.getByText('Ngày 01/01/2021 ngoài thời gian chiến dịch: đang xem ngày gần nhất').waitFor();
    await page.getByRole('heading', { name: 'Tốc độ ký số phải tăng gấp 6,6 lần' }).waitFor();
    expect(await page.locator('.controls select').inputValue()).toBe('last-week');
  });

  it('says so where only the head of the reporting page fails, and proposes no moment to come', async () => {
    const page = await open('/');
    await page.route('**/api/progress/city**', (route) => route.abort());
    await page.goto('/tinh-trang-bao-cao');
    await page.getByRole('alert').filter({ hasText: 'Không liên lạc được với máy chủ' }).waitFor();
    await page.unroute('**/api/progress/city**');
    campaign.complaints.splice(0);
    await page.getByRole('button', { name: 'Thử lại' }).click();

    await page.getByRole('button', { name: 'Tại thời điểm…' }).click();
    expect(await page.getByLabel('Giờ, có thể đến phần nghìn giây').inputValue()).toBe('20:30');
    await page.getByLabel('Giờ, có thể đến phần nghìn giây').fill('23:30');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Thời điểm này chưa đến' }).waitFor();
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
    await page.getByRole('heading', { name: 'Gò Vấp: tốc độ ký số phải tăng' }).waitFor();
    expect(await page.getByRole('link', { name: 'Toàn thành phố' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Quận, huyện' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Tổng quan' }).click();
    await page.getByRole('heading', { name: 'Gò Vấp: tốc độ ký số phải tăng' }).waitFor();
    // The bare address is the way to the filing.
    await page.goto('/');
    await page.waitForURL('**/nop-bao-cao');
  });

  it.each(['/quan-huyen', '/tinh-trang-bao-cao', '/cham-tien-do', '/?kieu=trong-ngay&don-vi=so', '/wards'])(
    'breaks no rule of accessibility on %s',
    async (path) => {
      const page = await lead(path);
      await page.locator('table, .chart svg').first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
    },
  );

  it('says the same in English', async () => {
    const page = await lead('/?ngay=2022-05-07');
    await speak(page, 'en');
    await page.getByRole('heading', { name: 'Signing must go 6.6 times as fast to meet 01/06' }).waitFor();
    expect(await page.locator('.card.signed .card-figure').innerText()).toMatch(/374,137\s+8.3%/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await speak(page, 'vi');
  });

  it('has met no error and no refused resource on the way', () => {
    expect(campaign.complaints).toEqual([]);
  });
});

function never(): never {
  throw new Error('Not there.');
}

/** How many lines of text stand at the left of a picture: dark pixels with light ones above. */
async function linesOfInk({ browser }: TestConsole, png: Buffer): Promise<number> {
  const page = await browser.newPage();
  await page.setContent(`<img src="data:image/png;base64,${png.toString('base64')}">`);
  const lines = await page.evaluate(`(async () => {
    const image = document.querySelector('img');
    await image.decode();
    const canvas = new OffscreenCanvas(200, image.naturalHeight);
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const isDark = (y) => pen.getImageData(0, y, 200, 1).data.some((value, place) => place % 4 === 0 && value < 130);
    const rows = Array.from({ length: canvas.height }, (_, y) => isDark(y));
    return rows.filter((dark, y) => dark && !rows[y - 1]).length;
  })()`);
  await page.close();
  return lines as number;
}

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
