import { z } from 'zod';
import { tidy, tidyLines } from '../domain/names.js';
import { LARGEST_COUNT } from '../domain/read-count.js';
import { isTimeOfDay, type ReportingDate } from '../domain/reporting-date.js';

/** No day we speak of lies outside; further out every reckoning of days goes astray somewhere. */
const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2100-12-31';

/** A day from 2000 to 2100, 'YYYY-MM-DD'. The cast only names the type: the schema itself knows the calendar. */
export const date = z.iso
  .date()
  .refine((day) => day >= FIRST_DAY && day <= LAST_DAY, `${FIRST_DAY}…${LAST_DAY}`) as unknown as z.ZodType<
  ReportingDate,
  string
>;

/** A moment from 2000 to 2100, ISO 8601 to the nanosecond at most; taken in any zone, and from here on written with Z. */
export const instant = z.iso
  .datetime({ offset: true })
  .max('2022-05-07T17:00:00.123456789+07:00'.length)
  .refine((moment) => isWithin(Date.parse(moment)), `${FIRST_DAY}…${LAST_DAY}`)
  .overwrite(inUtc);

/** A time of day in Ho Chi Minh City, 'HH:MM'. */
export const timeOfDay = z
  .string()
  .regex(/^\d{2}:\d{2}$/)
  .refine(isTimeOfDay, 'HH:MM');

export const districtCode = z.string().regex(/^\d{3}$/);
export const wardCode = z.string().regex(/^\d{5}$/);

/** A whole number of records, people or rows; of a sum too. */
export const count = z.number().int().min(0);

/** A count as somebody states it of one ward or district; a larger number is a slip. */
export const statedCount = count.max(LARGEST_COUNT);

/**
 * Counts the changes of a record that keeps no past. Whoever changes it names the version they saw, and is
 * refused when somebody else has changed it meanwhile: `record.changed-meanwhile`.
 */
export const recordVersion = z.int32().min(1);

/** Text of one line as people write it: kept in NFC with single spaces, never empty. */
export const text = z.string().max(500).overwrite(tidy).min(1);

/** Text of several lines, each tidy and none of them empty. */
export const lines = z.string().max(4000).overwrite(tidyLines).min(1);

/** Why a dated fact was set, changed or withdrawn. Asked for on every such change. */
export const reason = z.string().max(1000).overwrite(tidy).min(3);

function isWithin(moment: number): boolean {
  return moment >= Date.parse(`${FIRST_DAY}T00:00:00Z`) && moment < Date.parse(`${LAST_DAY}T24:00:00Z`);
}

/** A text that is no moment stays as it is: it has been refused already. */
function inUtc(moment: string): string {
  const at = Date.parse(moment);
  return Number.isNaN(at) ? moment : new Date(at).toISOString();
}
