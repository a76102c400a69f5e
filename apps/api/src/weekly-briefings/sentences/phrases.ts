import { inText } from '../../domain/area-names.js';
import { compareNames } from '../../domain/names.js';
import { formatCount, formatDate } from '../../domain/format.js';
import type { ReportingDate } from '../../domain/reporting-date.js';

/** '1.234 hồ sơ' */
export function records(count: number): string {
  return `${formatCount(count)} hồ sơ`;
}

/** '24.942 hồ sơ mỗi ngày', rounded to whole records. */
export function recordsPerDay(perDay: number): string {
  return `${formatCount(Math.round(perDay))} hồ sơ mỗi ngày`;
}

/** 'A, B và C' */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} và ${names.at(-1) ?? ''}`;
}

/** Names of areas in the order of every list, as a sentence lists them. */
export function listedByName(names: readonly string[]): string {
  return [...names]
    .sort(compareNames)
    .map((name) => inText(name))
    .join(', ');
}

const NUMBERS = ['Không', 'Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy', 'Tám', 'Chín', 'Mười'];

/** A count that begins a sentence: a word up to ten, digits above. */
export function inWords(count: number): string {
  return NUMBERS[count] ?? formatCount(count);
}

/** '02' of 2, '14': a count that is no number of a sentence's own, written as state documents write it. */
export function twoDigits(count: number): string {
  return formatCount(count).padStart(2, '0');
}

/** '07/05', for days whose year is plain. */
export function dayAndMonth(date: ReportingDate): string {
  return formatDate(date).slice(0, 5);
}

/**
 * The day of issue in words, as Decree 30/2020/NĐ-CP writes it: days below 10 and the months January and February
 * with a leading 0, other months without. 'ngày 07 tháng 5 năm 2022'
 */
export function formalDay(date: ReportingDate): string {
  const month = Number(date.slice(5, 7));
  return `ngày ${date.slice(8, 10)} tháng ${month <= 2 ? `0${month}` : month} năm ${date.slice(0, 4)}`;
}

/** 'I', 'II', 'III', … for the numbers of sections. */
export function roman(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return 'X'.repeat(tens) + (['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][ones] ?? '');
}
