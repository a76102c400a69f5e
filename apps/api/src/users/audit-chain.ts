import type { Client, PoolClient } from 'pg';
import type { AuditChainAnswer } from '../contract/audit-entry.js';
import type { AuditLink } from '../platform/audit-link.js';
import type { Transaction } from '../platform/database.js';
import { ACCOUNTED, accountedFacts } from './accounted.js';
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
 * `unaccounted` when something stands in the database without the entry of its making (`ACCOUNTED`).
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
              before, after, reason, held, previous_hash, hash
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
  return (await isAnythingUnaccounted(ask)) ? { id: end, fault: 'unaccounted' } : null;
}

/** Whether anything stands in the database that is made with an entry of its own, and has none. */
async function isAnythingUnaccounted(ask: Ask): Promise<boolean> {
  const facts = await ask<{ table: string }>(
    `select relname as table from pg_class join pg_attribute on attrelid = pg_class.oid
      where attname = 'fact_id' and relkind = 'r' and relname <> 'dated_fact'
        and relnamespace = 'public'::regnamespace`,
  );
  for (const query of [...Object.values(ACCOUNTED), ...facts.map(({ table }) => accountedFacts(table))]) {
    const found = await ask(
      `with began as materialized (select min(at) as at from public.audit_entry)
       select 1 from (${query}) as made limit 1`,
    );
    if (found.length > 0) return true;
  }
  return false;
}

function askingFor(client: Client | PoolClient): Ask {
  const asItIs = { getTypeParser: () => (value: string) => value };
  return async <Row>(text: string, values: unknown[] = []) =>
    (await client.query({ text, values, types: asItIs })).rows as Row[];
}
