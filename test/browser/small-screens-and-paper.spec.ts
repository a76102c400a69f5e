import { reportingDate } from '../../apps/api/src/domain/reporting-date.js';
import { ACCESS } from '../../apps/web/src/app/access.js';
import {
  accessibilityFaults,
  drawn,
  LAPTOP,
  startConsole,
  type TestConsole,
  TOO_SMALL,
} from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { lettersOnPages } from '../support/read-printed.js';
import { signIn, type SignedIn } from '../support/sign-in.js';
import { tellStory } from '../support/tell-story.js';

const DAY = '2022-05-07';

/** What is pressed by a finger and is less than 44 pixels high; a card or a field takes the press of the button in it. */
const TOO_THIN = `[...document.querySelectorAll('button, select, .date-box input, .side a, .settings a, th a, td a')].flatMap((element) => {
  const { width, height } = element.getBoundingClientRect();
  return width === 0 || height >= 44 || element.closest('.card h2, .MuiAutocomplete-endAdornment') ? []
    : [element.outerHTML]; })`;

/** Texts of a list that its right edge cuts. */
const CUT_AT_THE_EDGE = `[...document.querySelectorAll('.RaList-content :is(th, td)')].flatMap((cell) => {
  const edge = cell.closest('.RaDataTable-tableWrapper, .RaList-content').getBoundingClientRect().right;
  const text = document.createRange();
  text.selectNodeContents(cell);
  return [...text.getClientRects()].some(({ left, right }) => left < edge - 1 && right > edge + 1)
    ? [cell.textContent] : []; })`;

/** What reaches over the edge of the sheet, and what its own box hides a part of. */
const CUT_ON_PAPER = `[...document.querySelectorAll('body *')].flatMap((element) => {
  const { width, height, right } = element.getBoundingClientRect();
  const { overflowX, overflowY, visibility } = getComputedStyle(element);
  if (!width || !height || visibility === 'hidden' || element instanceof SVGElement ||
    element.closest('.only-spoken, .recharts-tooltip-wrapper, .freshness-today .wide')) return [];
  const isCut = (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) ||
    (overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1);
  return isCut || right > document.documentElement.clientWidth + 1 ? [element.outerHTML.slice(0, 200)] : []; })`;

describe('the console on a telephone and on paper', () => {
  let campaign: TestConsole;
  let leader: SignedIn;
  let administrator: SignedIn;
  beforeAll(async () => {
    campaign = await startConsole('2022-05-08T20:30:00+07:00');
    await tellStory(campaign, reportingDate(DAY));
    leader = await signIn(campaign, 'leader');
    administrator = await signIn(campaign, 'administrator');
  });
  afterEach(() => campaign.leave());
  afterAll(() => campaign.close());

  it.each(['/', '/quan-huyen', '/tinh-trang-bao-cao', '/cham-tien-do', '/daily-reports', '/wards', '/users'])(
    'is no wider than a telephone of 390 pixels, and has room for a fingertip on what is pressed: %s',
    async (path) => {
      const page = await campaign.lead(path, leader);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.locator('table, .chart svg').first().waitFor();
      await drawn(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      // As on a telephone: what points is a finger.
      const inside = await page.context().newCDPSession(page);
      await inside.send('Emulation.setTouchEmulationEnabled', { enabled: true });
      // The page is drawn for a finger a moment after it is told so.
      await eventually(
        () => page.evaluate<string[]>(TOO_THIN),
        (thin) => thin.length === 0,
        10,
      );
      expect(await page.evaluate(TOO_SMALL)).toEqual([]);
      await inside.send('Emulation.setTouchEmulationEnabled', { enabled: false });
      await inside.detach();
    },
  );

  it.each(Object.keys(ACCESS).filter((name) => name !== 'districts'))(
    'shows whole columns of a list on a telephone, and cuts no text at the edge: %s',
    async (name) => {
      const page = await campaign.lead(`/${name}`, administrator);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.locator('.RaList-content').waitFor();
      await drawn(page);
      expect(await page.evaluate(CUT_AT_THE_EDGE)).toEqual([]);
    },
  );

  it('folds the menu on a telephone, and folds it again when it has led somewhere', async () => {
    const page = await campaign.visit('/icon.svg', leader);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/');
    const link = page.getByRole('link', { name: 'Quận, huyện', exact: true });
    await page.locator('.strip .freshness-today').waitFor();
    await drawn(page);
    expect(await link.isVisible()).toBe(false);
    // The headline stands in the upper half of the screen.
    const box = await page.locator('h1').first().boundingBox();
    expect(box?.y).toBeLessThan(300);
    await page.getByRole('button', { name: 'Trình đơn' }).click();
    await link.click();
    await page.waitForURL('**/quan-huyen*');
    await link.waitFor({ state: 'hidden' });
  });

  it.each([LAPTOP.width, 390])(
    'draws the parts of the map of wards one below another, each with its legend, %d pixels wide',
    async (width) => {
      const page = await campaign.visit('/icon.svg', leader);
      await page.setViewportSize({ width, height: 650 });
      await page.goto('/tinh-trang-bao-cao?ngay=2022-05-07');
      await page.locator('.chart svg text').first().waitFor();
      await drawn(page);
      const parts = await page.locator('.panel.plain .chart svg').evaluateAll((all) =>
        all.map((svg) => {
          const { top, bottom } = svg.getBoundingClientRect();
          return { top, bottom };
        }),
      );
      expect(parts.length).toBeGreaterThan(2);
      const hidden = parts.slice(1).filter(({ top }, index) => top < (parts[index]?.bottom ?? 0));
      expect(hidden).toEqual([]);
      await page.context().close();
    },
  );

  it.each([
    ['/?ngay=2022-05-07', 1],
    ['/tinh-trang-bao-cao?ngay=2022-05-07', 5],
    ['/?quan=760&phuong=26734&ngay=2022-05-07', 3],
  ])('prints %s on %d sheets at most, from the first one on', async (path, most) => {
    const page = await campaign.visit('/icon.svg', leader);
    await page.goto(path);
    await page.locator('.chart svg text').first().waitFor();
    await drawn(page);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const sheets = (pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
    expect(sheets).toBeGreaterThan(0);
    expect(sheets).toBeLessThanOrEqual(most);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.print-head').innerText()).toMatch(/^Sở Y tế .* in lúc 20:30 08\/05\/2022$/);
    // The first picture begins on the first sheet of 190 mm.
    const top = await page
      .locator('.chart svg')
      .first()
      .evaluate((svg) => svg.getBoundingClientRect().top);
    expect(top).toBeLessThan((190 / 25.4) * 96 * 0.6);
  });

  // One sheet each, but for what is longer than a sheet.
  const longer = {
    '/?quan=760&phuong=26734': 3,
    '/quan-huyen': 2,
    '/tinh-trang-bao-cao': 5,
    '/audit-entries': 2,
  };
  it.each([
    ...['/', '/?kieu=trong-ngay&don-vi=so', '/?quan=760', '/?quan=785&kieu=trong-ngay'],
    ...[
      '/cham-tien-do',
      ...Object.keys(longer),
      '/thiet-lap',
      '/daily-reports',
      '/documents',
      '/wards',
      '/users',
    ],
    ...['/requirements', '/deadlines', '/calendar-days', '/campaign-members', '/schedules', '/deliveries'],
  ])('prints %s whole: nothing cut, no sheet nearly empty', async (path) => {
    const page = await campaign.lead(path, administrator);
    await page.emulateMedia({ media: null });
    await page.setViewportSize(LAPTOP);
    await page.locator('h1, .RaList-content').first().waitFor();
    await drawn(page);
    const letters = lettersOnPages(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    expect(letters.length).toBeLessThanOrEqual(longer[path as keyof typeof longer] ?? 1);
    expect(letters.filter((count, sheet) => count < (sheet === letters.length - 1 ? 150 : 600))).toEqual([]);

    // A4 lying, without its margins of 10 mm.
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 1047, height: 718 });
    await drawn(page);
    expect(await page.evaluate(CUT_ON_PAPER)).toEqual([]);
  });

  it('prints the 25 rows of a page of a list on one sheet', async () => {
    const page = await campaign.visit('/wards', leader);
    await page.locator('tbody tr').nth(24).waitFor();
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  });

  it('speaks of no picture in marks, and refuses an empty form in the reader’s language', async () => {
    const page = await campaign.visit('/?ngay=2022-05-07', leader);
    await page.locator('.chart svg').first().waitFor();
    const spoken = await page
      .locator('[aria-label]')
      .evaluateAll((parts) => parts.map((part) => part.getAttribute('aria-label') ?? ''));
    expect(spoken.filter((label) => /\[\[|\]\]/.test(label))).toEqual([]);

    await page.goto('/doi-mat-khau');
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    const field = page.locator('input[type=password]').first();
    expect(await field.evaluate((input) => (input as HTMLInputElement).validationMessage)).toBe(
      'Đề nghị nhập hoặc chọn ô này',
    );
    await field.fill('x');
    expect(await field.evaluate((input) => (input as HTMLInputElement).validationMessage)).toBe('');
  });

  it('says in a filter what is no day, and picks one from a calendar by keys alone', async () => {
    const page = await campaign.visit('/daily-reports', leader);
    const field = page.getByLabel('Từ ngày số liệu');
    await field.fill('31/4');
    await page.getByText('Không phải một ngày: viết ngày/tháng/năm').waitFor();
    await field.fill('7/5');
    await field.press('Tab');
    await page.keyboard.press('Enter');
    const calendar = page.getByRole('dialog', { name: 'Lịch' });
    await calendar.getByText('Tháng 5/2022').waitFor();
    expect(await calendar.locator('th').allInnerTexts()).toEqual(['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN']);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(await focused()).toBe('Thứ bảy, 7/5/2022');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('Thứ bảy, 30/4/2022');
    await page.keyboard.press('Enter');
    await page.waitForURL(/2022-04-30/);
    expect(await field.inputValue()).toBe('30/04/2022');
    // Closed by Escape it changes nothing, and the focus is where it was.
    await page.keyboard.press('Enter');
    await calendar.waitFor();
    await page.keyboard.press('Escape');
    await calendar.waitFor({ state: 'detached' });
    expect(await focused()).toBe('Mở lịch');
  });

  it.each([
    ['7/5', '07/05/2022'],
    ['7/5/22', '07/05/2022'],
    ['07052022', '07/05/2022'],
  ])('takes a day typed as %s for %s', async (typed, shown) => {
    const page = await campaign.visit('/daily-reports', leader);
    const field = page.getByPlaceholder('ngày/tháng/năm').first();
    await field.fill(typed);
    await field.blur();
    await page.waitForURL(/2022-05-07/);
    expect(await field.inputValue()).toBe(shown);
  });
});
