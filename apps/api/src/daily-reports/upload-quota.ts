import { addDays, reportingDateOf } from '../domain/reporting-date.js';
import type { Config } from '../platform/config.js';
import type { Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';

const MEGABYTE = 1024 * 1024;

interface Room {
  files: number;
  bytes: number;
}

const NONE: Room = { files: 0, bytes: 0 };

/**
 * What this instance has let in and not yet kept, by account: room that is taken, so that a file is not put into the
 * storage for which there is none in the end. Nothing could take it away again: another upload may bring the same bytes.
 */
export class RoomTaken {
  private readonly taken = new Map<string, Room>();

  of(accountId: string): Room {
    return this.taken.get(accountId) ?? NONE;
  }

  /** Takes room for one file; what is given gives it back, once. */
  take(accountId: string, bytes: number): () => void {
    this.add(accountId, 1, bytes);
    let isTaken = true;
    return () => {
      if (isTaken) this.add(accountId, -1, -bytes);
      isTaken = false;
    };
  }

  private add(accountId: string, files: number, bytes: number): void {
    const known = this.of(accountId);
    if (known.files + files === 0) this.taken.delete(accountId);
    else this.taken.set(accountId, { files: known.files + files, bytes: known.bytes + bytes });
  }
}

/**
 * What is uploaded is kept for good, so what one account may upload on a day has an end: files and bytes, 0 being no
 * end. The uploads of one account stand in line until the transaction ends. Problem: `upload.quota-used`, with when
 * there is room again.
 */
export async function refuseBeyondQuota(
  tx: Transaction,
  accountId: string,
  bytes: number,
  now: Date,
  { UPLOADS_PER_DAY: files, UPLOAD_MEGABYTES_PER_DAY: megabytes }: Config,
  room?: RoomTaken,
): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('upload'), hashtext($1))`, [accountId]);
  const today = reportingDateOf(now);
  const [used] = (await tx.query(
    `select count(*)::int as "files", coalesce(sum(file.size), 0)::float8 as "bytes"
       from upload join stored_file as file on file.hash = upload.file_hash
      where uploaded_by = $1 and uploaded_at >= $2`,
    [accountId, startOf(today)],
  )) as { files: number; bytes: number }[];
  const taken = room?.of(accountId) ?? NONE;
  const isOver =
    used !== undefined &&
    ((files > 0 && used.files + taken.files >= files) ||
      (megabytes > 0 && used.bytes + taken.bytes + bytes > megabytes * MEGABYTE));
  if (!isOver) return;
  const freeAt = startOf(addDays(today, 1));
  throw new Problem('upload.quota-used', {
    ...{ files, megabytes, freeAt: freeAt.toISOString() },
    retryAfterSeconds: Math.ceil((freeAt.getTime() - now.getTime()) / 1_000),
  });
}

/** The first instant of a day in Ho Chi Minh City. */
function startOf(day: string): Date {
  return new Date(`${day}T00:00:00+07:00`);
}
