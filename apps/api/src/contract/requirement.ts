import { z } from 'zod';
import { aboutWard, because, correction, factFilters, stated, wardFilters } from './dated-fact.js';
import { date, statedCount, text, wardCode } from './fields.js';
import { listQuery } from './list.js';

const version = { effectiveDate: date, required: statedCount };

/** What is required of a ward from a day on: records on the Ministry's list. */
export const requirementChange = z.strictObject({
  wardCode,
  ...version,
  ...because,
  document: text,
  correction,
});

export const requirement = z.object({ ...aboutWard, ...version, ...stated, document: z.string() });

/** One document that sets many wards: all of them, or none. */
export const requirementList = z.strictObject({
  effectiveDate: date,
  ...because,
  document: text,
  correction,
  rows: z
    .array(z.strictObject({ wardCode, required: statedCount }))
    .min(1)
    .max(1000),
});
export type RequirementList = z.infer<typeof requirementList>;

/** How many wards it changed and how many already had this version; the sum over the list, in records. */
export const requirementListSet = z.object({
  changed: z.number().int(),
  unchanged: z.number().int(),
  required: z.number().int(),
});
export type RequirementListSet = z.infer<typeof requirementListSet>;

export const requirementQuery = listQuery([
  'wardCode',
  'wardName',
  'districtName',
  'effectiveDate',
  'required',
  'recordedAt',
]).extend({ ...wardFilters, effectiveDate: date.optional(), ...factFilters });
