import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface Program {
  url: string;
  process: ChildProcess;
  /** Everything it said so far. */
  said(): string;
  /** Resolves with the exit status; null when a signal ended it. */
  ended: Promise<number | null>;
}

interface Options {
  port?: number;
  words?: string[];
  environment?: Record<string, string>;
}

/** The program as `npm start` runs it, on a folder of its own; resolves once it is ready or has ended. */
export async function startProgram(dataFolder: string, options: Options = {}): Promise<Program> {
  const environment = { DATA_FOLDER: dataFolder, ...options.environment };
  return untilReady(await spawnProgram('start.js', { ...options, environment }));
}

/**
 * The program as a newcomer starts it, `npm start` in the repository, on a folder of its own. It leads a group of
 * processes, as a terminal makes one: a signal to all of them is what Ctrl+C sends.
 */
export async function startWithNpm(dataFolder: string, words: string[]): Promise<Program> {
  const environment = { DATA_FOLDER: dataFolder };
  const npm = { file: 'npm', words: ['start', '--', ...words], cwd: resolve('.'), detached: true };
  return untilReady(await spawned(npm, { environment }));
}

/** Until it is ready, or has ended. */
export async function untilReady(program: Program): Promise<Program> {
  const isEnded = program.ended.then(() => true);
  while (!program.said().includes('Ctrl+C')) {
    if (await Promise.race([isEnded, delay(20, false)])) break;
  }
  return program;
}

/** One of the program's entry points, as the build left it: 'main.js'. */
export function spawnProgram(entry: string, options: Options = {}): Promise<Program> {
  const words = [resolve('dist/apps/api/src', entry), ...(options.words ?? [])];
  // From wherever: nothing is looked for in the present folder.
  return spawned({ file: process.execPath, words, cwd: tmpdir() }, options);
}

async function spawned(
  { file, words, ...place }: { file: string; words: string[]; cwd: string; detached?: boolean },
  options: Options,
): Promise<Program> {
  const port = options.port ?? (await freePort());
  const child = spawn(file, words, {
    ...place,
    env: { PATH: process.env['PATH'], PORT: String(port), ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  // `close` and not `exit`: by then everything was said.
  const ended = new Promise<number | null>((done) => child.once('close', (status) => done(status)));
  return { url: `http://127.0.0.1:${port}`, process: child, said: () => said, ended };
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
