import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

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
  const port = options.port ?? (await freePort());
  const child = spawn(process.execPath, [resolve('dist/apps/api/src/start.js'), ...(options.words ?? [])], {
    env: { PATH: process.env['PATH'], DATA_FOLDER: dataFolder, PORT: String(port), ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = new Promise<number | null>((done) => child.once('exit', (status) => done(status)));
  const ready = new Promise<void>((done) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('Ctrl+C')) done();
      });
    }
  });
  await Promise.race([ready, ended]);
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
