import { z } from 'zod';
import { tidy } from '../domain/names.js';
import { isTimeOfDay, type ReportingDate } from '../domain/reporting-date.js';

/** A day, 'YYYY-MM-DD'. The cast only names the type: the schema itself knows the calendar. */
export const date = z.iso.date() as unknown as z.ZodType<ReportingDate, string>;

/** A moment, ISO 8601 with Z. */
export const instant = z.iso.datetime({ offset: true });

/** A time of day in Ho Chi Minh City, 'HH:MM'. */
export const timeOfDay = z
  .string()
  .regex(/^\d{2}:\d{2}$/)
  .refine(isTimeOfDay, 'HH:MM');

export const districtCode = z.string().regex(/^\d{3}$/);
export const wardCode = z.string().regex(/^\d{5}$/);

/** A whole number of records, people or rows. */
export const count = z.number().int().min(0).max(2_147_483_647);

/** Text of one line as people write it: kept in NFC with single spaces, never empty. */
export const text = z.string().max(500).overwrite(tidy).min(1);

/** Why a dated fact was set, changed or withdrawn. Asked for on every such change. */
export const reason = z.string().max(1000).overwrite(tidy).min(3);
