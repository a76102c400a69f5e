import { z } from 'zod';
import { because, stated, wardFilters } from './dated-fact.js';
import { count, date, districtCode, text, wardCode } from './fields.js';
import { asKnownAt, listQuery } from './list.js';

export const district = z.object({
  code: districtCode,
  name: z.string(),
  kind: z.enum(['Quận', 'Huyện', 'Thành phố']),
  /** Of the 2019 census. */
  population: z.number().int(),
  latitude: z.number(),
  longitude: z.number(),
  /** Its place on the tile map, from 0. */
  tileRow: z.number().int(),
  tileColumn: z.number().int(),
});
export type District = z.infer<typeof district>;

export const districtQuery = listQuery(['code', 'name', 'population']).extend({
  q: z.string().max(100).optional(),
});

const wardKind = z.enum(['Phường', 'Xã', 'Thị trấn']);

/** A ward as it stood on a reporting date. */
export const ward = z.object({
  code: wardCode,
  name: z.string(),
  kind: wardKind,
  districtCode,
  districtName: z.string(),
  population: z.number().int(),
  /** Whether reports are expected from it on that day. */
  isMember: z.boolean(),
  /** Records on the Ministry's list; null when none is known yet. */
  required: z.number().int().nullable(),
});
export type Ward = z.infer<typeof ward>;

/** On which day; today when left out. */
export const wardOn = z.object({ date: date.optional(), ...asKnownAt });

export const wardQuery = listQuery(['code', 'name', 'districtName', 'population', 'required']).extend({
  q: wardFilters.q,
  districtCode: wardFilters.districtCode,
  isMember: z.stringbool().optional(),
  ...wardOn.shape,
});

const version = {
  wardCode,
  name: text,
  kind: wardKind,
  districtCode,
  population: count,
  /** `[validFrom, validUntil)`; null while it lasts. */
  validFrom: date,
  validUntil: date.nullable().default(null),
};

/** A ward's name, kind and district for a period. Adding one ends the version before it on its first day. */
export const wardVersionChange = z.strictObject({ ...version, ...because });
export type WardVersionChange = z.infer<typeof wardVersionChange>;

export const wardVersion = z.object({ ...version, districtName: z.string(), ...stated });
export type WardVersion = z.infer<typeof wardVersion>;

export const wardVersionQuery = listQuery([
  'wardCode',
  'name',
  'districtName',
  'population',
  'validFrom',
  'recordedAt',
]).extend({ ...wardFilters, ...asKnownAt });
