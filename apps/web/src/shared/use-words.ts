import { useLocaleState, useTranslate } from 'ra-core';
import { useMemo } from 'react';
import { inText } from '@api/domain/area-names.js';
import {
  formatCount,
  formatDate,
  formatExactMoment,
  formatMoment,
  formatShare,
  formatSigned,
  formatTenths,
  type Language,
  NO_VALUE,
} from '@api/domain/format.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';

/** Everything that is written on a page, in the reader's language. */
export interface Words {
  language: Language;
  say: (key: string, values?: Record<string, string | number>) => string;
  /** What a list is called. */
  nameOf: (resource: string) => string;
  /** '–' of what is not known. */
  count: (count: number | null) => string;
  signed: (count: number | null) => string;
  /** A share in tenths of a percent. */
  percent: (tenths: number | null) => string;
  /** A number of tenths with its decimal. */
  tenths: (tenths: number) => string;
  /** The name of an area inside a sentence. */
  area: (name: string) => string;
  date: (date: ReportingDate | null) => string;
  moment: (instant: string | Date) => string;
  /** To the millisecond, so that it can be asked about again. */
  exactMoment: (instant: string | Date) => string;
}

export function useWords(): Words {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  return useMemo(() => wordsIn(locale === 'en' ? 'en' : 'vi', translate), [locale, translate]);
}

export function wordsIn(language: Language, say: Words['say']): Words {
  return {
    language,
    say,
    nameOf: (resource) => say(`resources.${resource}.name`, { smart_count: 2 }),
    count: (count) => formatCount(count, language),
    signed: (count) => formatSigned(count, language),
    percent: (tenths) => formatShare(tenths, language),
    tenths: (tenths) => formatTenths(tenths, language),
    area: (name) => inText(name, language),
    date: (date) => (date === null ? NO_VALUE : formatDate(date)),
    moment: (instant) => formatMoment(new Date(instant)),
    exactMoment: (instant) => formatExactMoment(new Date(instant), language),
  };
}
