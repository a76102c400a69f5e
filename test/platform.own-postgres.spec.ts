import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { placeOf, removePlace } from './support/embedded-place.js';
import { eventually } from './support/eventually.js';
import { freePort, type Program, startProgram } from './support/program.js';

/** `npm start` on a folder of its own, without the demonstration; each test goes on from the one before. */
describe('a start with a PostgreSQL of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiem-chung-own-'));
  let program: Program;
  beforeAll(async () => {
    program = await startProgram(folder, { words: ['--empty'] });
  });
  afterAll(async () => {
    program.process.kill('SIGTERM');
    await program.ended;
    removePlace(join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  });

  const server = () =>
    Number(
      readFileSync(join(placeOf(join(folder, 'postgres')), 'data', 'postmaster.pid'), 'utf8').split('\n')[0],
    );
  const isAlive = (pid: number) => {
    const stat = `/proc/${pid}/stat`;
    return existsSync(stat) && readFileSync(stat, 'utf8').split(') ')[1]?.startsWith('Z') === false;
  };
  const ready = () =>
    fetch(`${program.url}/health/ready`).then(
      ({ status }) => status,
      () => null,
    );

  it('starts it again when it dies, says so, and is ready without being started anew', async () => {
    const first = server();
    process.kill(first, 'SIGKILL');
    await eventually(
      () => Promise.resolve(program.said()),
      (said) => said.includes('PostgreSQL is running again'),
      60,
    );
    await eventually(ready, (status) => status === 200, 60);
    expect(server()).not.toBe(first);
  });

  it('leaves nothing behind when the hand on Ctrl+C is impatient', async () => {
    // A group of its own, as a terminal makes one: both signals go to all of it.
    const pid = server();
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(isAlive(pid)).toBe(false);
    for (const apart of [0, 20, 50, 100]) {
      const child = spawn(process.execPath, [resolve('dist/apps/api/src/start.js'), '--empty'], {
        cwd: tmpdir(),
        env: { PATH: process.env['PATH'], PORT: String(await freePort()), DATA_FOLDER: folder },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      });
      const ended = new Promise<number | null>((done) => child.once('close', (status) => done(status)));
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (text: Buffer) => (said += text.toString()));
      await eventually(
        () => Promise.resolve(said),
        (text) => text.includes('Ctrl+C'),
        60,
      );
      const own = server();
      process.kill(-(child.pid ?? 0), 'SIGINT');
      await delay(apart);
      if (isAlive(child.pid ?? 0)) process.kill(-(child.pid ?? 0), 'SIGINT');
      expect(await ended).toBe(0);
      expect(isAlive(own)).toBe(false);
    }
  }, 180_000);

  it.each([
    ['secrets.json', 'secrets.json', '{"appPass', /secrets\.json is damaged/],
    [
      'the owner’s password',
      'owner-password',
      '',
      /owner-password, the password of the database, is missing or empty/,
    ],
  ])(
    'is refused in one sentence where %s was lost half',
    async (_, name, text, sentence) => {
      const file =
        name === 'secrets.json' ? join(folder, name) : join(placeOf(join(folder, 'postgres')), name);
      const whole = readFileSync(file);
      writeFileSync(file, text);
      const refused = await startProgram(folder, { words: ['--empty'] });
      expect(await refused.ended).toBe(1);
      expect(refused.said()).toMatch(sentence);
      expect(refused.said()).not.toMatch(/ at .*\.js:\d+/);
      writeFileSync(file, whole);
    },
    60_000,
  );

  it('is refused in one sentence where the data are of another major version', async () => {
    const file = join(placeOf(join(folder, 'postgres')), 'data', 'PG_VERSION');
    const own = readFileSync(file);
    writeFileSync(file, '14\n');
    const refused = await startProgram(folder, { words: ['--empty'] });
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toMatch(/is of PostgreSQL 14; this program uses PostgreSQL \d+/);
    expect(refused.said()).not.toMatch(/ at .*\.js:\d+/);
    writeFileSync(file, own);
    program = await startProgram(folder, { words: ['--empty'] });
    expect(program.said()).toContain('Ready');
  });
});
