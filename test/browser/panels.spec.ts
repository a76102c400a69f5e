import { readFileSync } from 'node:fs';
import Excel from 'exceljs';
import type { Locator, Page } from 'playwright-core';
import { reportingDate } from '../../apps/api/src/domain/reporting-date.js';
import { NAVIGATION } from '../../apps/web/src/app/navigation.js';
import { drawn, follow, startConsole, type TestConsole } from '../support/browser.js';
import { signIn } from '../support/sign-in.js';
import { tellStory } from '../support/tell-story.js';

const DAY = '2022-05-07';

interface PageOfPanels {
  path: string;
  /** The classes of its panels, in order; in brackets one that is the table itself. */
  panels: string[];
  /** Of these only those are drawn in a way of their own here; left out, all. */
  walked?: string[];
  /** What the names of files end in: place, day, moment. */
  place: string;
}

/** Every page of figures, and every way its panels are drawn. */
const PAGES: PageOfPanels[] = [
  { path: `/?ngay=${DAY}`, panels: ['pace', 'burn-up', 'tile-map', 'funnel', 'ranking'], place: `tp_${DAY}` },
  {
    path: `/?ngay=${DAY}&kieu=trong-ngay&don-vi=so&chi-so=da-gui`,
    panels: ['pace', 'burn-up', 'tile-map', 'funnel', 'ranking'],
    walked: ['burn-up', 'tile-map', 'ranking'],
    place: `tp_${DAY}`,
  },
  {
    path: `/?ngay=${DAY}&don-vi=so`,
    panels: ['pace', 'burn-up', 'tile-map', 'funnel', 'ranking'],
    walked: ['burn-up', 'tile-map'],
    place: `tp_${DAY}`,
  },
  {
    path: '/?ngay=2022-05-06&biet-luc=2022-05-06T12:00&kieu=trong-ngay',
    panels: ['pace', 'burn-up', 'tile-map', 'funnel', 'ranking'],
    walked: ['pace', 'burn-up'],
    place: 'tp_2022-05-06_biet-luc_2022-05-06T12h00',
  },
  {
    path: `/?quan=771&ngay=${DAY}`,
    panels: ['pace', 'burn-up', 'funnel', 'reporting', 'ranking'],
    place: `771_${DAY}`,
  },
  {
    path: `/?quan=760&phuong=26734&ngay=${DAY}`,
    panels: ['pace', 'burn-up', 'funnel', '[history]'],
    place: `26734_${DAY}`,
  },
  { path: `/quan-huyen?ngay=${DAY}`, panels: ['[plain]', 'multiples'], place: `tp_${DAY}` },
  { path: `/cham-tien-do?ngay=${DAY}`, panels: ['[plain]'], place: `tp_${DAY}` },
  { path: `/tinh-trang-bao-cao?ngay=${DAY}`, panels: ['plain'], place: `tp_${DAY}` },
];

describe('every panel of figures', () => {
  let campaign: TestConsole;
  let page: Page;
  /** Where pictures are looked at. */
  let wall: Page;
  beforeAll(async () => {
    campaign = await startConsole('2022-05-07T20:30:00+07:00');
    await tellStory(campaign, reportingDate(DAY));
    page = await campaign.visit('/', await signIn(campaign, 'leader'));
    await page.locator('h1').waitFor();
    wall = await campaign.browser.newPage();
  });
  afterAll(() => campaign.close());

  it('stands on a page that is walked here', () => {
    const pages = NAVIGATION.flat().flatMap(({ to, isOfFigures }) => (isOfFigures ? [to] : []));
    const walked = new Set(PAGES.map(({ path }) => path.split('?')[0]));
    expect(pages.filter((path) => !walked.has(path))).toEqual([]);
  });

  it.each(PAGES)(
    'is a picture, a table and four files of the same figures: $path',
    async ({ path, panels, walked = panels, place }) => {
      await follow(page, path);
      await page.locator('.panel').first().waitFor();
      await drawn(page);
      const found = await page.locator('.panel:not(.missing)').all();
      const named = await Promise.all(
        found.map(async (panel) => {
          const name = (await panel.getAttribute('class'))?.replace('panel', '').trim() ?? '';
          return (await twinButton(panel).count()) > 0 ? name : `[${name}]`;
        }),
      );
      expect(named).toEqual(panels);
      for (const [index, panel] of found.entries()) {
        if (!walked.includes(named[index] ?? '')) continue;
        const isItself = named[index]?.startsWith('[') ?? false;
        if (named[index] === '[history]') await holdsWhatItsFilesHold(panel, place);
        else await isTheSameInEveryForm(panel, place, isItself);
      }
    },
    120_000,
  );

  it('has met no error and no refused resource on the way', () => {
    expect(campaign.complaints).toEqual([]);
  });

  async function isTheSameInEveryForm(panel: Locator, place: string, isItself: boolean): Promise<void> {
    if (!isItself) {
      const shown = await writtenIn(panel);
      await expectPicture(panel, place, shown);
      await twinButton(panel).click();
      const cells = await cellsOf(panel);
      expect(cells.length).toBeGreaterThan(1);
      await expectFiles(panel, place, cells);
      await expectDrawing(panel, place, cells.flat());
      // Back again, the picture stands where it stood.
      await twinButton(panel).click();
      await drawn(page);
      expect(await writtenIn(panel)).toEqual(shown);
      return;
    }
    const cells = await cellsOf(panel);
    await expectFiles(panel, place, cells);
  }

  /** A drawing with the title, the measure, up to when it counts, and all that is shown. */
  async function expectDrawing(panel: Locator, place: string, shown: string[]): Promise<string> {
    const svg = (await saved(panel, 'Hình SVG', place)).toString('utf8');
    const written = wordsOf(
      [...svg.matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g)]
        .map(([, text = '']) => text.replace(/<[^>]+>/g, ' '))
        .join(' '),
    );
    for (const text of [...(await aboutOf(panel)), ...shown]) expect(written).toContain(wordsOf(bare(text)));
    return svg;
  }

  /** The same drawing in pixels, two for each of its own, and not without ink. */
  async function expectPicture(panel: Locator, place: string, shown: string[]): Promise<void> {
    const svg = await expectDrawing(panel, place, shown);
    const png = await saved(panel, 'Ảnh PNG', place);
    const [, width = 0, height = 0] =
      /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg)?.map(Number) ?? [];
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      Math.trunc(width * 2),
      Math.trunc(height * 2),
    ]);
    expect(await inkOf(wall, png)).toBeGreaterThan(0.005);
  }

  /** CSV and XLSX with the cells of the table on the page, and nothing else. */
  async function expectFiles(panel: Locator, place: string, cells: string[][]): Promise<void> {
    const told = cells.map((row) => row.map(plainOf));
    expect(unitless(told)).toEqual([]);
    const csv = rowsOf((await saved(panel, 'Bảng CSV', place)).toString('utf8'));
    // Below the rows what XLSX says above them: up to when the figures count, which version, how many reported.
    const source = csv.splice(-2).flat().join('');
    expect(wordsOf(source)).toEqual(wordsOf((await aboutOf(panel))[2] ?? ''));
    expect(csv.map((row) => row.map(plainOf))).toEqual(told);

    const workbook = new Excel.Workbook();
    await workbook.xlsx.load((await saved(panel, 'Bảng Excel (XLSX)', place)) as unknown as ArrayBuffer);
    const sheet = workbook.getWorksheet('Số liệu') ?? never();
    expect([1, 2, 3].map((row) => wordsOf(String(sheet.getCell(row, 1).value)))).toEqual(
      (await aboutOf(panel)).map(wordsOf),
    );
    const width = told[0]?.length ?? 0;
    const lines = Array.from({ length: sheet.rowCount - 4 }, (_, row) =>
      Array.from({ length: width }, (_, column) => sheet.getCell(row + 5, column + 1)),
    );
    expect(lines.map((line) => line.map(shownInExcel))).toEqual(told);
    // What reads as a number is one, and nothing is a formula.
    const texts = lines.flat().filter(({ value }) => typeof value === 'string');
    expect(texts.filter(({ value }) => /^[+-]?[\d.,]+$/.test(String(value)))).toEqual([]);
    expect(lines.flat().filter(({ type }) => type === Excel.ValueType.Formula)).toEqual([]);
  }

  /** Its cells hold several figures each: every number read in a row is in the same row of its files. */
  async function holdsWhatItsFilesHold(panel: Locator, place: string): Promise<void> {
    const shown = (await cellsOf(panel)).slice(1).map((row) => numbersIn(row.join(' ')));
    const csv = rowsOf((await saved(panel, 'Bảng CSV', place)).toString('utf8')).slice(1, -2);
    expect(csv).toHaveLength(shown.length);
    expect(shown.map((numbers, row) => numbers.filter((one) => !csv[row]?.join(' ').includes(one)))).toEqual(
      shown.map(() => []),
    );
  }

  async function saved(panel: Locator, kind: string, place: string): Promise<Buffer> {
    await panel.getByRole('button', { name: 'Tải về' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('menuitem', { name: kind }).click(),
    ]);
    const name = download.suggestedFilename();
    expect(name).toMatch(/^[a-z-]+(_[a-z-]+)*_(tp|\d{3}|\d{5})_\d{4}-\d{2}-\d{2}[^.]*\.(png|svg|csv|xlsx)$/);
    expect(name.replace(/\.[a-z]+$/, '').endsWith(`_${place}_minh-hoa`)).toBe(true);
    return readFileSync(await download.path());
  }

  /** Title, measure and period, and the words of freshness. */
  async function aboutOf(panel: Locator): Promise<string[]> {
    const freshness = await page.locator('.freshness').innerText();
    const [told = ''] = /Số liệu (đến \d\d:\d\d|trước) ngày \d\d\/\d\d\/\d{4}/.exec(freshness) ?? [];
    const [, version = ''] = /phiên bản số liệu (\d+)/.exec(freshness) ?? [];
    const [reported = ''] = /\d+\/\d+ phường, xã đã báo cáo/.exec(freshness) ?? [];
    const [known] = /số liệu tại thời điểm \d\d:\d\d \d\d\/\d\d\/\d{4}/.exec(freshness) ?? [];
    const source = `DỮ LIỆU MINH HỌA · ${told}, phiên bản ${version}, ${reported}`;
    return [
      await panel.locator('h2').innerText(),
      await panel.locator('.panel-about p').innerText(),
      known === undefined ? source : `${source} (${known})`,
    ];
  }
});

const twinButton = (panel: Locator) => panel.getByRole('button', { name: 'Bảng số liệu' });

/** Every text a reader sees in the body of a panel; its foot leads elsewhere and is none of the chart. */
async function writtenIn(panel: Locator): Promise<string[]> {
  return panel.locator('.panel-body').evaluate((body) => {
    const walk = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const isUnseen = node.parentElement?.closest(
        'title, desc, .only-spoken, .recharts-tooltip-wrapper, .panel-foot, .more',
      );
      if (text !== '' && !isUnseen) texts.push(text);
    }
    return texts;
  });
}

/** A heading without the mark of one repeated: how many columns there are follows from the width of the drawing. */
function bare(text: string): string {
  return text.replace(/ \(tiếp\)$/, '');
}

/** Heading and rows as they are read; a triangle of places won or lost as its sign. */
async function cellsOf(panel: Locator): Promise<string[][]> {
  const rows = await panel.locator('table tr').all();
  return Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
}

/** A cell without what is only dress: separators of thousands, the sign of an increase, the mark of no value. */
function plainOf(cell: string): string {
  const text = wordsOf(cell)
    .replace(/^tăng hạng /, '+')
    .replace(/^giảm hạng /, '-')
    .replace('−', '-');
  if (text === '–') return '';
  return /^[+-]?\d{1,3}(\.\d{3})*$/.test(text) ? text.replace(/[+.]/g, '') : text;
}

function wordsOf(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** Headings of numbers that do not tell what is counted. */
function unitless([heading = [], ...rows]: string[][]): string[] {
  return heading.filter(
    (name, column) =>
      rows.some((row) => /^-?\d+$/.test(row[column] ?? '')) && !/\(hồ sơ\)|ngày|hạng|Giá trị/i.test(name),
  );
}

function numbersIn(text: string): string[] {
  return (text.match(/\d[\d./]*/g) ?? []).map((one) => (one.includes('/') ? one : one.replaceAll('.', '')));
}

/** Rows of a CSV file as Excel reads it. */
function rowsOf(csv: string): string[][] {
  expect(csv.startsWith('\ufeff')).toBe(true);
  return csv
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
        (quoted ?? bare ?? '').replaceAll('""', '"'),
      ),
    );
}

/** A cell as Excel shows it to a Vietnamese reader, without separators. */
function shownInExcel({ value, numFmt }: Excel.Cell): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10).split('-').reverse().join('/');
  if (typeof value !== 'number') return wordsOf(typeof value === 'string' ? value : '');
  return numFmt === '0.0%' ? `${(value * 100).toFixed(1).replace('.', ',')}%` : String(value);
}

/** The share of a picture's pixels that are dark. */
async function inkOf(page: Page, png: Buffer): Promise<number> {
  await page.setContent(`<img src="data:image/png;base64,${png.toString('base64')}">`);
  const share = await page.evaluate(`(async () => {
    const image = document.querySelector('img');
    await image.decode();
    const pen = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext('2d');
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.naturalWidth, image.naturalHeight);
    let dark = 0;
    for (let place = 0; place < data.length; place += 4) if (data[place] < 130) dark += 4;
    return dark / data.length;
  })()`);
  return share as number;
}

function never(): never {
  throw new Error('Not there.');
}
