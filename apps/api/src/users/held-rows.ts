import type { Client, PoolClient } from 'pg';
import type { RowFault } from '../contract/row-fault.js';
import { rowHash, rowsDigest } from '../platform/rows-digest.js';
import { type Held, HELD, MARKS } from './held-tables.js';

/** What was compared with the audit log, and every difference. */
export interface HeldRows {
  rows: number;
  faults: RowFault[];
  /** The entries that hold rows as they stood then, whatever had been recorded of them before. */
  anew: { entry: number; rows: number }[];
}

/** What the entries of the log say of the rows of one table. */
interface Said {
  /** Of each row by its key: its hash, null of one removed, and the entry that said so. */
  rows: Map<string, { hash: string | null; entry: number }>;
  /** Of each part the sets, by what names them. */
  sets: Record<Part, Map<string, SaidSet>>;
  /** Rows that were others when an entry changed them than the entry before had left them. */
  faults: RowFault[];
}

type Part = 'recorded' | 'ended';

interface SaidSet {
  rows: number;
  digest: string;
  entry: number;
}

/** What an entry holds; migrations/0015-held-rows.sql says its forms. */
type Seal = { table: string } & (
  | { key: string; was: string | null; is: string | null }
  | { anew: Record<string, string> }
  | { part: Part; of: string; rows: number; digest: string }
  | { part: Part; until: string; rows: number; digest: string }
);

type Connection = Client | PoolClient;
type Row = Record<string, string | null>;

const PAGE = 2_000;

/** Of the set of all rows until a moment, in place of what names a set. */
const UNTIL = 'until ';

/**
 * Holds the rows of every table of `HELD` that stand against the audit log against the entries that recorded them.
 * Hashes and digests are reckoned here. Whether the log itself is whole says `auditChain`. Asks in the transaction at
 * hand, and leaves it with other settings.
 */
export async function heldRows(connection: Connection): Promise<HeldRows> {
  // Only PostgreSQL's own functions and operators answer, and values are written in one form, whoever set what.
  await connection.query(
    `set local search_path = pg_catalog; set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';
     set local intervalstyle = 'postgres'; set local bytea_output = 'hex'; set local extra_float_digits = 1`,
  );
  const found: HeldRows = { rows: 0, faults: [], anew: [] };
  const said = await saidByLog(connection, found);
  for (const [table, held] of Object.entries(HELD)) {
    const ofTable = said.get(table) ?? nothingSaid();
    if (held.against === 'key') await compareRows(connection, table, held, ofTable, found);
    if (held.against === 'sets') await compareSets(connection, table, held, ofTable, found);
  }
  await compareDistricts(connection, found);
  return found;
}

async function saidByLog(connection: Connection, found: HeldRows): Promise<Map<string, Said>> {
  const said = new Map<string, Said>();
  const entries = pages<{ id: string; held: string }>(
    connection,
    `select entry.id::text, entry.held::text from public.audit_entry as entry
      where entry.held is not null order by entry.id`,
  );
  for await (const page of entries) {
    for (const { id, held } of page) {
      const entry = Number(id);
      let anew = 0;
      for (const seal of JSON.parse(held) as Seal[]) {
        const ofTable = said.get(seal.table) ?? nothingSaid();
        said.set(seal.table, ofTable);
        anew += take(ofTable, seal, entry);
      }
      if (anew > 0) found.anew.push({ entry, rows: anew });
    }
  }
  return said;
}

/** Takes what one entry says of a table into account; gives how many rows it holds as they stood. */
function take(said: Said, seal: Seal, entry: number): number {
  const { table } = seal;
  if ('anew' in seal) {
    said.faults = [];
    said.rows = new Map(Object.entries(seal.anew).map(([key, hash]) => [key, { hash, entry }]));
    return said.rows.size;
  }
  if ('key' in seal) {
    const before = said.rows.get(seal.key);
    const hash = before?.hash ?? null;
    if (hash !== seal.was) {
      const fault = hash === null ? 'unrecorded' : seal.was === null ? 'missing' : 'changed';
      said.faults.push({ table, key: seal.key, fault, entry: before?.entry ?? entry });
    }
    said.rows.set(seal.key, { hash: seal.is, entry });
    return 0;
  }
  const { rows, digest } = seal;
  if (!('until' in seal)) {
    said.sets[seal.part].set(seal.of, { rows, digest, entry });
    return 0;
  }
  said.sets[seal.part] = new Map([[`${UNTIL}${seal.until}`, { rows, digest, entry }]]);
  return seal.part === 'recorded' ? rows : 0;
}

function nothingSaid(): Said {
  return { rows: new Map(), sets: { recorded: new Map(), ended: new Map() }, faults: [] };
}

async function compareRows(
  connection: Connection,
  table: string,
  { key, mayGo, unrecorded }: Held & { against: 'key' },
  said: Said,
  found: HeldRows,
): Promise<void> {
  const fault = (of: string, what: RowFault['fault'], entry: number | null) =>
    found.faults.push({ table, key: of, fault: what, entry });
  found.faults.push(...said.faults);
  const seen = new Set<string>();
  const rows = pages<Row>(
    connection,
    `select ${await columnsOf(connection, table)}, (${unrecorded?.where ?? 'false'})::text as "?unrecorded"
       from public.${table} as one order by one.${key}`,
  );
  for await (const page of rows) {
    for (const { '?unrecorded': mayBeUnrecorded, ...row } of page) {
      const name = row[key] ?? '';
      const known = said.rows.get(name);
      found.rows += 1;
      if (seen.has(name)) fault(name, 'unrecorded', known?.entry ?? null);
      seen.add(name);
      const hash = known?.hash ?? null;
      if (hash === null) {
        if (mayBeUnrecorded !== 'true') fault(name, 'unrecorded', known?.entry ?? null);
      } else if (hash !== rowHash(row)) fault(name, 'changed', known?.entry ?? null);
    }
  }
  if (mayGo !== undefined) return;
  for (const [name, { hash, entry }] of said.rows)
    if (hash !== null && !seen.has(name)) fault(name, 'missing', entry);
}

async function compareSets(
  connection: Connection,
  table: string,
  held: Held & { against: 'sets' },
  { sets }: Said,
  found: HeldRows,
): Promise<void> {
  const hashes: Record<Part, Map<string, string[]>> = { recorded: new Map(), ended: new Map() };
  const until = { recorded: untilOf(sets.recorded), ended: untilOf(sets.ended) };
  const rows = pages<Row>(
    connection,
    `select ${await columnsOf(connection, table)},
            (one.recorded_at <= ${literal(until.recorded)}::timestamptz)::text as "?recorded",
            (one.superseded_at <= ${literal(until.ended)}::timestamptz)::text as "?ended"
       from public.${table} as one`,
  );
  for await (const page of rows) {
    for (const { '?recorded': isRecordedAnew, '?ended': isEndedAnew, ...row } of page) {
      const recorded = Object.fromEntries(Object.entries(row).filter(([name]) => !MARKS.includes(name)));
      const ofSet =
        isRecordedAnew === 'true' ? `${UNTIL}${until.recorded ?? ''}` : (row[held.recorded] ?? '');
      add(hashes.recorded, ofSet, rowHash(recorded));
      found.rows += 1;
      if (MARKS.every((mark) => (row[mark] ?? null) === null)) continue;
      const ofEnd = isEndedAnew === 'true' ? `${UNTIL}${until.ended ?? ''}` : (row[held.ended] ?? '');
      add(hashes.ended, ofEnd, rowHash(row));
    }
  }
  for (const part of ['recorded', 'ended'] as const)
    found.faults.push(...setsThatDiffer(table, held[part], sets[part], hashes[part]));
}

function setsThatDiffer(
  table: string,
  by: string,
  said: Map<string, SaidSet>,
  hashes: Map<string, string[]>,
): RowFault[] {
  return [...new Set([...said.keys(), ...hashes.keys()])].flatMap((of): RowFault[] => {
    const known = said.get(of);
    const rows = hashes.get(of) ?? [];
    if (known?.digest === rowsDigest(rows)) return [];
    const fault = known === undefined ? 'unrecorded' : rows.length < known.rows ? 'missing' : 'changed';
    const name = of.startsWith(UNTIL) ? of : `${by} ${of}`;
    return [{ table, key: `${name} (${rows.length})`, fault, entry: known?.entry ?? null }];
  });
}

/** Each district repeats its version in force. */
async function compareDistricts(connection: Connection, found: HeldRows): Promise<void> {
  const columns = await columnNames(connection, 'district');
  const select = (code: string, copies: string) => {
    const texts = columns.map((name) => `one.${name === 'code' ? code : name}::text as ${name}`);
    return `select ${texts.join(', ')}, ${copies} as copies`;
  };
  const districts = `${select('code', 'count(*) over (partition by one.code)')} from public.district as one`;
  const versions = `${select('district_code', '1::bigint')}
    from public.district_version as one where one.superseded_at is null`;
  const { rows } = await connection.query<{ code: string; fault: RowFault['fault'] }>(
    `with kept as (${districts}), said as (${versions})
     select coalesce(kept.code, said.code) as code,
            case when kept.code is null then 'missing' when said.code is null then 'unrecorded' else 'changed' end as fault
       from kept full join said on said.code = kept.code
      where kept is distinct from said order by 1`,
  );
  found.faults.push(...rows.map(({ code, fault }) => ({ table: 'district', key: code, fault, entry: null })));
}

/** The columns of a row as `rowHash` takes them. */
async function columnsOf(connection: Connection, table: string): Promise<string> {
  const names = await columnNames(connection, table);
  const { rows } = await connection.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'public.${table}'::regclass and atttypid = 'jsonb'::regtype`,
  );
  const json = new Set(rows.map(({ name }) => name));
  return names
    .map((name) =>
      json.has(name)
        ? `encode(sha256(convert_to(one."${name}"::text, 'UTF8')), 'hex') as "${name}"`
        : `one."${name}"::text as "${name}"`,
    )
    .join(', ');
}

async function columnNames(connection: Connection, table: string): Promise<string[]> {
  const { rows } = await connection.query<{ name: string }>(
    `select attname as name from pg_attribute
      where attrelid = 'public.${table}'::regclass and attnum > 0 and not attisdropped order by attnum`,
  );
  return rows.map(({ name }) => name);
}

/** The rows of a question, some at a time. */
async function* pages<Row>(connection: Connection, question: string): AsyncGenerator<Row[]> {
  await connection.query(`declare held_rows no scroll cursor for ${question}`);
  for (;;) {
    const { rows } = await connection.query(`fetch ${PAGE} from held_rows`);
    if (rows.length > 0) yield rows as Row[];
    if (rows.length < PAGE) break;
  }
  await connection.query('close held_rows');
}

function untilOf(sets: Map<string, SaidSet>): string | null {
  const [first] = sets.keys();
  return first?.startsWith(UNTIL) === true ? first.slice(UNTIL.length) : null;
}

function literal(moment: string | null): string {
  return moment === null || !/^[0-9 :.+-]+$/.test(moment) ? 'null' : `'${moment}'`;
}

function add(hashes: Map<string, string[]>, of: string, hash: string): void {
  const known = hashes.get(of);
  if (known) known.push(hash);
  else hashes.set(of, [hash]);
}
