import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { ENVIRONMENT, giveUp, installIfMissing, ROOT } from './install.mjs';

// `npm run bench [-- name [number] …]`: the measurements of bench/, all of them or those named, one after another; a
// number goes to the name before it. For a machine with nothing else to do. Says at the end which did not reach
// their figures.
const FOLDER = join(ROOT, 'bench');
const all = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.replace('.mjs', ''));
const asked = [];
for (const word of process.argv.slice(2)) {
  if (all.includes(word)) asked.push({ name: word, words: [] });
  else if (/^\d+$/.test(word) && asked.length > 0) asked.at(-1).words.push(word);
  else {
    giveUp(
      `Không có phép đo "${word}". Có: ${all.join(', ')}.`,
      `There is no measurement "${word}". There are: ${all.join(', ')}.`,
    );
  }
}

installIfMissing();
buildIfStale();
const run = asked.length === 0 ? all.map((name) => ({ name, words: [] })) : asked;
const missed = run.filter(({ name, words }) => {
  console.log(`\n── ${[name, ...words].join(' ')}`);
  const { status } = spawnSync('node', [join(FOLDER, `${name}.mjs`), ...words], {
    cwd: ROOT,
    env: ENVIRONMENT,
    stdio: 'inherit',
  });
  return status !== 0;
});
if (missed.length === 0) console.log('\nEvery figure reached.');
else console.log(`\nNot reached: ${missed.map(({ name }) => name).join(', ')}`);
process.exitCode = missed.length === 0 ? 0 : 1;
