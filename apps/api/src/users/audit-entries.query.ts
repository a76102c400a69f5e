import type { AuditEntry, AuditEntryQuery } from '../contract/audit-entry.js';
import type { Listed } from '../contract/list.js';
import type { Transaction } from '../platform/database.js';
import { containing } from './accounts.query.js';

const ENTRY = `
  select entry.id::int, entry.at, entry.actor_id as "actorId", entry.actor_name as "actorName", entry.address,
         entry.request_id as "requestId", entry.action, entry.subject_kind as "subjectKind",
         entry.subject_id as "subjectId", entry.district_code as "districtCode", entry.before, entry.after,
         entry.reason, entry.hash,
         coalesce(
           (select full_name from user_account where entry.subject_kind = 'user' and id::text = entry.subject_id),
           (select receipt_code from daily_report
             where entry.subject_kind = 'daily-report' and id::text = entry.subject_id),
           (select subject from outbox_message where entry.subject_kind = 'delivery' and id::text = entry.subject_id),
           (select name from recipient where entry.subject_kind = 'recipient' and id::text = entry.subject_id),
           (select name from schedule where entry.subject_kind = 'schedule' and id::text = entry.subject_id),
           told.content ->> 'fileName', told.content ->> 'wardName', told.content ->> 'name', told.content ->> 'title',
           told.content ->> 'document'
         ) as "subjectName"
    from audit_entry as entry
    cross join lateral (select coalesce(entry.after, entry.before) as content) as told`;

/** A page of the audit log, the latest first unless asked otherwise. */
export async function listAuditEntries(
  transaction: Transaction,
  query: AuditEntryQuery,
): Promise<Listed<AuditEntry>> {
  const where = `
    where ($1::text is null or entry.action = $1 or $1 like '%.' and starts_with(entry.action, $1))
      and ($2::text is null or lower(entry.actor_name) like $2
           or entry.actor_id in (select id from user_account where search_text like $2))
      and ($3::uuid is null or entry.actor_id = $3)
      and ($4::text is null or entry.subject_kind = $4)
      and ($5::text is null or entry.subject_id = $5)
      and ($6::text is null or entry.district_code = $6)
      and ($7::timestamptz is null or entry.at >= $7)
      and ($8::timestamptz is null or entry.at < $8)`;
  const filters = [
    query.action,
    containing(query.actor),
    query.actorId,
    query.subjectKind,
    query.subjectId,
    query.districtCode,
    query.from,
    query.until,
  ];
  const rows: Row[] = await transaction.query(
    `${ENTRY} ${where} order by entry.id ${query.order} limit $9 offset $10`,
    [...filters, query.perPage, (query.page - 1) * query.perPage],
  );
  const [counted] = (await transaction.query(
    `select count(*)::int as total from audit_entry as entry ${where}`,
    filters,
  )) as { total: number }[];
  return { rows: rows.map(entryOf), total: counted?.total ?? 0 };
}

export async function findAuditEntry(transaction: Transaction, id: number): Promise<AuditEntry | null> {
  const rows: Row[] = await transaction.query(`${ENTRY} where entry.id = $1`, [id]);
  return rows[0] ? entryOf(rows[0]) : null;
}

type Row = Omit<AuditEntry, 'at'> & { at: Date };

function entryOf(row: Row): AuditEntry {
  return { ...row, at: row.at.toISOString() };
}
