import type { AuditChainAnswer } from '../contract/audit-entry.js';

/** Anything that runs SQL: a transaction of the program, or a connection of the owner's. */
type Ask = (statement: string) => Promise<unknown>;

/**
 * Walks the whole chain, reckoning every hash anew from the entry as it stands.
 *
 * A link is `missing` when entries before it are gone; `relinked` when it does not follow the entry before
 * it, so that one of the two is not what was written; `changed` when its content is not what its hash was
 * made of.
 */
export async function auditChain(ask: Ask): Promise<AuditChainAnswer> {
  const [end] = (await ask(
    `select count(*)::int as links, max(id)::int as id,
            (select hash from audit_entry order by id desc limit 1) as hash
       from audit_entry`,
  )) as { links: number; id: number | null; hash: string | null }[];
  const [broken] = (await ask(
    `select link.id::int,
            case when link.id <> link.before_id + 1 then 'missing'
                 when link.previous_hash <> link.before_hash then 'relinked'
                 else 'changed' end as fault
       from (select entry.id, entry.hash, entry.previous_hash, audit_entry_hash(entry) as reckoned,
                    lag(entry.id, 1, 0::bigint) over chain as before_id,
                    lag(entry.hash, 1, repeat('0', 64)) over chain as before_hash
               from audit_entry as entry
             window chain as (order by entry.id)) as link
      where link.id <> link.before_id + 1
         or link.previous_hash <> link.before_hash
         or link.hash <> link.reckoned
      order by link.id
      limit 1`,
  )) as NonNullable<AuditChainAnswer['broken']>[];
  const last = end && end.id !== null && end.hash !== null ? { id: end.id, hash: end.hash } : null;
  return { links: end?.links ?? 0, last, broken: broken ?? null };
}
