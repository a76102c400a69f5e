import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { ENVIRONMENT, giveUp, installIfMissing, ROOT } from './install.mjs';

// `npm run bench [-- name [number]]`: the measurements of bench/, all of them or the one named, one after another; for
// a machine with nothing else to do. Says at the end which did not reach their figures, and which could not be measured
// whole (a measurement ends with 2 then): neither is a success.
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
const ends = (asked === undefined ? all : [asked]).map((name) => {
  console.log(`\n── ${name}`);
  const { status } = spawnSync('node', [join(FOLDER, `${name}.mjs`), ...words], {
    cwd: ROOT,
    env: ENVIRONMENT,
    stdio: 'inherit',
  });
  return { name, status };
});
const namesOf = (some) => some.map(({ name }) => name).join(', ');
const unmeasured = ends.filter(({ status }) => status === 2);
const missed = ends.filter(({ status }) => status !== 0 && status !== 2);
console.log(missed.length + unmeasured.length === 0 ? '\nEvery figure reached.' : '');
if (missed.length > 0) console.log(`Not reached: ${namesOf(missed)}`);
if (unmeasured.length > 0) console.log(`Not measured whole, see above: ${namesOf(unmeasured)}`);
process.exitCode = missed.length + unmeasured.length === 0 ? 0 : 1;
