import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReportingDate } from '../domain/reporting-date.js';

/** What the hidden sheet of a workbook for filing states, and we sign. */
export interface TemplateStamp {
  version: number;
  districtCode: string;
  date: ReportingDate;
}

/** Hexadecimal HMAC-SHA-256 over the stamp. It tells our own workbook from one somebody made or altered. */
export function signTemplate(stamp: TemplateStamp, secret: string): string {
  const text = ['filing-template', stamp.version, stamp.districtCode, stamp.date].join('|');
  return createHmac('sha256', secret).update(text).digest('hex');
}

export function isSignedTemplate(stamp: TemplateStamp, signature: string, secret: string): boolean {
  const expected = Buffer.from(signTemplate(stamp, secret));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
