import { inText } from '../domain/area-names.js';
import type { Finding } from '../domain/findings.js';
import { formatCount, formatDate, formatTenths, NO_VALUE } from '../domain/format.js';
import type { Language } from '../domain/format.js';
import { isReportingDate } from '../domain/reporting-date.js';
import type { Details, FindingText, FindingTexts } from './finding-text.js';
import { ENGLISH_FINDINGS } from './findings.en.js';
import { VIETNAMESE_FINDINGS } from './findings.vi.js';

export type { FindingText };

const TEXTS: Record<Language, FindingTexts> = { vi: VIETNAMESE_FINDINGS, en: ENGLISH_FINDINGS };

/** A finding in words made for the person who sent the report. */
export function describeFinding(finding: Pick<Finding, 'code' | 'details'>, language: Language): FindingText {
  return TEXTS[language][finding.code](detailsOf(finding.details, language));
}

function detailsOf(details: Finding['details'], language: Language): Details {
  const number = (name: string) => {
    const value = details[name];
    return typeof value === 'number' ? value : null;
  };
  const text = (name: string) => String(details[name] ?? '') || NO_VALUE;
  const count = (name: string) => {
    const value = number(name);
    if (value === null) return NO_VALUE;
    return Number.isInteger(value)
      ? formatCount(value, language)
      : formatTenths(Math.round(value * 10), language);
  };
  return {
    number,
    count,
    knows: (...names) => names.every((name) => number(name) !== null),
    inBrackets: (name) => (number(name) === null ? '' : ` (${count(name)})`),
    date: (name) => {
      const value = String(details[name] ?? '');
      return isReportingDate(value) ? formatDate(value) : NO_VALUE;
    },
    text,
    area: (name) => inText(text(name), language),
  };
}
