import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assertSpace, ENVIRONMENT, giveUp, installIfMissing, ROOT } from './install.mjs';

const MARK = join(ROOT, 'dist', '.built-from');

/** Builds API and console into `dist/` unless what is there was built from the same sources. */
export function buildIfStale() {
  const sources = hashOfSources();
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === sources) return;
  assertSpace(200);
  console.log('Đang dựng chương trình… / Building…');
  run('nest', ['build']);
  for (const folder of ['apps/api/src', 'migrations']) copyData(folder);
  run('vite', ['build', 'apps/web', '--logLevel', 'warn']);
  writeFileSync(MARK, sources);
}

/** What the compiler leaves behind: SQL, CSV and the like stand beside the compiled file that reads them. */
function copyData(folder) {
  cpSync(join(ROOT, folder), join(ROOT, 'dist', folder), {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || !/\.tsx?$/.test(path),
  });
}

function run(program, words) {
  const done = spawnSync(program, words, { cwd: ROOT, env: ENVIRONMENT, stdio: 'inherit' });
  if (done.status !== 0)
    giveUp(`Không dựng được chương trình (${program}).`, `The build failed (${program}).`);
}

function hashOfSources() {
  const hash = createHash('sha256');
  const files = [
    'package-lock.json',
    'nest-cli.json',
    'tsconfig.base.json',
    'tsconfig.json',
    'tsconfig.build.json',
  ];
  for (const file of [...files, ...filesIn('apps'), ...filesIn('migrations')]) {
    hash.update(file).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

function filesIn(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(ROOT.length + 1))
    .sort();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  installIfMissing();
  buildIfStale();
}
