import { z } from 'zod';
import { aboutWard, because, correction, factFilters, stated, wardFilters } from './dated-fact.js';
import { date, wardCode } from './fields.js';
import { listQuery } from './list.js';

/** `[validFrom, validUntil)`: from the first day a report is expected to the first day it no longer is. */
const period = { validFrom: date, validUntil: date.nullable().default(null) };

/** A ward from which reports are expected. */
export const campaignMemberChange = z.strictObject({ wardCode, ...period, ...because, correction });

export const campaignMember = z.object({ ...aboutWard, ...period, ...stated });

export const campaignMemberQuery = listQuery([
  'wardCode',
  'wardName',
  'districtName',
  'validFrom',
  'validUntil',
  'recordedAt',
]).extend({ ...wardFilters, ...factFilters });
