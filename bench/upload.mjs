import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENVIRONMENT, ROOT } from '../scripts/install.mjs';
import '../test/support/resolve-typescript.mjs';
import { cpuOfFamily, parentOf } from './parts/cpu.mjs';
import { FIRST_DATE, setStage, signIn } from './parts/stage.mjs';

// What an upload costs: the CPU of the program and its reading process, from the request to the preview in the
// answer, beside exceljs reading the same file in a process of its own. Both are warm, and no two files are
// alike. The CPU of PostgreSQL is shown too and is not in the ratio: the peer asks it nothing.
// Linux only: CPU is read from /proc.
//   npm run bench -- upload [rounds of 50 uploads, 5 by default]
const rounds = Number(process.argv[2] ?? 5);
const WARM_UP = 3;
const UPLOADS = 50;
const MOST = 5;
/** Thủ Đức City: no district has more wards. */
const DISTRICT = '769';
const WARDS = 34;
const DAYS = 26;
const DATE = new Date(Date.parse(`${FIRST_DATE}T00:00:00Z`) + DAYS * 86_400_000).toISOString().slice(0, 10);

const stage = await setStage();
const folder = mkdtempSync(join(tmpdir(), 'upload-'));
const peer = spawn('node', [join(ROOT, 'bench/parts/upload-exceljs.mjs')], {
  env: ENVIRONMENT,
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
try {
  const { owner, ownerUrl, close } = await stage.history('uploads', DAYS);
  const headers = { cookie: await signInClerk(owner), 'x-requested-with': 'console' };
  const address = await stage.instance(ownerUrl);
  const route = (path) => `${address}/api/daily-reports/${path}?districtCode=${DISTRICT}&date=${DATE}`;
  const files = await fillIn(await call(route('template'), { headers }));
  const postgres = await postmaster(owner);
  const measured = [];
  while (files.length > 0) {
    const before = { ours: stage.cpuOf(address), database: cpuOfFamily(postgres) };
    let exceljs = 0;
    // In turns, file by file: both wake up for one file at a time, and a busy moment falls on both.
    for (const file of files.splice(0, UPLOADS)) {
      await upload(route('uploads'), headers, file);
      exceljs += await readByPeer(file);
    }
    const ours = stage.cpuOf(address) - before.ours;
    measured.push({ ours, database: cpuOfFamily(postgres) - before.database, exceljs });
  }
  report(measured.slice(WARM_UP));
  await close();
} finally {
  peer.kill();
  rmSync(folder, { recursive: true, force: true });
  await stage.clear();
}

/** The district's clerk. Two of its wards have no part in the campaign: here they have. */
async function signInClerk(owner) {
  await owner.query(
    `insert into campaign_member (ward_code, valid_from, recorded_at, reason)
     select ward_code, $2::date, $2::date, 'bench' from ward_version
      where district_code = $1 and ward_code not in (select ward_code from campaign_member)`,
    [DISTRICT, FIRST_DATE],
  );
  await owner.query(
    `insert into user_account (username, full_name, search_text, role, district_code, password_hash,
                               must_change_password, created_at)
     values ('clerk', 'Clerk', 'clerk', 'district-reporter', $1, '-', false, $2)`,
    [DISTRICT, FIRST_DATE],
  );
  return signIn(owner, 'clerk');
}

/** The workbook of the day, filled in again and again with another figure in its first row. */
async function fillIn(answer) {
  const { fillTemplate } = await import('../test/support/fill-template.ts');
  const template = new Uint8Array(await answer.arrayBuffer());
  const files = [];
  for (let number = 0; number < (WARM_UP + rounds) * UPLOADS; number += 1) {
    let exempt = number;
    const bytes = await fillTemplate(template, (_, required) => {
      const share = (part) => Math.floor(required * part);
      const row = {
        submitted: share(0.93),
        verified: share(0.68),
        unresolved: share(0.11),
        signed: share(0.09),
      };
      const filled = { ...row, exempt };
      exempt = 0;
      return filled;
    });
    files.push(join(folder, `${number}.xlsx`));
    writeFileSync(files.at(-1), bytes);
  }
  return files;
}

async function upload(url, headers, file) {
  const body = new globalThis.FormData();
  body.append('file', new globalThis.Blob([readFileSync(file)]), 'bao-cao.xlsx');
  const answer = await call(url, {
    ...{ method: 'POST', body },
    headers: { ...headers, 'idempotency-key': randomUUID() },
  });
  const { state, wards } = await answer.json();
  if (state !== 'ready' || wards.length !== WARDS) throw new Error(`${state}, ${wards.length} wards.`);
}

async function call(url, request) {
  const answer = await globalThis.fetch(url, request);
  if (!answer.ok) throw new Error(`${url}: ${await answer.text()}`);
  return answer;
}

async function readByPeer(file) {
  peer.send(file);
  const [seconds] = await once(peer, 'message');
  return seconds;
}

/** The process all of PostgreSQL's others are started by. */
async function postmaster(owner) {
  const { rows } = await owner.query('select pg_backend_pid() as pid');
  return parentOf(rows[0].pid);
}

function report(measured) {
  const each = (seconds) => ((seconds * 1000) / UPLOADS).toFixed(1);
  console.table(
    measured.map(({ ours, database, exceljs }) => ({
      'CPU of an upload, ms': each(ours),
      'exceljs, ms': each(exceljs),
      'CPU beside it': `${(ours / exceljs).toFixed(2)} ×`,
      'PostgreSQL, ms': each(database),
    })),
  );
  const ratios = measured.map(({ ours, exceljs }) => ours / exceljs).sort((a, b) => a - b);
  const middle = ratios[Math.floor(ratios.length / 2)];
  const reached = middle <= MOST;
  console.log(
    `≤ ${MOST} × the CPU of exceljs: ${middle.toFixed(2)} ×, ${reached ? 'reached' : 'NOT reached'}`,
  );
  if (!reached) process.exitCode = 1;
}
