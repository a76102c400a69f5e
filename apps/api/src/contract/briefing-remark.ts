import { z } from 'zod';
import { isReportingDate, weekOf } from '../domain/reporting-date.js';
import { because, factFilters, stated } from './dated-fact.js';
import { date, lines, text } from './fields.js';
import { listQuery } from './list.js';

const remark = {
  /** The number the registry gave the document. */
  number: text.nullable().default(null),
  /** What falls short, and why; one paragraph a line. */
  shortcomings: lines.nullable().default(null),
  /** What is proposed, and what is to be done next week; one paragraph a line. */
  proposals: lines.nullable().default(null),
};

/** Any day of the week; kept as its Monday. Zod also passes texts that `date` has refused; they stay as they are. */
const week = date.overwrite((day) => (isReportingDate(day) ? weekOf(day).from : day));

/** What is said of one week and not counted; at least one of the three. */
export const briefingRemarkChange = z.strictObject({ week, ...remark, ...because });

export const briefingRemark = z.object({ week: date, ...remark, ...stated });

export const briefingRemarkQuery = listQuery(['week', 'recordedAt']).extend(factFilters);
