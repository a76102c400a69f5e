import type { Browser, Page } from 'playwright-core';
import type { AreaRow } from '../../apps/api/src/contract/progress.js';
import { readFacts } from '../../apps/api/src/areas/facts.js';
import { htmlOf, PICTURE_ID } from '../../apps/api/src/delivery/mail-layout.js';
import { addressedTo, type MailFacts, progressMail } from '../../apps/api/src/delivery/progress.mail.js';
import { accessibilityFaults } from '../support/browser.js';
import { launchChromium } from '../support/chromium.js';
import { districtOf, progressOf } from '../support/progress-answers.js';

const NARROW = 390;
const WIDE = 700;

/** As wide and high as the mail's one picture. */
const PICTURE = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 440 320'></svg>";

describe('the daily mail', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  const districts = readFacts('districts');
  const wards = readFacts('wards').filter(({ district_code: code }) => code === '769');
  const facts: MailFacts = {
    ...{ kind: 'daily-workbook', language: 'vi', title: 'Báo cáo nhanh ngày 07/05/2022' },
    ...{ isDemonstration: true, progress: progressOf(), city: null, consoleUrl: 'http://localhost' },
    rows: districts.map(({ name }) => rowOf(name)),
    attached: ['BaoCaoNgay_2022-05-07_v1.xlsx'],
    tooLarge: [
      { name: 'BaoCaoNgay_2022-05-07_v1.xlsx', url: `https://tiem-chung.example/${'a'.repeat(90)}` },
    ],
  };
  const ofDistrict: MailFacts = {
    ...facts,
    rows: wards.map(({ name }) => rowOf(name)),
    city: progressOf(),
    progress: progressOf({
      area: {
        ...{ level: 'district', code: '769', name: 'Thành phố Thủ Đức' },
        ...{ districtCode: null, districtName: null },
      },
    }),
  };

  /** The mail in a page of this width. */
  const shown = async (mail: MailFacts, width: number): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    const html = await htmlOf(addressedTo('Trung tâm Y tế thành phố Thủ Đức', progressMail(mail)));
    await page.setContent(html.replaceAll(`cid:${PICTURE_ID}`, PICTURE));
    return page;
  };

  it.each([
    ['a telephone, of the city', facts, NARROW],
    ['a telephone, of a district', ofDistrict, NARROW],
    ['a small telephone', ofDistrict, 360],
    ['a desk', facts, WIDE],
    ['a desk, of a district', ofDistrict, WIDE],
    ['a window just wide enough for all columns', ofDistrict, 600],
  ])('fits the width of %s, and breaks no number and no name', async (_, mail, width) => {
    const page = await shown(mail, width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await brokenWords(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    await page.close();
  });

  it('shows a telephone three columns, and a desk all eight', async () => {
    const heads = async (width: number) => {
      const page = await shown(facts, width);
      const found = await page.locator('th:visible').allInnerTexts();
      await page.close();
      return found;
    };
    expect(await heads(NARROW)).toEqual(['Đơn vị', 'Đã ký, %', 'Ký trong ngày']);
    expect(await heads(WIDE)).toHaveLength(8);
  });

  it.each(['light', 'dark'] as const)('is read on a telephone whose screen is %s', async (colorScheme) => {
    for (const mail of [facts, ofDistrict]) {
      const page = await shown(mail, NARROW);
      await page.emulateMedia({ colorScheme });
      expect((await accessibilityFaults(page)).filter((fault) => fault.startsWith('color-contrast'))).toEqual(
        [],
      );
      // The picture is there, as wide as the column.
      const picture = await page.locator('img').first().boundingBox();
      expect(picture?.width).toBeGreaterThan(NARROW * 0.7);
      await page.close();
    }
  });

  it('is read on a telephone in three screens', async () => {
    const page = await shown(facts, NARROW);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(3 * 844);
    await page.close();
  });
});

function rowOf(name: string): AreaRow {
  const done = { submitted: 1_161, verified: 940, signed: 12_345 };
  const arrived = { ...done, adjustments: { submitted: 0, verified: 0, signed: 0 } };
  return districtOf(
    name,
    { required: 538_193, submitted: 411_000, signed: 41_234 },
    {
      increments: { day: arrived, week: arrived },
    },
  );
}

/** Words that stand in a table and do not stand on one line, and numbers anywhere that do not. */
function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const broken: string[] = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const isCell =
        node.parentElement?.tagName === 'TD' && node.parentElement.closest('table:has(th)') !== null;
      for (const match of (node.textContent ?? '').matchAll(isCell ? /.+/gs : /[\d.,/%]+/g)) {
        const range = document.createRange();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (match[0].trim() !== '' && lines.size > 1) broken.push(match[0]);
      }
    }
    return broken;
  });
}

/** Texts of less than 12 pixels. */
function smallTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('td, th, span, div, a, b')]
      .filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
      )
      .filter((element) => element.getClientRects().length > 0)
      .filter((element) => parseFloat(getComputedStyle(element).fontSize) < 12)
      .map((element) => element.textContent?.trim() ?? ''),
  );
}
