/**
 * Against what the rows of a table are held, so that no change behind the program stays unseen:
 *
 * - `chain`: they are the audit log; `verify-audit` reckons its hashes.
 * - `key`: each row against the last entry of the audit log that recorded it, by the column that names the row.
 * - `sets`: rows that are appended and only marked as ended later, against the entry that recorded them and the one
 *   that ended them; a set of rows is those with one value in the column named.
 * - `versions`: the rows repeat the versions in force of another table.
 * - `figures`: they are reckoned anew from the figures, every span of them.
 * - `nothing`: not held, and why.
 */
export type Held =
  | { against: 'chain' | 'versions' | 'figures' }
  | {
      against: 'key';
      key: string;
      /** Rows may be removed without an entry, and why. */
      mayGo?: string;
      /** SQL: rows that no entry records, and why. */
      unrecorded?: { where: string; because: string };
    }
  | { against: 'sets'; recorded: string; ended: string }
  | { against: 'nothing'; because: string };

/** What the marks of the end of an appended row are; what was recorded of it is the rest. */
export const MARKS: readonly string[] = [
  ...['superseded_at', 'superseded_by', 'superseded_by_name', 'withdrawal_reason'],
];

const FACT: Held = { against: 'sets', recorded: 'recorded_at', ended: 'superseded_at' };

/**
 * Every table of the database. The program's triggers follow the same list (`held_tables` of the migrations); it stands
 * here a second time, for whoever owns the tables can alter that one. The job queue's own schema, pgboss, holds
 * nothing that was accepted.
 */
export const HELD: Readonly<Record<string, Held>> = {
  audit_entry: { against: 'chain' },

  campaign: { against: 'key', key: 'id' },
  ward: { against: 'key', key: 'code' },
  district_version: FACT,
  ward_version: FACT,
  campaign_member: FACT,
  calendar_day: FACT,
  required_version: FACT,
  deadline_version: FACT,
  regime_version: FACT,
  campaign_event: FACT,
  briefing_form: FACT,
  briefing_remark: FACT,
  dated_fact: { against: 'nothing', because: 'The form of the tables of dated facts; it has no rows.' },
  district: { against: 'versions' },

  user_account: { against: 'key', key: 'id' },
  session: {
    ...{ against: 'key', key: 'token_hash' },
    mayGo: 'A session that has run out is cleared away by the program.',
  },
  sign_in_attempt: {
    against: 'nothing',
    because: 'Counts attempts for the waits of a few minutes; the sign-ins themselves are entries.',
  },

  upload: { against: 'key', key: 'id' },
  stored_file: {
    ...{ against: 'key', key: 'hash' },
    unrecorded: {
      where: `one.media_type = 'message/rfc822'`,
      because:
        'A message is kept as it is sent, by the program; verify-files reads its bytes and their number.',
    },
  },
  daily_report: { against: 'key', key: 'id' },
  figure: { against: 'sets', recorded: 'report_id', ended: 'report_id' },
  figure_step: { against: 'figures' },
  district_step: { against: 'figures' },
  city_step: { against: 'figures' },
  ward_reach: { against: 'figures' },

  document: { against: 'key', key: 'id' },
  document_order: {
    against: 'nothing',
    because: 'Spares making a document twice; the documents themselves are held.',
  },
  recipient: { against: 'key', key: 'id' },
  schedule: { against: 'key', key: 'id' },
  scheduled_run: {
    against: 'nothing',
    because: 'How far the program is with a planned instant; what came of it are documents and messages.',
  },
  outbox_message: {
    against: 'nothing',
    because: 'How far a message is; what was sent are its kept bytes, and who is sent what, the recipients.',
  },
  delivery_attempt: { against: 'nothing', because: 'What a mail server answered the program.' },
  notice: { against: 'nothing', because: 'Tells a person of an act that has an entry of its own.' },

  data_version: {
    against: 'nothing',
    because:
      'Counts recordings, for answers kept in memory, and orders the next one; it says nothing of any.',
  },
  touched_district: {
    against: 'nothing',
    because: 'Counts recordings by district, for answers kept in memory.',
  },
  idempotent_answer: {
    against: 'nothing',
    because: 'What a call was answered, for seven days, should it come again; what it changed is held.',
  },
  installation: {
    against: 'nothing',
    because: 'Compared with the mark in the folder of the files at each start and by /health/ready.',
  },
  migration_step: {
    against: 'nothing',
    because: 'Compared with the program’s own steps at each migration and start.',
  },
};
