import type { Transaction } from './database.js';

/** The moment a question is asked about, a Date or ISO text; 'infinity' is all that is known. */
export type AsOf = Date | string;

/**
 * Takes the lock that every recording needs, "the pen" (decision 1): what is read from here on stays as it is until
 * this transaction ends. For a check of what is in force before writing; the data version does not move yet.
 */
export async function takePen(transaction: Transaction): Promise<void> {
  await transaction.query(`select from data_version for update`);
}

/**
 * Takes the pen and gives the moment of this recording, later than every earlier one. Other recordings wait until
 * this transaction ends, so call it after the thinking and just before the writing. It also moves the data version:
 * answers kept in memory are asked anew, on every instance. A recording of one district's figures names the
 * district, and leaves answers about others as they are.
 */
export async function beginRecording(
  transaction: Transaction,
  now: Date,
  ofDistrict: string | null = null,
): Promise<Date> {
  const [row] = (await transaction.query(
    ofDistrict === null
      ? `select begin_recording($1) as moment`
      : `select begin_recording_of($1, $2) as moment`,
    ofDistrict === null ? [now] : [now, ofDistrict],
  )) as { moment: Date }[];
  await transaction.query(`notify data_version`);
  return momentOf(row);
}

/**
 * Settles a past moment that is asked about and lies after the last recording (earlier ones are settled already):
 * waits for what is being recorded before it, and lets nothing be recorded before it any more. From then on the same
 * question as of that moment has one answer.
 */
export async function settle(transaction: Transaction, moment: string): Promise<void> {
  await transaction.query(
    `update data_version set last_recorded_at = $1::timestamptz where last_recorded_at < $1::timestamptz`,
    [moment],
  );
}

/** A moment that everything recorded so far lies before, and everything later behind: the `asOf` of a document. */
export async function settledMoment(transaction: Transaction, now: Date): Promise<Date> {
  const [row] = (await transaction.query(`select settled_moment($1) as moment`, [now])) as { moment: Date }[];
  return momentOf(row);
}

function momentOf(row: { moment: Date } | undefined): Date {
  if (!row) throw new Error('data_version has lost its row.');
  return row.moment;
}
