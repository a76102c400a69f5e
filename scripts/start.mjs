import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { ENVIRONMENT, installIfMissing, ROOT } from './install.mjs';

// `npm start`: installs and builds what is missing, then hands over to the program.
installIfMissing();
buildIfStale();

const program = spawn('node', [join(ROOT, 'dist/apps/api/src/start.js'), ...process.argv.slice(2)], {
  cwd: ROOT,
  env: ENVIRONMENT,
  stdio: 'inherit',
});
// The terminal sends Ctrl+C to both of us; a signal sent to us alone is passed on. The program ends first.
let interrupted = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted += 1;
    if (signal !== 'SIGINT' || interrupted > 1 || !process.stdin.isTTY) program.kill(signal);
  });
}
program.on('exit', (status, signal) => process.exit(status ?? 128 + (constants.signals[signal] ?? 0)));
