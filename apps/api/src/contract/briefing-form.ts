import { z } from 'zod';
import { because, factFilters, stated } from './dated-fact.js';
import { date, lines, text } from './fields.js';
import { listQuery } from './list.js';

const form = {
  validFrom: date,
  /** What follows the number of the document: 'BC-SYT'. */
  symbol: text,
  /** In whose stead it is signed: 'KT. GIÁM ĐỐC'; null where the signer signs in the own name. */
  authority: text.nullable().default(null),
  signerTitle: text,
  signerName: text.nullable().default(null),
  /** 'Nơi nhận', one a line. */
  recipients: lines,
};

/** Under which symbol the weekly briefing goes out, who signs it and who gets it, from a day on. */
export const briefingFormChange = z.strictObject({ ...form, ...because });

export const briefingForm = z.object({ ...form, ...stated });

export const briefingFormQuery = listQuery(['validFrom', 'recordedAt']).extend(factFilters);
