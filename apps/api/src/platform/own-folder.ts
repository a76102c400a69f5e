import { randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { commandLineOf } from './command-line.js';

export interface OwnSecrets {
  appPassword: string;
  templateSecret: string;
}

/** Secrets of a start without configuration: made once, kept in the folder, readable by its owner only. */
export function ownSecrets(folder: string): OwnSecrets {
  const file = join(folder, 'secrets.json');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const secrets: OwnSecrets = {
      appPassword: randomBytes(24).toString('hex'),
      templateSecret: randomBytes(32).toString('hex'),
    };
    // Whole or not at all: a disk that fills up half-way must not leave a file that says nothing.
    const draft = `${file}.draft`;
    writeFileSync(draft, JSON.stringify(secrets), { mode: 0o600, flush: true });
    renameSync(draft, file);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as OwnSecrets;
}

/**
 * Takes the folder for this process; gives what lets go of it, or `null` when a living process of the
 * same program holds it. A folder that is not there is made. The mark of a process that died is taken over.
 */
export function takeFolder(folder: string): (() => void) | null {
  const mark = join(folder, 'process');
  const ours = join(folder, `process-${process.pid}`);
  // PostgreSQL may run under an account of its own: others pass through to what is theirs, and cannot look around.
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  writeFileSync(ours, String(process.pid));
  try {
    // Several may start at once: a link is made by one of them, and its content is there with it.
    while (!isLinked(ours, mark)) {
      const holder = textOf(mark);
      if (holder !== null && isSameProgram(Number(holder))) return null;
      if (holder !== null) putAside(mark, holder);
    }
  } finally {
    rmSync(ours, { force: true });
  }
  return () => rmSync(mark, { force: true });
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}

/** Removes the mark of a holder that died; one that came to stand there meanwhile is put back. */
function putAside(mark: string, holder: string): void {
  const aside = `${mark}-${process.pid}-aside`;
  try {
    renameSync(mark, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (textOf(aside) !== holder) isLinked(aside, mark);
  rmSync(aside, { force: true });
}

/** What an ordinary account may still write to the disk of a folder (which may be yet to be made), in megabytes. */
export function freeMegabytes(folder: string): number {
  if (!existsSync(folder)) return freeMegabytes(dirname(resolve(folder)));
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / 1_000_000);
}

/** Whether something failed for want of disk: ours (ENOSPC) or PostgreSQL's (SQLSTATE 53100). */
export function isOutOfSpace(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return code === 'ENOSPC' || code === '53100' || /No space left on device/.test(String(message));
}

function isSameProgram(pid: number): boolean {
  // The number may have gone to a stranger since.
  return pid !== process.pid && (commandLineOf(pid)?.includes('start.js') ?? false);
}
