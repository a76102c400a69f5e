import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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
