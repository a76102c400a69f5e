import { percentTenths } from './percent.js';
import { localTimeOf, reportingDateOf } from './reporting-date.js';
import type { ReportingDate } from './reporting-date.js';

export const LANGUAGES = ['vi', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** What is printed where there is no value: a denominator of 0, an unknown date. */
export const NO_VALUE = '–';

/** '1.234.567' in Vietnamese, '1,234,567' in English; a minus sign (−), not a hyphen, below zero; '–' of what is not known. */
export function formatCount(count: number | null, language: Language = 'vi'): string {
  if (count === null) return NO_VALUE;
  const digits = String(Math.abs(count)).replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',');
  return count < 0 ? `−${digits}` : digits;
}

/** A difference: '+1.234', '−5', '0'; '–' of what is not known. */
export function formatSigned(count: number | null, language: Language = 'vi'): string {
  return count !== null && count > 0 ? `+${formatCount(count, language)}` : formatCount(count, language);
}

/** The share with one decimal: '92,0%', in English '92.0%'; '–' of what is not known, and with nothing to divide by. */
export function formatPercent(part: number | null, whole: number, language: Language = 'vi'): string {
  return formatShare(part === null ? null : percentTenths(part, whole), language);
}

/** A share in tenths of a percent: 920 is '92,0%', in English '92.0%'; '–' when there is none. */
export function formatShare(tenths: number | null, language: Language = 'vi'): string {
  if (tenths === null) return NO_VALUE;
  return `${formatTenths(tenths, language)}%`;
}

/** A number of tenths with its decimal: 66 is '6,6', −5 is '−0,5', 12345 is '1.234,5'. */
export function formatTenths(tenths: number, language: Language = 'vi'): string {
  const whole = Math.trunc(Math.abs(tenths) / 10);
  const text = `${formatCount(whole, language)}${language === 'vi' ? ',' : '.'}${Math.abs(tenths) % 10}`;
  return tenths < 0 ? `−${text}` : text;
}

/** '07/05/2022', in both languages. */
export function formatDate(date: ReportingDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** A text whose dates are written out as all others are: 'ngày 04/5/2022' becomes 'ngày 04/05/2022'. */
export function withWholeDates(text: string): string {
  return text.replace(
    /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g,
    (_, day: string, month: string, year: string) =>
      `${day.padStart(2, '0')}/${month.padStart(2, '0')}/${year}`,
  );
}

/** Texts that are there, one after the other with a full stop between; what people wrote may end with its own. */
export function oneByOne(...texts: (string | null | undefined)[]): string {
  const told = texts.flatMap((text) => (text ? [text] : []));
  return told.map((text, index) => (index < told.length - 1 ? text.replace(/[.\s]+$/, '') : text)).join('. ');
}

/** '16:00 07/05/2022', as the clocks in Ho Chi Minh City show it. */
export function formatMoment(instant: Date): string {
  return `${localTimeOf(instant)} ${formatDate(reportingDateOf(instant))}`;
}

/**
 * The same as exactly as it is known, so that it can be asked about again: '18:00:11,241 07/05/2022' to the
 * millisecond, in English '18:00:11.241'; without what is 0 at its end.
 */
export function formatExactMoment(instant: Date, language: Language = 'vi'): string {
  const [seconds, milliseconds] = [instant.getUTCSeconds(), instant.getUTCMilliseconds()];
  const rest = milliseconds === 0 ? '' : `${language === 'vi' ? ',' : '.'}${padded(milliseconds, 3)}`;
  const exact = seconds === 0 && milliseconds === 0 ? '' : `:${padded(seconds, 2)}${rest}`;
  return `${localTimeOf(instant)}${exact} ${formatDate(reportingDateOf(instant))}`;
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}

export interface Freshness {
  date: ReportingDate;
  /** 'HH:MM' */
  toldUntil: string;
  version: number;
  wardsReported: number;
  wardsExpected: number;
  /** On a day off none is expected. */
  isReportingDay: boolean;
}

/** The line every published number carries (domain.md §4). */
export function formatFreshness(of: Freshness, language: Language = 'vi'): string {
  const version = language === 'vi' ? 'phiên bản' : 'version';
  return `${formatTold(of, language)}, ${version} ${of.version}, ${formatReported(of, language)}`;
}

/**
 * 'Số liệu đến 16:00 ngày 07/05/2022'; where no ward reported on the day, its figures are those of the days
 * before, and no hour of the day is named.
 */
export function formatTold(
  of: Pick<Freshness, 'date' | 'toldUntil' | 'wardsReported'>,
  language: Language = 'vi',
): string {
  const date = formatDate(of.date);
  if (of.wardsReported === 0)
    return language === 'vi' ? `Số liệu trước ngày ${date}` : `Figures from before ${date}`;
  return language === 'vi'
    ? `Số liệu đến ${of.toldUntil} ngày ${date}`
    : `Figures up to ${of.toldUntil} on ${date}`;
}

/** '297/310': how many wards reported of those expected; on a day off, when none is, the number alone. */
export function formatOutOf(reported: number, expected: number, language: Language = 'vi'): string {
  if (expected > 0) return `${formatCount(reported, language)}/${formatCount(expected, language)}`;
  return reported === 0 ? NO_VALUE : formatCount(reported, language);
}

/** '10/310' of a day on which some reported and not all: it is not known yet what it did. Null of any other day. */
export function partlyOutOf(
  { wardsReported, wardsExpected }: Pick<Freshness, 'wardsReported' | 'wardsExpected'>,
  language: Language = 'vi',
): string | null {
  if (wardsReported === 0 || wardsReported >= wardsExpected) return null;
  return formatOutOf(wardsReported, wardsExpected, language);
}

/**
 * '10/310' of a day whose reports are awaited: its deadline has not come, so what is counted from the day on (the days
 * left, and with them the required rate) is told for the time being. Null of any other day.
 */
export function awaitedOutOf(
  { isReportingDay, wardsReported, wardsExpected, isOverdue }: AwaitedOf,
  language: Language = 'vi',
): string | null {
  const isAwaited = isReportingDay && wardsReported < wardsExpected && !isOverdue;
  return isAwaited ? formatOutOf(wardsReported, wardsExpected, language) : null;
}

interface AwaitedOf extends Pick<Freshness, 'isReportingDay' | 'wardsReported' | 'wardsExpected'> {
  /** Whether the deadline has passed and some are still out. */
  isOverdue: boolean;
}

/** '310/310 phường, xã đã báo cáo'; of a day off, when none is expected, that it is one. */
export function formatReported(
  of: Pick<Freshness, 'wardsReported' | 'wardsExpected' | 'isReportingDay'>,
  language: Language = 'vi',
): string {
  const [reported, expected] = [of.wardsReported, of.wardsExpected].map((wards) =>
    formatCount(wards, language),
  );
  const wards = language === 'vi' ? 'phường, xã đã báo cáo' : 'wards reported';
  if (of.isReportingDay) return `${reported}/${expected} ${wards}`;
  const dayOff = language === 'vi' ? 'không yêu cầu báo cáo' : 'no reports expected';
  return of.wardsReported === 0 ? dayOff : `${dayOff}, ${reported} ${wards}`;
}
