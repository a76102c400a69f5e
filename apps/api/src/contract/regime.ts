import { z } from 'zod';
import { because, correction, factFilters, stated } from './dated-fact.js';
import { date, text, timeOfDay } from './fields.js';
import { listQuery } from './list.js';

const version = {
  validFrom: date,
  /** The hour the figures are taken. */
  cutOff: timeOfDay,
  /** The hours from which a report is late. */
  districtDeadline: timeOfDay,
  cityDeadline: timeOfDay,
  legalBasis: text,
};

/** The hours of the reporting day, from a reporting date on (Decree 09/2019/NĐ-CP art. 8(5)). */
export const regimeChange = z.strictObject({ ...version, ...because, correction });

export const regime = z.object({ ...version, ...stated });

export const regimeQuery = listQuery(['validFrom', 'recordedAt']).extend(factFilters);
