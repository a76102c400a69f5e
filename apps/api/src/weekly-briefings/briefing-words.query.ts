import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';

/** Under which symbol a briefing goes out, who signs it and who gets it. */
export interface BriefingForm {
  symbol: string;
  authority: string | null;
  signerTitle: string;
  signerName: string | null;
  /** One a line. */
  recipients: string;
}

/** What is said of a week and not counted. */
export interface BriefingRemark {
  number: string | null;
  shortcomings: string | null;
  proposals: string | null;
}

/** The form set for a day, the one that holds from the latest day on; null before the first. */
export async function briefingForm(
  tx: Transaction,
  date: ReportingDate,
  asOf: Date,
): Promise<BriefingForm | null> {
  const [form] = (await tx.query(
    `select symbol, authority, signer_title as "signerTitle", signer_name as "signerName", recipients
       from briefing_form
      where valid_from <= $1 and recorded_at <= $2 and coalesce(superseded_at > $2, true)
      order by valid_from desc
      limit 1`,
    [date, asOf],
  )) as BriefingForm[];
  return form ?? null;
}

/** What was said of the week that begins on `monday`; null where nothing was. */
export async function briefingRemark(
  tx: Transaction,
  monday: ReportingDate,
  asOf: Date,
): Promise<BriefingRemark | null> {
  const [remark] = (await tx.query(
    `select number, shortcomings, proposals
       from briefing_remark
      where week = $1 and recorded_at <= $2 and coalesce(superseded_at > $2, true)`,
    [monday, asOf],
  )) as BriefingRemark[];
  return remark ?? null;
}
