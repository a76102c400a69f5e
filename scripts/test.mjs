import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { ENVIRONMENT, installIfMissing, ROOT } from './install.mjs';

// `npm test [-- pattern]`: installs and builds what is missing, runs every test, says how many passed.
installIfMissing();
buildIfStale();

const folder = mkdtempSync(join(tmpdir(), 'tiem-chung-'));
const report = join(folder, 'tests.json');
const words = [
  '--json',
  `--outputFile=${report}`,
  '--passWithNoTests=false',
  // One more than there are cores, for a spec also waits; with two a core browsers come too late for their waits.
  `--maxWorkers=${availableParallelism() + 1}`,
  ...process.argv.slice(2),
];
const done = spawnSync('jest', words, {
  cwd: ROOT,
  env: { ...ENVIRONMENT, NODE_OPTIONS: '--no-warnings' },
  stdio: ['ignore', 'ignore', 'inherit'],
});

let passed = 0;
let failed = 1;
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  // A file that could not be run at all counts as one failure.
  passed = result.numPassedTests;
  failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
} catch {
  console.error('The test run gave no report.');
}
rmSync(folder, { recursive: true, force: true });
if (done.status !== 0 && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
