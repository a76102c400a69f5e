import { randomUUID } from 'node:crypto';
import type { Person } from '../platform/actor.js';
import type { Clock } from '../platform/clock.js';
import type { Transaction } from '../platform/database.js';
import { Problem, violatedConstraint } from '../platform/problem.js';
import { beginRecording, takePen } from '../platform/recording.js';
import { appendRows, type Row } from './append-rows.js';
import type { FactTable } from './fact-versions.query.js';

/** Writes dated facts at one moment: a version is appended, the one before it marked; nothing is overwritten. */
export class Pen {
  private constructor(
    readonly tx: Transaction,
    readonly person: Person,
    readonly at: Date,
  ) {}

  /** Waits until nobody else is recording. What is read from here on stays as it is until the end. */
  static async take(tx: Transaction, person: Person, clock: Clock): Promise<Pen> {
    await takePen(tx);
    // Only now: what is recorded after a wait in line belongs to the day on which it is recorded.
    return new Pen(tx, person, await beginRecording(tx, clock.now()));
  }

  /** Appends versions and gives their facts' ids: those given, or new ones. */
  async append(
    fact: FactTable,
    changes: readonly Record<string, unknown>[],
    ids: readonly string[] = changes.map(() => randomUUID()),
  ): Promise<readonly string[]> {
    const rows = changes.map((change, index) => ({
      ...columnsOf(fact, change),
      fact_id: ids[index] ?? null,
      recorded_at: this.at,
      recorded_by: this.person.id,
      recorded_by_name: this.person.name,
    }));
    await appendRows(this.tx, fact.table, rows).catch(problemOf(fact));
    return ids;
  }

  /** Marks the versions in force of these facts; with a reason when nothing takes their place. */
  async supersede(fact: FactTable, ids: readonly string[], withdrawalReason: string | null = null) {
    await this.tx
      .query(
        `update ${fact.table} set superseded_at = $2, superseded_by = $3, superseded_by_name = $4,
                withdrawal_reason = $5
          where fact_id = any($1) and superseded_at is null`,
        [ids, this.at, this.person.id, this.person.name, withdrawalReason],
      )
      .catch(problemOf(fact));
  }
}

function columnsOf(fact: FactTable, change: Record<string, unknown>): Row {
  return Object.fromEntries(
    [...fact.fields, 'reason', 'document'].map((field) => [
      field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      (change[field] ?? null) as Row[string],
    ]),
  );
}

/** The break of a constraint, in the words the kind of fact has for it. */
function problemOf(fact: FactTable): (error: unknown) => never {
  return (error) => {
    const code = fact.constraints[violatedConstraint(error) ?? ''];
    throw code ? new Problem(code) : error;
  };
}
