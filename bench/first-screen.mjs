import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENVIRONMENT, ROOT } from '../scripts/install.mjs';
import { launchChromium } from '../test/support/chromium.ts';
import { FIRST_DATE, setStage } from './parts/stage.mjs';

// How soon leadership reads the figures on a district's computer (a sixth of this processor, 1 Mbit/s, nothing
// cached), beside the first row of a bare React-Admin list: the same build, browser and line, in turns.
//   npm run bench -- first-screen [rounds of each, 7 by default]
const rounds = Number(process.argv[2] ?? 7);
const DAYS = 25;
const MOST_SCRIPT = 350;
const SLOWER = 6;
const SEEN = 'first screen seen: ';
const LINE = { offline: false, latency: 40, downloadThroughput: 125_000, uploadThroughput: 125_000 };

const stage = await setStage();
const folder = mkdtempSync(join(tmpdir(), 'first-screen-'));
let browser;
try {
  const { ours, bare } = await open();
  browser = await launchChromium();
  // The first of each opens what the machine has not read yet, and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    for (const screen of [bare, ours]) {
      const seen = await look(screen);
      if (round > 0) screen.seen.push(seen);
    }
  }
  report(ours, bare);
} finally {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
  await stage.clear();
}

/** Both screens, and the words by which one knows that they are there. */
async function open() {
  const { ownerUrl, owner, cookie, close } = await stage.history('campaign', DAYS);
  // The last day's reports are in, and it is the morning after.
  await owner.query(
    `update campaign set clock_offset = ($1::date + $2::int + time '08:00') at time zone 'Asia/Ho_Chi_Minh' - now()`,
    [FIRST_DATE, DAYS],
  );
  await close();
  const url = await stage.instance(ownerUrl);
  const { rows, totals } = await (
    await globalThis.fetch(`${url}/api/progress/districts`, { headers: { cookie } })
  ).json();
  const { formatCount } = await stage.built('apps/api/src/domain/format.js');
  const [name, value] = cookie.split('=');
  return {
    ours: {
      url,
      cookies: [{ name, value, url }],
      words: ['submitted', 'signed'].map((step) => [`.card.${step} strong`, formatCount(totals[step], 'vi')]),
      seen: [],
    },
    bare: { url: await bareList(rows), cookies: [], words: [['tbody td', rows[0].area.name]], seen: [] },
  };
}

/** Builds the peer with the console's own settings and serves it with the districts' rows. */
async function bareList(rows) {
  const page = join(folder, 'bare');
  const words = [
    'build',
    join(ROOT, 'bench/parts/first-screen-bare'),
    '--outDir',
    page,
    '--logLevel',
    'error',
  ];
  const built = spawnSync('vite', [...words, '--config', join(ROOT, 'apps/web/vite.config.ts')], {
    cwd: ROOT,
    env: ENVIRONMENT,
    stdio: 'inherit',
  });
  if (built.status !== 0) throw new Error('The bare list could not be built.');
  const data = rows.map(({ area, totals: { required, submitted, signed } }) => {
    return { id: area.code, name: area.name, required, submitted, signed };
  });
  writeFileSync(join(page, 'districts.json'), JSON.stringify({ data, total: data.length }));
  return stage.peer('first-screen-bare/serve.mjs', page);
}

/** Opens a screen as for the first time; when its words were drawn, and the script that took. */
async function look({ url, cookies, words }) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.addInitScript(watch, { words, SEEN });
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', LINE);
  await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const isSeen = (said) => said.text().startsWith(SEEN);
  const [told] = await Promise.all([
    page.waitForEvent('console', { predicate: isSeen, timeout: 60_000 }),
    page.goto(url, { waitUntil: 'commit' }),
  ]);
  const seen = JSON.parse(told.text().slice(SEEN.length));
  await context.close();
  return seen;
}

/** In the page: waits for the words and the frame that draws them. */
function watch({ words, SEEN }) {
  const { document, performance, requestAnimationFrame, MutationObserver } = globalThis;
  const isThere = ([place, text]) => {
    const element = document.querySelector(place);
    return element?.textContent === text && element.checkVisibility();
  };
  new MutationObserver((_, observer) => {
    if (!words.every(isThere)) return;
    observer.disconnect();
    requestAnimationFrame(() =>
      setTimeout(() => {
        const at = performance.now();
        const here = performance.getEntriesByType('resource').filter(({ responseEnd }) => responseEnd <= at);
        const scripts = here.filter(({ name }) => name.endsWith('.js'));
        const bytes = scripts.reduce((sum, { transferSize }) => sum + transferSize, 0);
        globalThis.console.log(SEEN + JSON.stringify({ seconds: at / 1000, kilobytes: bytes / 1000 }));
      }),
    );
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

function report(ours, bare) {
  const [mine, theirs] = [figures(ours), figures(bare)];
  console.table({ ours: mine, 'bare React-Admin list': theirs });
  goal('figures before the first row of the bare list (medians)', mine['median, s'] < theirs['median, s']);
  goal(`< ${MOST_SCRIPT} kB of compressed script before the charts`, mine['script, kB'] < MOST_SCRIPT);
}

function figures({ seen }) {
  const rounded = seen.map(({ seconds }) => Number(seconds.toFixed(2)));
  const sorted = [...rounded].sort((a, b) => a - b);
  return {
    'min, s': sorted[0],
    'median, s': sorted[Math.floor(sorted.length / 2)],
    'max, s': sorted.at(-1),
    'rounds, s': rounded.join(' '),
    'script, kB': Math.round(Math.max(...seen.map(({ kilobytes }) => kilobytes))),
  };
}

function goal(name, isReached) {
  console.log(`${name}: ${isReached ? 'reached' : 'NOT reached'}`);
  if (!isReached) process.exitCode = 1;
}
