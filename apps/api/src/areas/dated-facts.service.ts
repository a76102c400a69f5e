import { Injectable } from '@nestjs/common';
import type { FactVerb } from '../contract/audit-entry.js';
import type { Stated } from '../contract/dated-fact.js';
import type { Listed } from '../contract/list.js';
import { reportingDateOf } from '../domain/reporting-date.js';
import type { Person } from '../platform/actor.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import type { DatedFact } from './dated-fact.js';
import { type AnyFact, versionsOf } from './fact-versions.query.js';
import { type FactListQuery, pageOf } from '../platform/page-of.js';
import { Pen } from './pen.js';

type Change = Record<string, unknown>;
type ReplacingChange = Change & Pick<Stated, 'recordedAt'>;

/** Asks for dated facts and changes them: each change dated, reasoned, audited, and known from its moment on. */
@Injectable()
export class DatedFacts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** The facts in force or withdrawn at a moment, now when none is named; a reporter's are those of the own district. */
  async list(person: Person, fact: DatedFact, query: FactListQuery): Promise<Listed<AnyFact>> {
    const { asOf = 'infinity', state, ...rest } = query;
    const isWithdrawn = state === 'withdrawn';
    const rows = await this.database.reading(person, (tx) => versionsOf(tx, fact, { asOf, isWithdrawn }));
    return pageOf(rows, rest);
  }

  /** Every version of one fact, the oldest first. */
  async history(person: Person, fact: DatedFact, id: string): Promise<Listed<AnyFact>> {
    const rows = await this.database.reading(person, (tx) => versionsOf(tx, fact, { id }));
    if (rows.length === 0) throw new Problem('access.not-found');
    return { rows, total: rows.length };
  }

  /** The version in force, or the last one of a fact that was withdrawn. */
  show(person: Person, fact: DatedFact, id: string): Promise<AnyFact> {
    return this.database.reading(person, (tx) => latestOf(tx, fact, id));
  }

  add(person: Person, fact: DatedFact, change: Change): Promise<AnyFact> {
    return this.writing(person, async (pen) => {
      const room = (await fact.neighbours?.makeRoom(pen, change)) ?? { change, neighbour: null };
      const [id = ''] = await pen.append(fact, [room.change]);
      const after = await latestOf(pen.tx, fact, id);
      await this.finish(pen, fact, 'add', { before: null, after, change, neighbour: room.neighbour });
      return after;
    });
  }

  replace(person: Person, fact: DatedFact, id: string, change: ReplacingChange): Promise<AnyFact> {
    return this.writing(person, async (pen) => {
      const before = await seenVersion(pen, fact, id, change.recordedAt);
      if (fact.about && before[fact.about] !== change[fact.about]) throw new Problem('fact.of-other-area');
      await pen.supersede(fact, [id]);
      await pen.append(fact, [change], [id]);
      const after = await latestOf(pen.tx, fact, id);
      if ([...fact.fields, 'document'].every((field) => before[field] === after[field])) {
        throw new Problem('fact.unchanged');
      }
      await this.finish(pen, fact, 'replace', { before, after, change });
      return after;
    });
  }

  withdraw(person: Person, fact: DatedFact, id: string, change: ReplacingChange): Promise<AnyFact> {
    return this.writing(person, async (pen) => {
      const before = await seenVersion(pen, fact, id, change.recordedAt);
      const reason = String(change['reason']);
      await pen.supersede(fact, [id], reason);
      const neighbour = (await fact.neighbours?.giveBack(pen, before, reason)) ?? null;
      await this.finish(pen, fact, 'withdraw', { before, after: null, change, neighbour });
      return latestOf(pen.tx, fact, id);
    });
  }

  private writing<T>(person: Person, work: (pen: Pen) => Promise<T>): Promise<T> {
    return this.database.recording(person, async (tx) => work(await Pen.take(tx, person, this.clock)));
  }

  private async finish(pen: Pen, fact: DatedFact, verb: FactVerb, done: Done): Promise<void> {
    const { before, after, change, neighbour } = done;
    const reason = String(change['reason']);
    const today = reportingDateOf(this.clock.now());
    await fact.check?.({ tx: pen.tx, today, before, after, change });
    this.note(pen, fact, verb, { before, after, reason });
    if (neighbour) {
      const moved = await latestOf(pen.tx, fact, String(neighbour['id']));
      this.note(pen, fact, 'replace', { before: neighbour as AnyFact, after: moved, reason });
    }
  }

  private note(
    pen: Pen,
    fact: DatedFact,
    verb: FactVerb,
    said: Pick<Done, 'before' | 'after'> & { reason: string },
  ): void {
    const known = said.after ?? said.before;
    const districtCode = known?.['districtCode'] as string | null | undefined;
    this.audit.note(pen.tx, pen.person, {
      action: `${fact.noun}.${verb}`,
      subject: { kind: fact.noun, id: known?.id, districtCode },
      before: said.before ?? undefined,
      after: said.after ?? undefined,
      reason: said.reason,
    });
  }
}

interface Done {
  before: AnyFact | null;
  after: AnyFact | null;
  change: Change;
  /** Another fact that moved with it, as it was. */
  neighbour?: Record<string, unknown> | null;
}

async function latestOf(tx: Transaction, fact: DatedFact, id: string): Promise<AnyFact> {
  const latest = (await versionsOf(tx, fact, { id })).at(-1);
  if (!latest) throw new Problem('access.not-found');
  return latest;
}

/** The version in force, if it is still the one the person looked at. */
async function seenVersion(pen: Pen, fact: DatedFact, id: string, recordedAt: string): Promise<AnyFact> {
  const latest = await latestOf(pen.tx, fact, id);
  if (latest.supersededAt !== null) throw new Problem('fact.withdrawn', { fact: latest });
  if (Date.parse(latest.recordedAt) !== Date.parse(recordedAt)) {
    throw new Problem('fact.changed-meanwhile', { fact: latest });
  }
  return latest;
}
