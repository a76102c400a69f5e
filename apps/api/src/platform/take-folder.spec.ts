import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startOf } from './command-line.js';
import { takeFolder } from './take-folder.js';

describe('the folder of a start without configuration', () => {
  let place: string;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'take-folder-'));
  });
  afterEach(() => rmSync(place, { recursive: true }));

  /** A program that tells to whom it belongs as ours does; the third is what it is called. */
  const stranger = (name: string) =>
    spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', name], { stdio: 'ignore' });

  it('is not held by a stranger who has the number of a process that died', () => {
    const other = stranger('start.js');
    try {
      // As left by the first version, and as left now.
      for (const [name, mark] of [
        ['process', String(other.pid)],
        ['process.7', `${other.pid} another boot 4711`],
      ] as const) {
        writeFileSync(join(place, name), mark);
        const letGo = takeFolder(place);
        expect(letGo).not.toBeNull();
        letGo?.();
      }
    } finally {
      other.kill();
    }
  });

  it('is held by a living process, and by one of the first version', () => {
    const ours = stranger(process.argv[1] ?? '');
    try {
      for (const [name, mark] of [
        ['process.7', `${ours.pid} ${startOf(ours.pid ?? 0)}`],
        ['process', String(ours.pid)],
      ] as const) {
        const folder = join(place, `held by ${name}`);
        mkdirSync(folder);
        writeFileSync(join(folder, name), mark);
        expect(takeFolder(folder)).toBeNull();
      }
    } finally {
      ours.kill();
    }
  });

  it.each(['', 'no process at all', '99999999 null', 'NaN null'])(
    'is taken over where the last mark names nobody: %j',
    (mark) => {
      writeFileSync(join(place, 'process.3'), mark);
      expect(takeFolder(place)).not.toBeNull();
      expect(takeFolder(place)).toBeNull();
    },
  );

  it('is free once it was let go of, and keeps the last mark alone', () => {
    for (let time = 0; time < 3; time += 1) takeFolder(place)?.();
    expect(readdirSync(place)).toEqual(['process.3']);
  });

  it('is had by one of many that start at once, however often the one before died', async () => {
    const starters = await Promise.all(Array.from({ length: 4 }, startTakers));
    try {
      for (let time = 0; time < 100; time += 1) {
        const folder = join(place, String(time));
        mkdirSync(folder);
        writeFileSync(join(folder, 'process'), '99999999');
        writeFileSync(join(folder, 'process.1'), '99999999 another boot 4711');
        for (const starter of starters) starter.stdin?.write(`${folder}\n`);
        const answers = await Promise.all(starters.map(nextWord));
        expect([time, answers.filter((answer) => answer === 'taken')]).toEqual([time, ['taken']]);
      }
    } finally {
      for (const starter of starters) starter.kill();
    }
  });

  /** A process that tries to take every folder it is told of. */
  async function startTakers(): Promise<ChildProcess> {
    const program = join(place, 'start.mjs');
    const here = (file: string) => JSON.stringify(resolve(file));
    writeFileSync(
      program,
      `import ${here('test/support/resolve-typescript.mjs')};
       const { takeFolder } = await import(${here('apps/api/src/platform/take-folder.ts')});
       process.stdin.on('data', (folder) => console.log(takeFolder(String(folder).trim()) ? 'taken' : 'refused'));
       console.log('waits');`,
    );
    const starter = spawn(process.execPath, ['--no-warnings', program], { env: {} });
    await nextWord(starter);
    return starter;
  }

  async function nextWord({ stdout }: ChildProcess): Promise<string> {
    if (!stdout) throw new Error('A child whose output nobody reads');
    const [text] = await once(stdout, 'data');
    return String(text).trim();
  }
});
