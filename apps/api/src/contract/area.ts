import { z } from 'zod';
import { because, correction, factFilters, stated, wardFilters } from './dated-fact.js';
import { date, districtCode, statedCount, text, wardCode } from './fields.js';
import { asKnownAt, listQuery } from './list.js';

const aboutDistrict = {
  name: text,
  kind: z.enum(['Quận', 'Huyện', 'Thành phố']),
  /** Of the 2019 census. */
  population: statedCount,
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  /** Its place on the tile map, from 0, row 0 in the north; no two share one. */
  tileRow: z.number().int().min(0).max(11),
  tileColumn: z.number().int().min(0).max(11),
};

export const district = z.object({ code: districtCode, ...aboutDistrict });
export type District = z.infer<typeof district>;

export const districtQuery = listQuery(['name', 'code', 'population']).extend({
  q: z.string().max(100).optional(),
});

/** `[validFrom, validUntil)`; null while it lasts. */
const period = { validFrom: date, validUntil: date.nullable().default(null) };

const districtVersionFields = { districtCode, ...aboutDistrict, ...period };

/** What is known of a district. */
export const districtVersionChange = z.strictObject({ ...districtVersionFields, ...because });
export const districtVersion = z.object({ ...districtVersionFields, ...stated });

export const districtVersionQuery = listQuery([
  'name',
  'districtCode',
  'population',
  'validFrom',
  'recordedAt',
]).extend({ q: wardFilters.q, ...factFilters });

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
  population: statedCount,
  ...period,
};

/** A ward's name, kind and district for a period. Adding one ends the version before it on its first day. */
export const wardVersionChange = z.strictObject({ ...version, ...because, correction });

export const wardVersion = z.object({ ...version, districtName: z.string(), ...stated });
export type WardVersion = z.infer<typeof wardVersion>;

export const wardVersionQuery = listQuery([
  'wardCode',
  'name',
  'districtName',
  'population',
  'validFrom',
  'recordedAt',
]).extend({ ...wardFilters, ...factFilters });
