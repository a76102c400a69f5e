import { spawnSync } from 'node:child_process';
import { ENVIRONMENT, installIfMissing, ROOT } from './install.mjs';

// `npm run check`: the gate. `-- --no-tests` leaves the tests to `npm test`.
installIfMissing();

const steps = [
  ['format', 'prettier', ['--check', '--log-level=warn', '.']],
  ['lint', 'eslint', ['.', '--max-warnings=0']],
  ['types, api', 'tsc', ['-p', 'tsconfig.json', '--noEmit']],
  ['types, web', 'tsc', ['-p', 'apps/web/tsconfig.json']],
  ['doors', 'depcruise', ['--config', '.dependency-cruiser.cjs', 'apps', 'migrations', 'test', 'bench']],
  ['dead code', 'knip', []],
  ['code that only tests use', 'knip', ['--production', '--include', 'files,exports']],
];
if (!process.argv.includes('--no-tests')) steps.push(['tests', 'node', ['scripts/test.mjs']]);

const failed = steps.filter(([name, program, words]) => {
  const began = Date.now();
  const { status } = spawnSync(program, words, { cwd: ROOT, env: ENVIRONMENT, stdio: 'inherit' });
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return status !== 0;
});
process.exitCode = failed.length === 0 ? 0 : 1;
