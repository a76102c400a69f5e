import { z } from 'zod';
import { districtCode, instant } from './fields.js';
import { listQuery } from './list.js';

/** One link of the audit log. */
export const auditEntry = z.object({
  /** Counts from 1 without a gap. */
  id: z.number().int(),
  at: instant,
  actorId: z.uuid().nullable(),
  actorName: z.string(),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string().nullable(),
  districtCode: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  hash: z.string(),
});

export const auditEntryQuery = listQuery(['id']).extend({
  order: z.enum(['asc', 'desc']).default('desc'),
  /** What was done, or the beginning of it: 'user.' is everything about accounts. */
  action: z.string().max(100).optional(),
  /** Part of the actor's name, with or without accents. */
  actor: z.string().max(100).optional(),
  actorId: z.uuid().optional(),
  subjectKind: z.string().max(100).optional(),
  subjectId: z.string().max(100).optional(),
  districtCode: districtCode.optional(),
  /** Half open: `from` is in, `until` is not. */
  from: instant.optional(),
  until: instant.optional(),
});

export const auditEntryParams = z.object({ id: z.coerce.number().int().min(1) });

/** Whether the log is whole. */
export const auditChainAnswer = z.object({
  links: z.number().int(),
  /** To be noted down elsewhere: only who holds it can tell that the end of the log was cut off. */
  last: z.object({ id: z.number().int(), hash: z.string() }).nullable(),
  /** The first broken link; null when there is none. */
  broken: z.object({ id: z.number().int(), fault: z.enum(['missing', 'relinked', 'changed']) }).nullable(),
});

export type AuditChainAnswer = z.infer<typeof auditChainAnswer>;
export type AuditEntry = z.infer<typeof auditEntry>;
export type AuditEntryQuery = z.infer<typeof auditEntryQuery>;
