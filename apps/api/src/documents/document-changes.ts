import { districts } from '../areas/districts.query.js';
import type {
  ChangeKind,
  DocumentChange,
  DocumentChangesAnswer,
  ToldTotals,
  TotalsMoved,
} from '../contract/document-change.js';
import { instantOf } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import { dataVersion } from '../progress/data-version.query.js';
import {
  type RecordingRow,
  recordings,
  type ToldOf,
  type WardState,
  wardStates,
} from './recordings.query.js';

/** An issue of a document: which, and as known when. */
export interface Issue {
  /** Null for a reprint. */
  version: number | null;
  asOf: Date;
}

/**
 * What was recorded between an earlier issue and a later one, with what each recording moved in the totals of the
 * day shown: totals before, plus all that moved, give the totals after, to the last record. Without an earlier issue
 * it begins with the day shown. Asked for in a transaction that sees the whole city.
 */
export async function documentChanges(
  tx: Transaction,
  of: ToldOf,
  earlier: Issue | null,
  later: Issue,
): Promise<DocumentChangesAnswer> {
  const beginning = instantOf(of.date, '00:00');
  const since = earlier ?? { version: null, asOf: beginning < later.asOf ? beginning : later.asOf };
  const rows = await recordings(tx, of, since.asOf, later.asOf);
  const names = new Map((await districts(tx, later.asOf)).map(({ code, name }) => [code, name]));
  const groups = recordingsOf(rows);
  const moving = groups.filter((own) => own.some(({ kind }) => MOVES_TOTALS[kind]));
  const states = await statesAt(tx, of, [since.asOf, ...moving.flatMap(([row]) => row?.recordedAt ?? [])]);
  let before: Wards = states.get(since.asOf.getTime()) ?? new Map();
  const first = toldOf([...before.values()]);
  const changes = groups.flatMap((own) => {
    const after = states.get(own[0]?.recordedAt.getTime() ?? NaN) ?? before;
    const told = changesOf(own, before, after, names);
    before = after;
    return told;
  });
  const last = toldOf([...before.values()]);
  const city = { ...of, districtCode: null };
  return {
    figuresDate: of.date,
    since: await stateOf(tx, of, since, first),
    now: await stateOf(tx, of, later, last),
    changes,
    city:
      of.districtCode === null
        ? null
        : {
            since: await stateOf(tx, city, since, await totalsAt(tx, city, since.asOf)),
            now: await stateOf(tx, city, later, await totalsAt(tx, city, later.asOf)),
          },
  };
}

async function stateOf(
  tx: Transaction,
  { date, districtCode }: ToldOf,
  { version, asOf }: Issue,
  totals: ToldTotals,
): Promise<DocumentChangesAnswer['now']> {
  const told = await dataVersion(tx, date, districtCode, asOf);
  return { version, asOf: asOf.toISOString(), dataVersion: told, totals };
}

async function totalsAt(tx: Transaction, of: ToldOf, moment: Date): Promise<ToldTotals> {
  return toldOf(await wardStates(tx, of, [moment]));
}

/** What cannot alter what is required or was done on a day: it alters rates, forecasts and names. */
const MOVES_TOTALS: Record<ChangeKind, boolean> = {
  ...{ 'first-report': true, refiled: true, returned: true, requirement: true, membership: true, ward: true },
  ...{ calendar: false, district: false, deadline: false, regime: false },
};

/** So many moments are looked at in one question: each is every ward of the area once. */
const PAGE = 50;

type Wards = ReadonlyMap<string, WardState>;

/** The wards at each of the moments; nothing is there for a moment without wards. */
async function statesAt(
  tx: Transaction,
  of: ToldOf,
  moments: readonly Date[],
): Promise<Map<number, Map<string, WardState>>> {
  const states = new Map(moments.map((moment) => [moment.getTime(), new Map<string, WardState>()]));
  for (let at = 0; at < moments.length; at += PAGE) {
    for (const state of await wardStates(tx, of, moments.slice(at, at + PAGE))) {
      states.get(state.moment.getTime())?.set(state.wardCode, state);
    }
  }
  return states;
}

/** The rows come by moment: those of one recording together. */
function recordingsOf(rows: readonly RecordingRow[]): RecordingRow[][] {
  return rows.reduce<RecordingRow[][]>((groups, row) => {
    const last = groups.at(-1);
    if (last?.[0]?.recordedAt.getTime() === row.recordedAt.getTime()) last.push(row);
    else groups.push([row]);
    return groups;
  }, []);
}

/**
 * What one recording did. A fact about a ward moved what that ward moved; all else is told with the first line of
 * the recording, so that nothing is told twice.
 */
function changesOf(
  rows: readonly RecordingRow[],
  before: Wards,
  after: Wards,
  names: ReadonlyMap<string, string>,
): DocumentChange[] {
  const told = new Set<string>();
  const ofWards = rows.map(({ wardCode }) => {
    if (wardCode === null || told.has(wardCode)) return NOTHING;
    told.add(wardCode);
    return movedBy(wardCode, before, after);
  });
  const wards = new Set([...before.keys(), ...after.keys()]);
  const rest = [...wards].filter((code) => !told.has(code)).map((code) => movedBy(code, before, after));
  return rows.map((row, index) => ({
    ...{ kind: row.kind, at: row.recordedAt.toISOString(), date: row.date },
    ...{ districtName: row.districtName, wardCode: row.wardCode, wardName: row.wardName },
    ...{ before: named(row.before, names), after: named(row.after, names) },
    ...{ by: row.by, reason: row.reason, document: row.document },
    moved: index === 0 ? sum([ofWards[0] ?? NOTHING, ...rest]) : (ofWards[index] ?? NOTHING),
  }));
}

/** A ward's kind is part of its name, and its district is told by name. */
function named(
  contents: RecordingRow['before'],
  names: ReadonlyMap<string, string>,
): DocumentChange['before'] {
  return (
    contents?.map(({ districtCode, ...content }) =>
      districtCode === undefined
        ? content
        : { ...content, districtName: names.get(districtCode) ?? districtCode },
    ) ?? null
  );
}

function movedBy(wardCode: string, before: Wards, after: Wards): TotalsMoved {
  const [old, now] = [before.get(wardCode), after.get(wardCode)];
  return difference(totalsOf(now ? [now] : []), totalsOf(old ? [old] : []));
}

const COLUMNS = ['required', 'submitted', 'verified', 'unresolved', 'exempt', 'signed'] as const;
const NOTHING: TotalsMoved = {
  ...{ wards: 0, required: 0, submitted: 0, verified: 0, unresolved: 0, exempt: 0, signed: 0 },
};

function totalsOf(states: readonly WardState[]): TotalsMoved {
  return sum(states.map((state) => ({ ...eachOf((column) => state[column]), wards: 1 })));
}

/** The totals as they are told: no counts before the first ward has reported. */
function toldOf(states: readonly WardState[]): ToldTotals {
  const totals = totalsOf(states);
  if (states.some(({ hasFigures }) => hasFigures)) return totals;
  return { ...totals, submitted: null, verified: null, unresolved: null, exempt: null, signed: null };
}

function sum(parts: readonly TotalsMoved[]): TotalsMoved {
  return parts.reduce(
    (whole, part) => ({
      ...eachOf((column) => whole[column] + part[column]),
      wards: whole.wards + part.wards,
    }),
    NOTHING,
  );
}

function difference(now: TotalsMoved, old: TotalsMoved): TotalsMoved {
  return { ...eachOf((column) => now[column] - old[column]), wards: now.wards - old.wards };
}

function eachOf(valueOf: (column: (typeof COLUMNS)[number]) => number): Omit<TotalsMoved, 'wards'> {
  return {
    ...{ required: valueOf('required'), submitted: valueOf('submitted'), verified: valueOf('verified') },
    ...{ unresolved: valueOf('unresolved'), exempt: valueOf('exempt'), signed: valueOf('signed') },
  };
}
