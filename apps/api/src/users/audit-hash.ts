import { createHash } from 'node:crypto';

/** An entry of the audit log as PostgreSQL writes it out: text, a jsonb in its canonical text, instants in UTC. */
export interface AuditEntryText {
  id: string;
  at: string;
  actor_id: string | null;
  actor_name: string;
  address: string | null;
  request_id: string | null;
  action: string;
  subject_kind: string;
  subject_id: string | null;
  district_code: string | null;
  before: string | null;
  after: string | null;
  reason: string | null;
  held: string | null;
  previous_hash: string;
  hash: string;
}

/**
 * SHA-256 (hex) over an entry without its own hash: what `audit_entry_hash` of the migrations makes, reckoned here,
 * so that nobody can have the database judge itself by another function of that name. Null for an entry that no
 * writer of ours wrote.
 */
export function auditHash(entry: AuditEntryText): string | null {
  const at = epochOf(entry.at);
  if (at === null) return null;
  const elements = [
    ...[entry.id, at],
    ...[entry.actor_id, entry.actor_name, entry.address, entry.request_id, entry.action].map(text),
    ...[entry.subject_kind, entry.subject_id, entry.district_code].map(text),
    ...[entry.before ?? 'null', entry.after ?? 'null'],
    ...[entry.reason, entry.previous_hash].map(text),
    // An entry that holds nothing has the hash it had before it could.
    ...(entry.held === null ? [] : [entry.held]),
  ];
  return createHash('sha256')
    .update(`[${elements.join(', ')}]`)
    .digest('hex');
}

/** A text as jsonb writes it: JavaScript escapes the same characters in the same way. */
function text(value: string | null): string {
  return JSON.stringify(value);
}

/** '2022-05-07 09:00:00.5+00' as PostgreSQL's `extract(epoch …)` has it: seconds with six digits after the point. */
function epochOf(at: string): string | null {
  const [, day, time, fraction = ''] =
    /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(at) ?? [];
  if (day === undefined || time === undefined) return null;
  return `${Date.parse(`${day}T${time}Z`) / 1_000}.${fraction.padEnd(6, '0')}`;
}
