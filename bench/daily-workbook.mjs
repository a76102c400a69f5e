import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENVIRONMENT, ROOT } from '../scripts/install.mjs';
import { FIRST_DATE, setStage } from './parts/stage.mjs';

// What a daily workbook costs, beside exceljs streaming the same cells without styles, pictures or formulas'
// text, each in a process of its own. Our cost includes drawing the pictures.
//   npm run bench -- daily-workbook [runs of each, 3 by default]
const runs = Number(process.argv[2] ?? 3);
const HISTORIES = [30, 60, 120, 365];

const stage = await setStage();
const folder = mkdtempSync(join(tmpdir(), 'daily-workbook-'));
try {
  const rows = [];
  for (const days of HISTORIES) {
    await prepare(days);
    const [ours, peer] = [[], []];
    // In turns, so that a busy moment of the machine falls on both.
    for (let run = 0; run < runs; run += 1) {
      peer.push(once('exceljs'));
      ours.push(once('ours'));
    }
    rows.push({ days, ours: middle(ours), peer: middle(peer) });
  }
  report(rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
  await stage.clear();
}

/** Puts down the content of a workbook with so many days of history, and the cells it comes out with. */
async function prepare(days) {
  const { readDay } = await stage.built('apps/api/src/daily-workbooks/read-day.js');
  const { dailyWorkbook } = await stage.built('apps/api/src/daily-workbooks/daily-workbook.workbook.js');
  const { addDays } = await stage.built('apps/api/src/domain/reporting-date.js');
  const asked = { date: addDays(FIRST_DATE, days - 1), asOf: new Date(), districtCodes: [] };
  await stage.withHistory(days, async (database) => {
    const [content] = await readDay(database, { kind: 'system', name: 'bench' }, asked);
    const { history, ...rest } = content;
    writeFileSync(join(folder, 'content.json'), JSON.stringify({ ...rest, version: 1, rows: history.rows }));
    await writePages('history', history.read());
    await writePages('cells', pagesOf(await cellsOf(await dailyWorkbook({ ...content, version: 1 }))));
  });
}

async function cellsOf(bytes) {
  const { readXlsx } = await stage.built('apps/api/src/platform/workbook-reader/read-xlsx.js');
  const { UPLOAD_LIMITS } = await stage.built('apps/api/src/platform/workbook-reader/upload-limits.js');
  const most = { rows: 1e6, cells: 1e8, textCharacters: 1e9, unpackedBytes: 1e9, fileBytes: 1e9 };
  return readXlsx(bytes, { ...UPLOAD_LIMITS, ...most });
}

/** A page is a sheet's name and some of its rows: [kind, value] for each cell. */
function* pagesOf({ sheets }) {
  for (const { name, rows } of sheets) {
    for (let start = 0; start < rows.length; start += 2_000) {
      yield [name, rows.slice(start, start + 2_000).map(valuesOf)];
    }
  }
}

function valuesOf({ number, cells }) {
  const values = [];
  for (const { column, kind, value, formula } of cells) {
    values[column - 1] = [formula ? 'formula' : kind, value];
  }
  return [number, Array.from(values, (cell) => cell ?? null)];
}

/** A file a page: a reader of lines reads far ahead, and what it holds would be measured as ours. */
async function writePages(name, pages) {
  rmSync(join(folder, name), { recursive: true, force: true });
  mkdirSync(join(folder, name));
  let number = 1000;
  for await (const page of pages) {
    writeFileSync(join(folder, name, `${number}.json`), JSON.stringify(page));
    number += 1;
  }
}

/** Writes the workbook in a new process; gives its CPU seconds, peak megabytes and the file's size. */
function once(who) {
  const child = spawnSync('node', [join(ROOT, 'bench/parts/daily-workbook-once.mjs'), who, folder], {
    env: ENVIRONMENT,
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout);
}

function middle(measured) {
  const of = (key) => measured.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(measured.length / 2)];
  return { cpu: of('cpu'), memory: of('memory'), kilobytes: of('kilobytes') };
}

function report(rows) {
  const ratio = (one, other) => `${(one / other).toFixed(2)} ×`;
  console.table(
    rows.map(({ days, ours, peer }) => ({
      'days of history': days,
      'CPU, s': ours.cpu.toFixed(2),
      'exceljs, s': peer.cpu.toFixed(2),
      'CPU beside it': ratio(ours.cpu, peer.cpu),
      'peak, MB': Math.round(ours.memory),
      'exceljs, MB': Math.round(peer.memory),
      'memory beside it': ratio(ours.memory, peer.memory),
      'file, kB': Math.round(ours.kilobytes),
    })),
  );
  const sixty = rows.find(({ days }) => days === 60);
  const [short, long] = [rows[0], rows.at(-1)];
  const reached =
    sixty.ours.cpu <= 1.5 * sixty.peer.cpu &&
    sixty.ours.memory <= 1.5 * sixty.peer.memory &&
    long.ours.memory <= 1.5 * short.ours.memory;
  console.log(
    `60 days: ≤ 1.5 × CPU and memory; 365 days ≤ 1.5 × the memory of 30 days: ${reached ? 'reached' : 'NOT reached'}`,
  );
  if (!reached) process.exitCode = 1;
}
