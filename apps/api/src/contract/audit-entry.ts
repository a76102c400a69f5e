import { z } from 'zod';
import { districtCode, instant } from './fields.js';
import { listQuery } from './list.js';

/** The dated facts an administrator sets; each is added, replaced and withdrawn in one way. */
export const FACT_NOUNS = [
  ...(['ward-version', 'district-version', 'campaign-member', 'requirement'] as const),
  ...(['deadline', 'regime', 'calendar-day', 'campaign-event'] as const),
  ...(['briefing-form', 'briefing-remark'] as const),
] as const;
export type FactNoun = (typeof FACT_NOUNS)[number];
const FACT_VERBS = ['add', 'replace', 'withdraw'] as const;
export type FactVerb = (typeof FACT_VERBS)[number];
type FactAction = `${FactNoun}.${FactVerb}`;

/** Everything the audit log can say was done, as `noun.verb`. */
export const AUDIT_ACTIONS = [
  ...(['user.sign-in', 'user.sign-in-refused', 'user.sign-out', 'user.sign-out-everywhere'] as const),
  ...(['user.password-change', 'user.password-change-refused', 'user.reset-password'] as const),
  ...(['user.confirm', 'user.confirm-refused'] as const),
  ...(['user.create', 'user.change', 'user.disable', 'user.enable'] as const),
  ...(['daily-report.upload', 'daily-report.file', 'daily-report.accept', 'daily-report.return'] as const),
  ...(['figures.verify'] as const),
  'access.refuse',
  ...(['document.publish', 'delivery.resend', 'delivery.send-to-me'] as const),
  ...(['schedule.add', 'schedule.change', 'schedule.remove', 'scheduled-run.run-again'] as const),
  ...(['recipient.add', 'recipient.change', 'recipient.remove'] as const),
  ...(['campaign.load', 'campaign.shift-clock', 'campaign.hold', 'requirement.set-list'] as const),
  ...FACT_NOUNS.flatMap((noun) => FACT_VERBS.map((verb): FactAction => `${noun}.${verb}`)),
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What an entry of the audit log can be about. */
export const AUDIT_SUBJECTS = [
  ...(['user', 'daily-report', 'upload', 'document', 'delivery'] as const),
  ...(['schedule', 'scheduled-run', 'recipient', 'campaign'] as const),
  ...FACT_NOUNS,
] as const;
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];

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
  /** What the subject is called now, or was called when it was removed; null when it has no name. */
  subjectName: z.string().nullable(),
  districtCode: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  hash: z.string(),
});

export const auditEntryQuery = listQuery(['id']).extend({
  order: z.enum(['asc', 'desc']).default('desc'),
  /** What was done; 'user.' is everything done about accounts. */
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
  /** How many links noted outside of the database it was held against. */
  noted: z.number().int(),
  /** The first broken link; null when there is none. */
  broken: z
    .object({
      id: z.number().int(),
      fault: z.enum(['missing', 'relinked', 'changed', 'cut', 'rewritten', 'unaccounted']),
    })
    .nullable(),
});

export type AuditChainAnswer = z.infer<typeof auditChainAnswer>;
export type AuditEntry = z.infer<typeof auditEntry>;
export type AuditEntryQuery = z.infer<typeof auditEntryQuery>;
