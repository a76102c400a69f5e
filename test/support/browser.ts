import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type Axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { en } from '../../apps/web/src/app/i18n/en.js';
import { vi } from '../../apps/web/src/app/i18n/vi.js';
import { launchChromium } from './chromium.js';
import { eventually } from './eventually.js';
import type { SignedIn } from './sign-in.js';
import { startApp, type TestApp } from './start-app.js';

/** What a laptop of 1366 × 768 leaves to a page. */
export const LAPTOP = { width: 1366, height: 650 };

export interface TestConsole extends TestApp {
  /** 'http://127.0.0.1:54321' */
  url: string;
  browser: Browser;
  /**
   * A new person at a new browser, on the screen the districts have. Its time zone is far from ours on
   * purpose: no date on a page may depend on it. Already signed in, where somebody is named.
   */
  visit(path?: string, as?: Pick<SignedIn, 'headers'>): Promise<Page>;
  /**
   * The page this person has open from before, led on to another place; opened where there is none. For tests that look
   * at a page and leave language, size and pointer as they were: a new browser for each takes five times as long.
   */
  lead(path: string, as: Pick<SignedIn, 'headers'>): Promise<Page>;
  /** Closes every browser visited with; each listens to the server as long as it is open. Led pages stay. */
  leave(): Promise<void>;
  /** What went wrong in the browsers so far: errors, refused resources, breaks of the security policy. */
  complaints: string[];
}

/** The program with its console, served on a port of its own, and a browser beside it. */
export async function startConsole(
  now: string,
  environment: Record<string, string> = {},
): Promise<TestConsole> {
  buildIfStale();
  const campaign = await startApp(now, environment);
  await campaign.app.listen(0, '127.0.0.1');
  const url = await campaign.app.getUrl();
  const browser = await launchChromium();
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  const leave = async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  };

  const led = new Map<string, Page>();
  const open = async (path: string, as?: Pick<SignedIn, 'headers'>) => {
    const context = await browser.newContext({
      baseURL: url,
      viewport: LAPTOP,
      locale: 'vi-VN',
      timezoneId: 'America/New_York',
    });
    const [name = '', value = ''] = (as?.headers['cookie'] ?? '').split('=');
    if (as) await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    // Only against hanging: on two busy cores a page may take ten seconds.
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      // A refused sign-in answers 401: the browser says so, and that is no fault of the page.
      if (message.type() === 'error' && !/status of (401|403|404|409|422)/.test(message.text())) {
        complaints.push(message.text());
      }
    });
    await page.goto(path);
    return page;
  };

  return {
    ...campaign,
    url,
    browser,
    complaints,
    visit: async (path = '/', as) => {
      const page = await open(path, as);
      contexts.push(page.context());
      return page;
    },
    lead: async (path, as) => {
      const person = as.headers['cookie'] ?? '';
      const known = led.get(person);
      if (known) await follow(known, path);
      const page = known ?? (await open(path, as));
      led.set(person, page);
      return page;
    },
    leave,
    close: async () => {
      await browser.close();
      await campaign.close();
    },
  };
}

/**
 * Leads an open page to another place of the console without loading it anew, as a link in it does. It goes by way of a
 * page that holds nothing: what stood there before cannot be taken for what is to come.
 */
export async function follow(page: Page, path: string): Promise<void> {
  const nowhere = page.locator('main h1').filter({ hasText: NOT_FOUND });
  await page.evaluate(GO, '/khong-co-gi');
  await nowhere.waitFor();
  await page.evaluate(GO, path);
  await nowhere.waitFor({ state: 'detached' });
}

const NOT_FOUND = new RegExp([vi, en].map((words) => words.ra.page.not_found).join('|'));

function GO(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}

const AXE = readFileSync(createRequire(resolve('package.json')).resolve('axe-core/axe.min.js'), 'utf8');

/** What breaks WCAG 2.2 A and AA on the page as it stands, one line each; empty when nothing does. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(AXE);
  return page.evaluate(faults);
}

/** Within the page. What it keeps to is not gathered, and no result leaves it: both take longer than the rules do. */
async function faults(): Promise<string[]> {
  const { axe } = window as unknown as { axe: typeof Axe };
  const { violations } = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} – ${target.join(' ')}`),
  );
}

/** Texts a reader sees that are smaller than 12 pixels. */
export const TOO_SMALL = `[...document.querySelectorAll('body *')].flatMap((element) =>
  [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '') &&
  element.getClientRects().length > 0 && !element.closest('.only-spoken, title, desc, noscript') &&
  parseFloat(getComputedStyle(element).fontSize) < 12 ? [element.textContent] : [])`;

/** Chooses a language; its words are fetched, and the page speaks it when this is done. */
export async function speak(page: Page, language: 'vi' | 'en'): Promise<void> {
  const button = page.getByRole('button', { name: language === 'vi' ? 'VI Tiếng Việt' : 'EN English' });
  await button.click();
  await page.locator(`html[lang=${language}]`).waitFor();
  await button.and(page.locator('[aria-pressed=true]')).waitFor();
  await drawn(page);
}

/**
 * Waits until nothing of the page moves by itself any more: its answers and its fonts are there, every chart is drawn
 * to the room it has, and two pictures of the browser in a row have the same boxes. Measure nothing before.
 */
export async function drawn(page: Page): Promise<void> {
  await eventually(
    () => page.evaluate<boolean>(STANDS_STILL),
    (isStill) => isStill,
  );
}

const STANDS_STILL = `(async () => {
  const nextPicture = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const boxes = () => [...document.querySelectorAll('body *')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height].join(); }).join(';');
  await document.fonts.ready;
  await nextPicture();
  const before = boxes();
  await nextPicture();
  return !document.querySelector('.waiting-lines, [aria-busy=true]') && document.fonts.status === 'loaded' &&
    [...document.querySelectorAll('.chart-room')].every((room) => room.querySelector('svg > *, p')) &&
    before === boxes(); })()`;

/** What no reader should meet on a page: a raw object, a value that is none, the key of a word instead of it. */
export async function strayWords(page: Page): Promise<string[]> {
  const text = await page.locator('body').innerText();
  const keys = new RegExp(
    String.raw`\b(?:${Object.keys(vi).join('|')})\.[a-z][\w.-]*|\[object|\{"|\bundefined\b|%\{`,
    'gi',
  );
  return text.match(keys) ?? [];
}

/** `npm test` has built the console; a single spec run by hand builds it when a source is newer. */
function buildIfStale(): void {
  const page = resolve('dist/web/index.html');
  const sources = ['apps/web', 'apps/api/src/contract', 'apps/api/src/domain', 'apps/api/src/charts'];
  if (existsSync(page) && sources.every((folder) => newestIn(folder) < statSync(page).mtimeMs)) return;
  const { status, stdout, stderr } = spawnSync('vite', ['build', 'apps/web', '--logLevel', 'warn'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`The console could not be built.\n${stdout}${stderr}`);
}

function newestIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce(
    (newest, name) => Math.max(newest, statSync(join(folder, name)).mtimeMs),
    0,
  );
}
