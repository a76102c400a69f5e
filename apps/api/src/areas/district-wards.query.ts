import type { Ward } from '../contract/area.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';
import { wards } from './wards.query.js';

/** The wards a district reports for on a date, in the order of their codes: its members of the campaign that day. */
export async function districtWards(
  tx: Transaction,
  districtCode: string,
  date: ReportingDate,
  asOf: AsOf = 'infinity',
): Promise<Ward[]> {
  const all = await wards(tx, date, asOf);
  return all.filter((ward) => ward.isMember && ward.districtCode === districtCode);
}
