import { z } from 'zod';
import { instant, reason, text } from './fields.js';
import { asKnownAt } from './list.js';

/** Why, and by which document: part of everything an administrator sets. */
export const because = { reason, document: text.nullable().default(null) };

/**
 * Whether days already reported may count with it: said with the reason, and true only of what is known from
 * now on. Without it such a change is refused, because it would alter what was told of a past day.
 */
export const correction = z.boolean().default(false);

/** What every version of a dated fact carries. Its `id` stays when it is replaced; each version has its moment. */
export const stated = {
  id: z.uuid(),
  reason: z.string(),
  document: z.string().nullable(),
  recordedAt: instant,
  /** Null when the program itself put it there. */
  recordedBy: z.string().nullable(),
  /** Null for the version in force. */
  supersededAt: instant.nullable(),
  supersededBy: z.string().nullable(),
  /** Given when the fact was withdrawn and not replaced. */
  withdrawalReason: z.string().nullable(),
};

export type Stated = z.infer<z.ZodObject<typeof stated>>;

/** The version the person looked at: when another one is in force by now, the change is refused. */
const seen = { recordedAt: instant };

/** The body that replaces a fact: the whole of the new version, and which one it replaces. */
export function replacementOf<Shape extends z.core.$ZodShape>(change: z.ZodObject<Shape>) {
  return change.extend(seen);
}

export const withdrawal = z.strictObject({ reason, ...seen });
export const correctableWithdrawal = withdrawal.extend({ correction });

/** Those in force, unless the withdrawn ones are asked for. */
export const factFilters = { ...asKnownAt, state: z.enum(['in-force', 'withdrawn']).optional() };

/** Of a ward-based list: found by name, district or code, without accents. */
export const wardFilters = {
  q: z.string().max(100).optional(),
  wardCode: z.string().optional(),
  districtCode: z.string().optional(),
};

/** The ward a fact is about, as it was named on the fact's first day. */
export const aboutWard = {
  wardCode: z.string(),
  wardName: z.string().nullable(),
  districtCode: z.string().nullable(),
  districtName: z.string().nullable(),
};
