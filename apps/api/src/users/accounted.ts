/**
 * What stands in a table and was made by an act that the audit log notes, asked for where the entry of that act is
 * missing: by table, each a query with a row for everything without its entry. `began.at` is the moment of the first
 * entry: what was there before is not asked about. Instants of one act differ by less than a minute.
 */
export const ACCOUNTED: Readonly<Record<string, string>> = {
  daily_report: `
    select from public.daily_report as made
     where not ${hasEntry('daily-report', 'made.id', `= 'daily-report.file'`)}
        or made.state <> 'filed' and not ${hasEntry(
          'daily-report',
          'made.id',
          `= 'daily-report.' || case made.state when 'accepted' then 'accept' else 'return' end`,
        )}`,
  upload: `
    select from public.upload as made where not ${hasEntry('upload', 'made.id', `= 'daily-report.upload'`)}`,
  document: `
    select from public.document as made where not ${hasEntry('document', 'made.id', `= 'document.publish'`)}`,
  user_account: `
    select from public.user_account as made, began
     where made.created_at > began.at and not ${hasEntry('user', 'made.id', `= 'user.create'`)}
        or made.disabled_at > began.at and not ${hasEntry('user', 'made.id', `= 'user.disable'`)}`,
  session: `
    select from public.session as made, began
     where made.created_at > began.at
       and not ${hasEntry('user', 'made.user_id', `in ('user.sign-in', 'user.password-change')`, 'made.created_at')}`,
  recipient: `
    select from public.recipient as made, began
     where made.created_at > began.at and not ${hasEntry('recipient', 'made.id', `= 'recipient.add'`)}`,
  schedule: `
    select from public.schedule as made, began
     where made.starts_at > began.at and not ${hasEntry('schedule', 'made.id', `= 'schedule.add'`)}`,
  // A copy of a document that somebody asked for; everything else in it the program sends by itself.
  outbox_message: `
    select from public.outbox_message as made, began
     where made.user_id is not null and made.document_id is not null and made.repeats_id is null
       and made.queued_at > began.at and not ${hasEntry('delivery', 'made.id', `= 'delivery.send-to-me'`)}`,
};

/** The same of a table of dated facts: a person's versions and withdrawals of a fact have as many entries. */
export function accountedFacts(table: string): string {
  // A list of requirements is one entry for many wards.
  const ofList =
    table === 'required_version'
      ? `(select count(*) from public.audit_entry as entry
           where entry.action = 'requirement.set-list' and entry.after -> 'rows' @>
                 any (array_agg(jsonb_build_array(jsonb_build_object('wardCode', made.ward_code)))))`
      : '0';
  const entries = (action: string) => `(select count(*) from public.audit_entry as entry
     where entry.subject_id = made.fact_id::text and entry.action ~ '${action}')`;
  return `
    select from public.${table} as made, began
     group by made.fact_id
    having count(*) filter (where made.recorded_by is not null and made.recorded_at > began.at)
             > ${entries('[.](add|replace)$')} + ${ofList}
        or count(*) filter (where made.withdrawal_reason is not null and made.superseded_at > began.at)
             > ${entries('[.]withdraw$')}`;
}

function hasEntry(kind: string, id: string, action: string, at?: string): string {
  const near =
    at === undefined
      ? ''
      : `and entry.at between ${at} - interval '1 minute' and ${at} + interval '1 minute'`;
  return `exists (select from public.audit_entry as entry
     where entry.subject_kind = '${kind}' and entry.subject_id = ${id}::text and entry.action ${action} ${near})`;
}
