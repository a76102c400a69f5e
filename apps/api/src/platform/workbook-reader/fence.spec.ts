import { spawnSync } from 'node:child_process';
import { fence } from './fence.js';

/** What a script inside the fence is answered: 'done', or the code it is refused with. */
const attempt = (what: string) =>
  spawnSync(
    process.execPath,
    [...fence(), '-e', `try { ${what}; console.log('done') } catch (error) { console.log(error.code) }`],
    { encoding: 'utf8', env: { NODE_NO_WARNINGS: '1' } },
  ).stdout.trim();

describe('the process that reads uploads', () => {
  it.each([
    ['reads a file that is not the program', `fs.readFileSync('/etc/passwd')`],
    ['looks into the folder of the secrets', `fs.readdirSync(${JSON.stringify(process.cwd())} + '/var')`],
    ['reads the environment of another process', `fs.readFileSync('/proc/1/environ')`],
    ['writes a file', `fs.writeFileSync('/tmp/written-by-a-reader', '')`],
    ['writes into the program', `fs.writeFileSync(${JSON.stringify(import.meta.filename)}, '')`],
    ['starts a program', `child_process.execSync('id')`],
    ['starts a thread', `new worker_threads.Worker('0', { eval: true })`],
    ['loads an addon', `process.dlopen({ exports: {} }, '/nowhere.node')`],
  ])('is stopped where it %s', (_, what) => {
    expect(attempt(what)).toMatch(/^ERR_(ACCESS_DENIED|DLOPEN_DISABLED)$/);
  });

  it('reads the program’s own code', () => {
    expect(attempt(`fs.readFileSync(${JSON.stringify(import.meta.filename)})`)).toBe('done');
  });
});
