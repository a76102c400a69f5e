import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ownSecrets, takeFolder } from './own-folder.js';
import { StartRefused } from './start-refused.js';

describe('the folder of a start without configuration', () => {
  let place: string;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'own-folder-'));
  });
  afterEach(() => rmSync(place, { recursive: true }));

  const modeOf = (path: string) => statSync(path).mode & 0o777;

  it('can be passed through by others and not looked into; the secrets in it are for its owner only', () => {
    const folder = join(place, 'var');
    takeFolder(folder);
    const secrets = ownSecrets(folder);
    expect([modeOf(folder), modeOf(join(folder, 'secrets.json'))]).toEqual([0o711, 0o600]);
    expect(ownSecrets(folder)).toEqual(secrets);
  });

  it('has its secrets whole after a disk was full half-way through writing them', () => {
    writeFileSync(join(place, 'secrets.json.draft'), '{"appPass');
    expect(ownSecrets(place).templateSecret).toHaveLength(64);
    expect(readdirSync(place)).toEqual(['secrets.json']);
  });

  it.each(['', '{"appPass', '{}', '{"appPassword":"x"}'])(
    'is refused in a sentence where its secrets were written half: %j',
    (text) => {
      writeFileSync(join(place, 'secrets.json'), text);
      expect(() => ownSecrets(place)).toThrow(StartRefused);
    },
  );

  it('is not held by a stranger who has the number of a process that died', () => {
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'start.js']);
    try {
      // As left by an earlier version, and as left now.
      for (const began of [null, `${stranger.pid} another boot 4711`]) {
        writeFileSync(join(place, 'process'), String(stranger.pid));
        if (began !== null) writeFileSync(join(place, 'process-began'), began);
        const letGo = takeFolder(place);
        expect(letGo).not.toBeNull();
        letGo?.();
      }
    } finally {
      stranger.kill();
    }
  });

  it('is taken over from a process that died, and let go of at the end', () => {
    const mark = join(place, 'process');
    writeFileSync(mark, 'no process at all');
    const letGo = takeFolder(place);
    expect(existsSync(mark)).toBe(true);
    letGo?.();
    expect(existsSync(mark)).toBe(false);
  });

  it('is had by one of many that start at once, when the one before died', async () => {
    writeFileSync(join(place, 'process'), '99999999');
    const program = join(place, 'start.mjs');
    const here = (file: string) => JSON.stringify(resolve(file));
    writeFileSync(
      program,
      `import ${here('test/support/resolve-typescript.mjs')};
       const { takeFolder } = await import(${here('apps/api/src/platform/own-folder.ts')});
       process.stdin.once('data', () => console.log(takeFolder(${JSON.stringify(place)}) ? 'taken' : 'refused'));
       console.log('waits');`,
    );
    const starters = Array.from({ length: 5 }, () =>
      spawn(process.execPath, ['--no-warnings', program], { env: {} }),
    );
    const told = (starter: (typeof starters)[number]) =>
      once(starter.stdout, 'data').then(([text]) => String(text).trim());
    try {
      await Promise.all(starters.map(told));
      for (const starter of starters) starter.stdin.write('go');
      const answers = await Promise.all(starters.map(told));
      expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1);
    } finally {
      for (const starter of starters) starter.kill();
    }
  });
});
