import { z } from 'zod';
import { DOCUMENT_KINDS } from '../domain/documents.js';
import { LANGUAGES } from '../domain/format.js';
import { MAIL_ADDRESS } from '../domain/mail-address.js';
import { districtCode, instant, recordVersion, text } from './fields.js';
import { listAnswer, listQuery } from './list.js';

/** A control character in a name or an address could start a header line of its own in a mail. */
const ONE_LINE = /^\P{Cc}*$/u;

const name = z.string().regex(ONE_LINE, 'one line').pipe(text.max(200));

const address = z
  .string()
  .max(254)
  .regex(ONE_LINE, 'one line')
  .transform((written) => written.trim().toLowerCase())
  .pipe(z.email({ pattern: MAIL_ADDRESS }));

export const recipientParams = z.object({ id: z.uuid() });

export const recipientsQuery = listQuery(['name', 'address', 'districtCode', 'createdAt']).extend({
  /** In the name or the address, without accents. */
  q: text.max(100).optional(),
  /** Those of a district, or those of the city. */
  districtCode: z.union([z.literal('city'), districtCode]).optional(),
  enabled: z.stringbool().optional(),
});

/** Whom documents go to, and what they may see in them. */
export const newRecipient = z.strictObject({
  name,
  address,
  /** What this person sees: a district, or the city when null. */
  districtCode: districtCode.nullable(),
  documentKinds: z
    .array(z.enum(DOCUMENT_KINDS))
    .min(1)
    .refine((kinds) => new Set(kinds).size === kinds.length, 'each once'),
  language: z.enum(LANGUAGES).default('vi'),
  /** Switched off, nothing is sent, not even what already waits. */
  enabled: z.boolean().default(true),
});

export const recipientChange = newRecipient.extend({ recordVersion });

export const recipientRow = z.object({
  id: z.uuid(),
  name: z.string(),
  address: z.string(),
  districtCode: z.string().nullable(),
  districtName: z.string().nullable(),
  documentKinds: z.array(z.enum(DOCUMENT_KINDS)),
  language: z.enum(LANGUAGES),
  enabled: z.boolean(),
  createdAt: instant,
  recordVersion,
});

export const recipientsAnswer = listAnswer(recipientRow);

export type RecipientsQuery = z.infer<typeof recipientsQuery>;
export type NewRecipient = z.infer<typeof newRecipient>;
export type RecipientChange = z.infer<typeof recipientChange>;
export type RecipientRow = z.infer<typeof recipientRow>;
