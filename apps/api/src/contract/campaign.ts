import { z } from 'zod';
import { date, instant, timeOfDay } from './fields.js';

/** The campaign and where it stands now; shown on every page, before signing in too. */
export const campaign = z.object({
  name: z.string(),
  isDemonstration: z.boolean(),
  startDate: date,
  /** From this day on signatures count. */
  signingStartDate: date,
  /** By the campaign's clock, in Ho Chi Minh City. */
  today: date,
  now: instant,
  /** Milliseconds the campaign's clock stands behind (negative) or before the wall clock; 0 but in a demonstration. */
  clockShift: z.number(),
  /** In force today; null before the first. */
  deadline: z
    .object({ deadlineDate: date, decidedOn: date, document: z.string(), reason: z.string() })
    .nullable(),
  regime: z
    .object({
      validFrom: date,
      cutOff: timeOfDay,
      districtDeadline: timeOfDay,
      cityDeadline: timeOfDay,
      legalBasis: z.string(),
    })
    .nullable(),
});
export type Campaign = z.infer<typeof campaign>;
