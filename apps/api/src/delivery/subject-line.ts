import { inText } from '../domain/area-names.js';
import type { DocumentKind } from '../domain/documents.js';
import { formatCount, formatDate, formatPercent, type Language } from '../domain/format.js';
import { addDays, type Period } from '../domain/reporting-date.js';

export interface SubjectOf {
  kind: DocumentKind;
  period: Period;
  /** Null for a reprint. */
  version: number | null;
  /** Null for the city. */
  districtName: string | null;
  signed: number;
  required: number;
  language: Language;
}

/** What one reads in the list of one's mail: which report, of what, and how far signing is. */
export function subjectLine(of: SubjectOf): string {
  const { language } = of;
  const about = titleOf(of) + issueOf(of);
  const signed = formatCount(of.signed, language);
  const share = formatPercent(of.signed, of.required, language);
  return language === 'vi' ? `${about}: đã ký ${signed} (${share})` : `${about}: ${signed} signed (${share})`;
}

/** 'Báo cáo nhanh ngày 07/05/2022', 'Báo cáo giao ban huyện Củ Chi tuần 02/05–08/05/2022'. */
export function titleOf(of: Pick<SubjectOf, 'kind' | 'period' | 'districtName' | 'language'>): string {
  const first = formatDate(of.period.from);
  const last = formatDate(addDays(of.period.until, -1));
  const week = `${first.slice(0, 5)}–${last}`;
  const area = of.districtName === null ? '' : ` ${inText(of.districtName, of.language)}`;
  if (of.language === 'vi') {
    return of.kind === 'daily-workbook'
      ? `Báo cáo nhanh${area} ngày ${first}`
      : `Báo cáo giao ban${area} tuần ${week}`;
  }
  return of.kind === 'daily-workbook' ? `Daily workbook${area} ${first}` : `Weekly briefing${area} ${week}`;
}

function issueOf({ version, language }: SubjectOf): string {
  if (version === null) return REPRINT[language];
  return version > 1 ? VERSION[language](version) : '';
}

const REPRINT: Record<Language, string> = { vi: ', bản in lại', en: ', reprint' };

/** Of the document; the figures have a version of their own (domain.md §4). */
const VERSION: Record<Language, (version: number) => string> = {
  vi: (version) => `, lần phát hành ${version}`,
  en: (version) => `, issue ${version}`,
};
