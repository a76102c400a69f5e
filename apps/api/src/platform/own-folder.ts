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
import { commandLineOf, startOf } from './command-line.js';
import { StartRefused } from './start-refused.js';

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
  return readSecrets(file);
}

function readSecrets(file: string): OwnSecrets {
  try {
    const { appPassword, templateSecret } = JSON.parse(readFileSync(file, 'utf8')) as Partial<OwnSecrets>;
    if (appPassword && templateSecret) return { appPassword, templateSecret };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new StartRefused(
    `Tệp ${file} bị hỏng. Xin chép lại từ bản sao lưu; nếu không còn, xóa tệp này rồi chạy lại (các tệp mẫu đã phát phải tải lại).`,
    `The file ${file} is damaged. Put it back from a copy; without one, delete it and run again (templates given out before must be downloaded anew).`,
  );
}

/**
 * Takes the folder for this process; gives what lets go of it, or `null` when a living process of the
 * same program holds it. A folder that is not there is made. The mark of a process that died is taken over.
 */
export function takeFolder(folder: string): (() => void) | null {
  const mark = join(folder, 'process');
  const ours = join(folder, `process-${process.pid}`);
  const began = join(folder, 'process-began');
  // PostgreSQL may run under an account of its own: others pass through to what is theirs, and cannot look around.
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  writeFileSync(ours, String(process.pid));
  try {
    // Several may start at once: a link is made by one of them, and its content is there with it.
    while (!isLinked(ours, mark)) {
      const holder = textOf(mark);
      if (holder !== null && isHolder(holder, began)) return null;
      if (holder !== null) putAside(mark, holder);
    }
  } finally {
    rmSync(ours, { force: true });
  }
  writeFileSync(began, beganAs(process.pid));
  return () => {
    rmSync(began, { force: true });
    rmSync(mark, { force: true });
  };
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

/** Whether the process that left the mark is alive. Its number may have gone to a stranger since, who began later. */
function isHolder(mark: string, began: string): boolean {
  const pid = Number(mark);
  if (pid === process.pid) return false;
  const known = textOf(began);
  if (known?.startsWith(`${pid} `)) return known === beganAs(pid);
  // It is just taking the folder, or of an earlier version: the same program of the same copy.
  return (
    commandLineOf(pid)
      ?.split(' ')
      .includes(process.argv[1] ?? '') ?? false
  );
}

function beganAs(pid: number): string {
  return `${pid} ${startOf(pid)}`;
}
