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

/** The program as `npm start` runs it, on a folder of its own; resolves once it is ready or has ended. */
export async function startProgram(
  dataFolder: string,
  options: { port?: number; words?: string[]; environment?: Record<string, string> } = {},
): Promise<Program> {
  const program = await spawnProgram('start.js', {
    ...options,
    environment: { DATA_FOLDER: dataFolder, ...options.environment },
  });
  const isEnded = program.ended.then(() => true);
  while (!program.said().includes('Ctrl+C')) {
    if (await Promise.race([isEnded, delay(20, false)])) break;
  }
  return program;
}

/** One of the program's entry points, as the build left it: 'main.js'. */
export async function spawnProgram(
  entry: string,
  options: { port?: number; words?: string[]; environment?: Record<string, string> } = {},
): Promise<Program> {
  const port = options.port ?? (await freePort());
  const child = spawn(process.execPath, [resolve('dist/apps/api/src', entry), ...(options.words ?? [])], {
    env: { PATH: process.env['PATH'], PORT: String(port), ...options.environment },
    // From wherever: nothing is looked for in the present folder.
    cwd: tmpdir(),
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
