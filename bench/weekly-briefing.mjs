import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENVIRONMENT, ROOT } from '../scripts/install.mjs';
import { FIRST_DATE, setStage } from './parts/stage.mjs';

// What a weekly briefing costs, beside pdfmake setting the same definition: each in a process of its own, as a
// week's first and only one is made. Ours counts everything but the questions to the database: sentences,
// charts, tables, and a thread that loads pdfmake; the peer has pdfmake loaded and the definition ready.
//   npm run bench -- weekly-briefing [runs of each, 7 by default]
const runs = Number(process.argv[2] ?? 7);
const DAYS = 26;
const MOST = 1.3;

const stage = await setStage();
const folder = mkdtempSync(join(tmpdir(), 'weekly-briefing-'));
try {
  await prepare();
  const [ours, peer] = [[], []];
  // In turns, so that a busy moment of the machine falls on both.
  for (let run = 0; run < runs; run += 1) {
    peer.push(once('pdfmake'));
    ours.push(once('ours'));
  }
  report(middle(ours), middle(peer));
} finally {
  rmSync(folder, { recursive: true, force: true });
  await stage.clear();
}

/** Puts down the facts of the week that ends with the history. */
async function prepare() {
  const { briefingFacts } = await stage.built('apps/api/src/weekly-briefings/briefing-facts.js');
  const { addDays, instantOf, weekOf } = await stage.built('apps/api/src/domain/reporting-date.js');
  const last = addDays(FIRST_DATE, DAYS - 1);
  const asOf = instantOf(addDays(last, 1), '08:00');
  await stage.withHistory(DAYS, async (database) => {
    const facts = await database.within({ kind: 'system', name: 'bench' }, (tx) =>
      briefingFacts(tx, weekOf(last).from, asOf),
    );
    writeFileSync(join(folder, 'facts.json'), JSON.stringify({ facts, asOf }));
  });
}

/** Makes the briefing in a new process; gives its CPU seconds and the file's size. */
function once(who) {
  const child = spawnSync('node', [join(ROOT, 'bench/parts/weekly-briefing-once.mjs'), who, folder], {
    env: ENVIRONMENT,
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout);
}

function middle(measured) {
  return measured.sort((a, b) => a.cpu - b.cpu)[Math.floor(measured.length / 2)];
}

function report(ours, peer) {
  const ratio = ours.cpu / peer.cpu;
  console.table([
    {
      'CPU, s': ours.cpu.toFixed(2),
      'pdfmake, s': peer.cpu.toFixed(2),
      'CPU beside it': `${ratio.toFixed(2)} ×`,
      'file, kB': Math.round(ours.kilobytes),
    },
  ]);
  console.log(`≤ ${MOST} × the CPU of pdfmake: ${ratio <= MOST ? 'reached' : 'NOT reached'}`);
  if (ratio > MOST) process.exitCode = 1;
}
