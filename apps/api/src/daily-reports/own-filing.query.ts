import type { Person } from '../platform/actor.js';
import type { Transaction } from '../platform/database.js';

/** Whether this person filed the report, or brought the file it was made of: another one has to look at it. */
export async function isOwnFiling(tx: Transaction, id: string, person: Person): Promise<boolean> {
  const rows = (await tx.query(
    `select from daily_report as report join upload on upload.id = report.upload_id
      where report.id = $1 and $2 in (report.filed_by, upload.uploaded_by)`,
    [id, person.id],
  )) as unknown[];
  return rows.length > 0;
}
