import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

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
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as OwnSecrets;
}

/**
 * Takes the folder for this process; gives what lets go of it, or `null` when a living process of the
 * same program holds it. A folder that is not there is made. The mark of a process that died is taken over.
 */
export function takeFolder(folder: string): (() => void) | null {
  const mark = join(folder, 'process');
  // PostgreSQL may run under an account of its own: others pass through to what is theirs, and cannot look around.
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  if (existsSync(mark) && isSameProgram(Number(readFileSync(mark, 'utf8')))) return null;
  writeFileSync(mark, String(process.pid));
  return () => rmSync(mark, { force: true });
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
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // The number may have gone to a stranger since; where /proc tells, believe it.
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('start.js');
}
