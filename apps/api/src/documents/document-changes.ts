import { districts } from '../areas/districts.query.js';
import type { DocumentChange, DocumentChangesAnswer, TotalsMoved } from '../contract/document-change.js';
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
 * day told: totals before, plus all that moved, give the totals after, to the last record. Without an earlier issue
 * it begins with the day told. Asked for in a transaction that sees the whole city.
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
  const moments = [since.asOf, ...distinct(rows.map(({ recordedAt }) => recordedAt))];
  const names = new Map((await districts(tx, later.asOf)).map(({ code, name }) => [code, name]));
  const changes: DocumentChange[] = [];
  let before: Wards = new Map();
  let first: TotalsMoved | null = null;
  for (let at = 0; at < moments.length; at += PAGE) {
    const page = moments.slice(at, at + PAGE);
    const states = groupedByMoment(await wardStates(tx, of, page));
    for (const moment of page) {
      const after = new Map((states.get(moment.getTime()) ?? []).map((state) => [state.wardCode, state]));
      if (first === null) [before, first] = [after, totalsOf([...after.values()])];
      else {
        const own = rows.filter(({ recordedAt }) => recordedAt.getTime() === moment.getTime());
        changes.push(...changesOf(own, before, after, names));
        before = after;
      }
    }
  }
  const last = totalsOf([...before.values()]);
  const city = { ...of, districtCode: null };
  return {
    figuresDate: of.date,
    since: await stateOf(tx, of, since, first ?? NOTHING),
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
  totals: TotalsMoved,
): Promise<DocumentChangesAnswer['now']> {
  const told = await dataVersion(tx, date, districtCode, asOf);
  return { version, asOf: asOf.toISOString(), dataVersion: told, totals };
}

async function totalsAt(tx: Transaction, of: ToldOf, moment: Date): Promise<TotalsMoved> {
  return totalsOf(await wardStates(tx, of, [moment]));
}

/** So many moments are looked at in one question: each is every ward of the city once. */
const PAGE = 50;

type Wards = ReadonlyMap<string, WardState>;

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

function groupedByMoment(states: readonly WardState[]): Map<number, WardState[]> {
  const groups = new Map<number, WardState[]>();
  for (const state of states) {
    const group = groups.get(state.moment.getTime());
    if (group) group.push(state);
    else groups.set(state.moment.getTime(), [state]);
  }
  return groups;
}

function distinct(moments: readonly Date[]): Date[] {
  return [...new Set(moments.map((moment) => moment.getTime()))]
    .sort((a, b) => a - b)
    .map((at) => new Date(at));
}
