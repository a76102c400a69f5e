import { z } from 'zod';
import { DOCUMENT_KINDS } from '../domain/documents.js';
import { LANGUAGES } from '../domain/format.js';
import { count, date, districtCode, instant } from './fields.js';
import { listAnswer, listQuery } from './list.js';

/**
 * Where a message stands: waiting; being sent; the server has it; kept as .eml because there is no mail server;
 * to be tried again; not to be tried again.
 */
export const DELIVERY_STATES = ['queued', 'sending', 'accepted', 'kept', 'failed', 'given-up'] as const;

/** How one attempt ended, or why there is a line at all. */
export const ATTEMPT_STATES = [
  'accepted',
  'kept',
  'failed',
  'given-up',
  /** Whoever was sending fell silent: the server's answer is not known. Sent again under the same Message-ID. */
  'interrupted',
  /** Somebody asked for it to be sent again. */
  'asked-again',
] as const;

/** Why an attempt ended as it did, where it is for us to say; the server's own words stand beside it. */
export const ATTEMPT_REASONS = [
  'refused',
  'temporary',
  'server-refused',
  'no-connection',
  'connection-lost',
  'no-answer',
  'sign-in',
  'not-composed',
  'recipient-changed',
  'domain-not-allowed',
  'sender-silent',
] as const;

export const deliveryParams = z.object({ id: z.uuid() });

export const deliveriesQuery = listQuery(['queuedAt', 'settledAt', 'address', 'state']).extend({
  order: z.enum(['asc', 'desc']).default('desc'),
  state: z.enum(DELIVERY_STATES).optional(),
  recipientId: z.uuid().optional(),
  documentId: z.uuid().optional(),
});

export const deliveryRow = z.object({
  id: z.uuid(),
  /** The recipient of the list, or the user who asked for a copy: one of the two. */
  recipientId: z.uuid().nullable(),
  userId: z.uuid().nullable(),
  name: z.string(),
  address: z.string(),
  /** The scope of its content; null for the city. */
  districtCode: z.string().nullable(),
  districtName: z.string().nullable(),
  language: z.enum(LANGUAGES),
  /** The document it is about; null where it is about a notice. */
  documentId: z.uuid().nullable(),
  documentKind: z.enum(DOCUMENT_KINDS).nullable(),
  documentFrom: date.nullable(),
  /** Null of a document made again, and of a notice. */
  documentVersion: count.nullable(),
  subject: z.string(),
  messageId: z.string(),
  /** The message it repeats; null unless somebody asked for an accepted one again. */
  repeatsId: z.uuid().nullable(),
  state: z.enum(DELIVERY_STATES),
  attempts: count,
  /** When it is due; null when nothing more is to be done. */
  nextAttemptAt: instant.nullable(),
  queuedAt: instant,
  settledAt: instant.nullable(),
  /** The server's last words, or null. */
  lastAnswer: z.string().nullable(),
});

export const deliveriesAnswer = listAnswer(deliveryRow).extend({
  /** False: SMTP_URL is not set, messages are kept as .eml and no mail leaves. */
  hasMailServer: z.boolean(),
});

export const deliveryAnswer = deliveryRow.extend({
  hasMailServer: z.boolean(),
  /** Oldest first. */
  log: z.array(
    z.object({
      at: instant,
      state: z.enum(ATTEMPT_STATES),
      reason: z.enum(ATTEMPT_REASONS).nullable(),
      serverAnswer: z.string().nullable(),
    }),
  ),
});

/** How a mail about a document looks to a reader of the city or of a district. */
export const previewQuery = z.object({
  documentId: z.uuid(),
  districtCode: districtCode.optional(),
  language: z.enum(LANGUAGES).default('vi'),
});

/** A copy to the caller's own address, and to no other. */
export const sendToMe = z.strictObject({
  documentId: z.uuid(),
  /** As a reader of this district gets it; as one of the city when null. */
  districtCode: districtCode.nullable().default(null),
  language: z.enum(LANGUAGES).default('vi'),
});

/** The message that waits to be sent. */
export const queuedAnswer = z.object({ id: z.uuid() });

/** How many messages are tried now that would have waited longer. */
export const waitingAnswer = z.object({ messages: z.int() });

export type DeliveriesQuery = z.infer<typeof deliveriesQuery>;
export type DeliveriesAnswer = z.infer<typeof deliveriesAnswer>;
export type DeliveryRow = z.infer<typeof deliveryRow>;
export type DeliveryAnswer = z.infer<typeof deliveryAnswer>;
export type AttemptReason = (typeof ATTEMPT_REASONS)[number];
export type PreviewQuery = z.infer<typeof previewQuery>;
export type SendToMe = z.infer<typeof sendToMe>;
