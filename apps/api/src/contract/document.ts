import { z } from 'zod';
import { DOCUMENT_KINDS } from '../domain/documents.js';
import { count, date, districtCode, instant } from './fields.js';
import { listAnswer, listQuery } from './list.js';

const kind = z.enum(DOCUMENT_KINDS);

export const documentParams = z.object({ id: z.uuid() });

export const documentsQuery = listQuery(['from', 'kind', 'districtCode', 'version', 'asOf', 'madeAt']).extend(
  {
    order: z.enum(['asc', 'desc']).default('desc'),
    kind: kind.optional(),
    /** A district's own documents, or those of the city. */
    districtCode: z.union([z.literal('city'), districtCode]).optional(),
    /** Documents about a period with this day in it. */
    date: date.optional(),
  },
);

/** A document that was made: it stays as it is, whatever is filed later. */
export const documentRow = z.object({
  id: z.uuid(),
  kind,
  /** The district it is about; null for the city. */
  districtCode: z.string().nullable(),
  districtName: z.string().nullable(),
  /** What it is about, half-open: `until` is the day after its last one. */
  from: date,
  until: date,
  /** The number of the issue; null for a reprint, which is named by its moment. */
  version: count.nullable(),
  /** Whether it is an issue and no later one is published. */
  isLatest: z.boolean(),
  /** Its figures are those known at this moment. */
  asOf: instant,
  madeAt: instant,
  /** Null when a schedule had it made. */
  madeBy: z.string().nullable(),
  fileName: z.string(),
  mediaType: z.string(),
  /** In bytes. */
  size: count,
  /** SHA-256 of the file. */
  fileHash: z.string(),
  /** SHA-256 of what it says: equal for two documents with the same figures. */
  figuresHash: z.string(),
});

export const documentsAnswer = listAnswer(documentRow);

/** Make documents now. */
export const newDocument = z.strictObject({
  kind,
  /** The day, or any day of the week, to be reported. */
  date,
  /** Districts that get one of their own besides the city's. */
  districtCodes: z
    .array(districtCode)
    .max(100)
    .refine((codes) => new Set(codes).size === codes.length, 'each once')
    .default([]),
  /** Figures as known at this moment; the present one when left out. */
  asOf: instant.optional(),
});

/** The city's first. Where the figures are those of the last version, that one and no new one. */
export const newDocumentAnswer = z.object({ documents: z.array(documentRow) });

export type DocumentsQuery = z.infer<typeof documentsQuery>;
export type DocumentRow = z.infer<typeof documentRow>;
export type DocumentsAnswer = z.infer<typeof documentsAnswer>;
export type NewDocument = z.infer<typeof newDocument>;
export type NewDocumentAnswer = z.infer<typeof newDocumentAnswer>;
