import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fence } from './fence.js';

/** The Node of the program, and an older one where the machine has one that the program runs on, too. */
const [NODE, ...OLDER] = [
  process.execPath,
  ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node')),
]
  .filter((path) => existsSync(path))
  .map((path) => ({ path, flags: flagsOf(path) }))
  .filter(({ flags }, place) => place === 0 || !flags.has('--permission'));

function flagsOf(path: string): ReadonlySet<string> {
  const told = spawnSync(path, ['-p', 'JSON.stringify([...process.allowedNodeEnvironmentFlags])'], {
    encoding: 'utf8',
  });
  return new Set(JSON.parse(told.stdout) as string[]);
}

describe.each([NODE, ...OLDER.slice(0, 1)])('the process that reads uploads, run by $path', (node) => {
  /** What a script inside the fence is answered: 'done', or the code it is refused with. */
  const attempt = (what: string) =>
    spawnSync(
      node?.path ?? '',
      [
        ...fence(node?.flags),
        '-e',
        `try { ${what}; console.log('done') } catch (error) { console.log(error.code) }`,
      ],
      { encoding: 'utf8', env: { NODE_NO_WARNINGS: '1' } },
    ).stdout.trim();

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

it('is fenced in by the older name of the flag, each folder named once, where Node does not know the newer', () => {
  const [flag, ...folders] = fence(new Set(['--experimental-permission']));
  expect(flag).toBe('--experimental-permission');
  expect(folders.length).toBeGreaterThan(1);
  expect(folders.filter((one) => one.endsWith('/') || folders.includes(`${one}/`))).toEqual([]);
  expect(fence(new Set())).toEqual([]);
});
