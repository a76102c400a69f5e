import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { text } from 'node:stream/consumers';
import { ENVIRONMENT, installIfMissing, ROOT } from './install.mjs';

// `npm run check`: the gate. `-- --no-tests` leaves the tests to `npm test`.
installIfMissing();

const steps = [
  ['lint', 'eslint', ['.', '--max-warnings=0']],
  ['format', 'prettier', ['--check', '--log-level=warn', '.']],
  ['types, api', 'tsc', ['-p', 'tsconfig.json', '--noEmit']],
  ['types, web', 'tsc', ['-p', 'apps/web/tsconfig.json']],
  ['doors', 'depcruise', ['--config', '.dependency-cruiser.cjs', 'apps', 'migrations', 'test', 'bench']],
  ['dead code', 'knip', []],
  ['code that only tests use', 'knip', ['--production', '--include', 'files,exports']],
];

let failed = 0;

/** Says what a step found, once it has ended; the tests say it as they go, for they take minutes. */
async function take([name, program, words], stdio = ['ignore', 'pipe', 'pipe']) {
  const began = Date.now();
  const child = spawn(program, words, { cwd: ROOT, env: ENVIRONMENT, stdio });
  const ended = new Promise((done) => child.on('error', () => done(1)).on('close', done));
  const said = await Promise.all([child.stdout, child.stderr].map((stream) => stream && text(stream)));
  const status = await ended;
  for (const words of said) if (words) process.stdout.write(words);
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  if (status !== 0) failed += 1;
}

const waiting = [...steps];
const places = Array.from({ length: Math.min(2, availableParallelism()) }, async () => {
  for (let step = waiting.shift(); step; step = waiting.shift()) await take(step);
});
await Promise.all(places);
if (!process.argv.includes('--no-tests')) await take(['tests', 'node', ['scripts/test.mjs']], 'inherit');
process.exitCode = failed === 0 ? 0 : 1;
