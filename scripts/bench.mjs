import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { ENVIRONMENT, giveUp, installIfMissing, ROOT } from './install.mjs';

// `npm run bench [-- name [number]]`: the measurements of bench/, all of them or the one named, one after another; for
// a machine with nothing else to do. Says at the end which reached their figures.
const FOLDER = join(ROOT, 'bench');
const all = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.replace('.mjs', ''));
const [asked, ...words] = process.argv.slice(2);
if (asked !== undefined && !all.includes(asked)) {
  giveUp(
    `Không có phép đo "${asked}". Có: ${all.join(', ')}.`,
    `There is no measurement "${asked}". There are: ${all.join(', ')}.`,
  );
}

installIfMissing();
buildIfStale();
const missed = (asked === undefined ? all : [asked]).filter((name) => {
  console.log(`\n── ${name}`);
  return (
    spawnSync('node', [join(FOLDER, `${name}.mjs`), ...words], {
      cwd: ROOT,
      env: ENVIRONMENT,
      stdio: 'inherit',
    }).status !== 0
  );
});
console.log(missed.length === 0 ? '\nEvery figure reached.' : `\nNot reached: ${missed.join(', ')}`);
process.exitCode = missed.length === 0 ? 0 : 1;
