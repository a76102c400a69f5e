import type { Page } from 'playwright-core';
import { drawn, follow, startConsole, type TestConsole } from '../support/browser.js';
import { type SignedIn, signIn } from '../support/sign-in.js';
import { fileFigures, makeSmallCampaign } from '../support/small-campaign.js';

/** Figures that say 0, alone or as a share: '0', '+0', '0,0%'; not '0/2', '10:00' or '01/06'. */
const ZERO = /(?<![\d.,:/])[+−]?0(?:,0%|(?![\d.,:/%]))/;

function textOfPicture(panel: Element): string {
  const copy = panel.cloneNode(true) as Element;
  for (const axis of copy.querySelectorAll('[class*="yAxis"]')) axis.remove();
  return [...copy.querySelectorAll('*')]
    .flatMap((part) => (part.childElementCount === 0 ? (part.textContent ?? '') : []))
    .join(' ');
}

function textOfTable(table: Element): string {
  const heads = [...table.querySelectorAll('thead th')].map((head) => head.textContent ?? '');
  return [...table.querySelectorAll('tbody tr')]
    .map((row) =>
      [...row.children]
        .flatMap((cell, at) => (heads[at]?.startsWith('Kế hoạch') === true ? [] : (cell.textContent ?? '')))
        .join(' '),
    )
    .join('\n');
}

/** 761 and the ward 26737 of 760 never reported; of 762 one ward of two has reported today. */
describe('an area that never reported, and a day that only a part reported', () => {
  let campaign: TestConsole;
  let leader: SignedIn;
  beforeAll(async () => {
    campaign = await startConsole('2022-05-05T18:00:00+07:00');
    await makeSmallCampaign(campaign, {
      '760': { '26734': 1_000, '26737': 700 },
      '761': { '26752': 800 },
      '762': { '26758': 900, '26761': 600 },
    });
    const filed = { submitted: 400, verified: 300 };
    for (const [day, signed] of [
      ['2022-05-04', 100],
      ['2022-05-05', 120],
    ] as const) {
      await fileFigures(campaign, '760', day, [{ ward: '26734', ...filed, signed }]);
      await fileFigures(campaign, '762', day, [
        { ward: '26758', ...filed, signed },
        ...(day === '2022-05-04' ? [{ ward: '26761', ...filed, signed }] : []),
      ]);
    }
    leader = await signIn(campaign, 'leader');
  });
  afterAll(() => campaign.close());

  async function open(path: string): Promise<Page> {
    const page = await campaign.lead(path, leader);
    await page.locator('h1').waitFor();
    await page.locator('.panel').first().waitFor();
    await drawn(page);
    return page;
  }

  /** What each panel of a page says, as a picture without its axes and as its table without its plans. */
  async function panelsOf(page: Page): Promise<string[]> {
    const told: string[] = [];
    for (const panel of await page.locator('.panel').all()) {
      told.push(await panel.evaluate(textOfPicture));
      const twin = panel.locator('.panel-head button[aria-pressed="false"]');
      if ((await twin.count()) === 0) continue;
      await twin.click();
      told.push(await panel.locator('table').evaluate(textOfTable));
    }
    return told;
  }

  it.each([
    ['a district', '/?quan=761&ngay=2022-05-05'],
    ['a district, in the day', '/?quan=761&ngay=2022-05-05&kieu=trong-ngay'],
    ['a ward', '/?quan=761&phuong=26752&ngay=2022-05-05'],
    ['a ward whose neighbour reports', '/?quan=760&phuong=26737&ngay=2022-05-05'],
  ])('is a blank in every card and panel of its own page, and no 0: %s', async (_, path) => {
    const page = await open(path);
    const cards = await page.locator('.card').allInnerTexts();
    expect(cards).toHaveLength(4);
    expect(cards.slice(1).filter((card) => ZERO.test(card) || !card.includes('–'))).toEqual([]);
    const told = await panelsOf(page);
    expect(told.length).toBeGreaterThan(4);
    expect(told.filter((text) => ZERO.test(text))).toEqual([]);
  });

  it.each([
    ['the districts', '/quan-huyen?ngay=2022-05-05', 'Quận 761'],
    ['the wards of a district', '/?quan=760&ngay=2022-05-05', 'Phường 26737'],
  ])(
    'is a blank in its row of every table, on the page and in the twins of the charts: %s',
    async (_, path, name) => {
      const page = await open(path);
      await page.getByText(name).first().waitFor();
      await panelsOf(page);
      const own = page.locator('tr').filter({ has: page.locator('th, td').getByText(name, { exact: true }) });
      const rows = await own.allInnerTexts();
      expect(rows.some((row) => row.includes('–'))).toBe(true);
      expect(rows.filter((row) => ZERO.test(row))).toEqual([]);
    },
  );

  it('has no tile of a class, no place and no line on the city’s screen, nor is it the lowest', async () => {
    const page = await open('/?ngay=2022-05-05');
    const tile = page.locator('.tile-map a').filter({ hasText: '761' });
    await tile.waitFor();
    expect(await tile.textContent()).toContain('–');
    expect(await page.locator('.tile-map h2').innerText()).not.toContain('761');
    const row = page.locator('.rank-table tr').filter({ hasText: '761' });
    expect((await row.innerText()).split(/\s+/)[0]).toBe('–');
    expect(await page.locator('.slowest-table, main').first().innerText()).not.toContain('26752');
  });

  it('has no line among the courses, nor a share in their table', async () => {
    const page = await open('/quan-huyen?ngay=2022-05-05');
    await page.locator('.multiples a').filter({ hasText: '761' }).waitFor();
    await page.locator('.multiples .panel-head button[aria-pressed]').click();
    const cells = await page.locator('.multiples tbody tr > :nth-child(3)').allInnerTexts();
    expect([...new Set(cells)]).toEqual(['–']);
  });

  it('marks the work of a day that only a part reported, and compares it with none', async () => {
    const page = await open('/?ngay=2022-05-05&kieu=trong-ngay');
    const tile = page.locator('.tile-map a').filter({ hasText: '762' });
    await tile.waitFor();
    expect(await tile.getAttribute('aria-label')).toMatch(/, mới 1\/2$/);
    expect(await page.locator('.tile-map h2').innerText()).not.toContain('762');
    await page.getByText('viền đứt: mới báo cáo một phần, chưa tính').waitFor();
    await follow(page, '/quan-huyen?ngay=2022-05-05');
    const row = page.locator('.figures.areas tr').filter({ hasText: 'Quận 762' });
    await row.getByText('mới 1/2').waitFor();
    expect(await page.locator('.figures.areas tfoot').innerText()).toContain('mới 2/5');
    const lines = page.locator('.multiples a').filter({ hasText: '762' });
    await lines.waitFor();
    expect(await lines.getAttribute('aria-label')).toMatch(/, mới 1\/2$/);
    await page.locator('.multiples').getByText('chưa đủ báo cáo').waitFor();
    await page.locator('.multiples .panel-head button[aria-pressed]').click();
    const last = page.locator('.multiples tbody tr').last();
    expect(await last.innerText()).toMatch(/Quận 760 mới 1\/2; Quận 762 mới 1\/2; .*mới 2\/5/);
  });
});
