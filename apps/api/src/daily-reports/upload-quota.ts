import { addDays, reportingDateOf } from '../domain/reporting-date.js';
import type { Config } from '../platform/config.js';
import type { Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';

const MEGABYTE = 1024 * 1024;

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
): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('upload'), hashtext($1))`, [accountId]);
  const today = reportingDateOf(now);
  const [used] = (await tx.query(
    `select count(*)::int as "files", coalesce(sum(file.size), 0)::float8 as "bytes"
       from upload join stored_file as file on file.hash = upload.file_hash
      where uploaded_by = $1 and uploaded_at >= $2`,
    [accountId, startOf(today)],
  )) as { files: number; bytes: number }[];
  const isOver =
    used !== undefined &&
    ((files > 0 && used.files >= files) || (megabytes > 0 && used.bytes + bytes > megabytes * MEGABYTE));
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
