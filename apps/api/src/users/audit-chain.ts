import type { Client, PoolClient } from 'pg';
import type { AuditChainAnswer } from '../contract/audit-entry.js';
import type { AuditLink } from '../platform/audit-link.js';
import type { Transaction } from '../platform/database.js';
import { type AuditEntryText, auditHash } from './audit-hash.js';

/** Asks in the transaction at hand; every value comes as the text PostgreSQL writes, null as null. */
type Ask = <Row>(statement: string, values?: unknown[]) => Promise<Row[]>;

const FIRST_BEFORE = '0'.repeat(64);
const PAGE = 2_000;
/** Looked into for links; older ones say no more than these. */
const WORKBOOKS = 50;

type Broken = NonNullable<AuditChainAnswer['broken']>;

/**
 * Walks the whole chain, reckoning every hash anew from the entry as it stands, and holds it against what is known of
 * it elsewhere: the links noted outside of the database, and what else the database holds that must have an entry.
 *
 * A link is `missing` when entries before it are gone; `relinked` when it does not follow the entry before
 * it, so that one of the two is not what was written; `changed` when its content is not what its hash was
 * made of. The log is `cut` when its end is gone, `rewritten` when a noted link is there with another hash, and
 * `unaccounted` when a report, an upload or a document stands in the database without the entry of its making.
 */
export async function auditChain(
  client: Client | PoolClient,
  noted: readonly AuditLink[],
): Promise<AuditChainAnswer> {
  const ask = askingFor(client);
  // Only PostgreSQL's own functions and operators answer, and instants are written in UTC, whoever set what.
  await client.query(
    `set local search_path = pg_catalog; set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'`,
  );
  const [table] = await ask<{ kind: string }>(
    `select relkind as kind from pg_class where oid = 'public.audit_entry'::regclass`,
  );
  const awaited = new Map(noted.map((link) => [link.id, link]));
  const walked: Walked = { links: 0, last: null, broken: null };
  for (;;) {
    const page = await ask<AuditEntryText>(
      `select id, at, actor_id, actor_name, address, request_id, action, subject_kind, subject_id, district_code,
              before, after, reason, previous_hash, hash
         from public.audit_entry where id > $1 order by id limit ${PAGE}`,
      [walked.last?.id ?? '-9223372036854775808'],
    );
    for (const entry of page) step(walked, entry, awaited);
    if (page.length < PAGE) break;
  }
  const { links, last } = walked;
  const broken = walked.broken ?? (await faultOfEnd(ask, walked, awaited));
  return {
    links,
    last: last && { id: Number(last.id), hash: last.hash },
    noted: noted.length,
    broken: table?.kind === 'r' ? broken : { id: 0, fault: 'rewritten' },
  };
}

/** The workbooks published last, by their hashes: each carries a link of its day. */
export async function publishedWorkbooks(client: Client | PoolClient): Promise<string[]> {
  const rows = await askingFor(client)<{ hash: string }>(
    `select file_hash as hash from public.document where kind = 'daily-workbook' order by made_at desc limit ${WORKBOOKS}`,
  );
  return rows.map(({ hash }) => hash);
}

/** A transaction of the program as the connection it runs on. */
export async function connectionOf(tx: Transaction): Promise<PoolClient> {
  return (await tx.queryRunner?.connect()) as PoolClient;
}

interface Walked {
  links: number;
  last: { id: string; hash: string } | null;
  broken: Broken | null;
}

/** Takes one entry more into account; `awaited` loses the links that were found as they were noted. */
function step(walked: Walked, entry: AuditEntryText, awaited: Map<number, AuditLink>): void {
  const id = Number(entry.id);
  const noted = awaited.get(id);
  const fault = faultOf(walked, entry, noted);
  if (noted?.hash === entry.hash) awaited.delete(id);
  if (fault !== null) walked.broken ??= { id, fault };
  walked.links += 1;
  walked.last = { id: entry.id, hash: entry.hash };
}

function faultOf(
  { last }: Walked,
  entry: AuditEntryText,
  noted: AuditLink | undefined,
): Broken['fault'] | null {
  if (Number(entry.id) !== Number(last?.id ?? 0) + 1) return 'missing';
  if (entry.previous_hash !== (last?.hash ?? FIRST_BEFORE)) return 'relinked';
  if (entry.hash !== auditHash(entry)) return 'changed';
  return noted && noted.hash !== entry.hash ? 'rewritten' : null;
}

async function faultOfEnd(
  ask: Ask,
  { last }: Walked,
  awaited: Map<number, AuditLink>,
): Promise<Broken | null> {
  const [first] = [...awaited.keys()].sort((a, b) => a - b);
  const end = Number(last?.id ?? 0);
  if (first !== undefined) return { id: first, fault: first > end ? 'cut' : 'rewritten' };
  const [without] = await ask<{ told: string }>(UNACCOUNTED);
  return without ? { id: end, fault: 'unaccounted' } : null;
}

/** Anything that is made with an entry of its own, and has none. */
const UNACCOUNTED = `
  select made.id as told
    from (select id::text, 'daily-report' as kind, 'daily-report.file' as action from public.daily_report
          union all
          select id::text, 'upload', 'daily-report.upload' from public.upload
          union all
          select id::text, 'daily-report', 'daily-report.' || case state when 'accepted' then 'accept' else 'return' end
            from public.daily_report where state <> 'filed'
          union all
          select id::text, 'document', 'document.publish' from public.document) as made
   where not exists (select from public.audit_entry as entry
                      where entry.subject_kind = made.kind and entry.subject_id = made.id and entry.action = made.action)
   limit 1`;

function askingFor(client: Client | PoolClient): Ask {
  const asItIs = { getTypeParser: () => (value: string) => value };
  return async <Row>(text: string, values: unknown[] = []) =>
    (await client.query({ text, values, types: asItIs })).rows as Row[];
}
