import type { Language } from './format.js';
import type { Timeliness } from './timeliness.js';

/** How reporting stands for one ward or district on one day, as the heat map draws it. */
export const DAY_STATES = ['on-time', 'late', 'returned', 'missing', 'holiday', 'not-due'] as const;

export type DayState = (typeof DAY_STATES)[number];

/** The letter in the cell, so that colour is never alone: đúng hạn, trễ, bị trả lại, chưa báo cáo, ngày nghỉ. */
export const LETTER_OF_STATE: Record<DayState, string> = {
  'on-time': 'Đ',
  late: 'T',
  returned: 'B',
  missing: 'C',
  holiday: 'N',
  'not-due': '–',
};

const ENGLISH_LETTERS: typeof LETTER_OF_STATE = {
  'on-time': 'O',
  late: 'L',
  returned: 'R',
  missing: 'M',
  holiday: 'H',
  'not-due': '–',
};

/** The letters as the reader's own words begin: on time, late, returned, missing, holiday. */
export function lettersOf(language: Language = 'vi'): typeof LETTER_OF_STATE {
  return language === 'vi' ? LETTER_OF_STATE : ENGLISH_LETTERS;
}

/**
 * The state of one day. A returned report is shown as such until it is filed again, but not on a holiday: it
 * could not be. A report filed for a holiday counts like any other; and before the deadline an absent report
 * is not yet missing.
 */
export function stateOfDay(day: {
  isReportingDay: boolean;
  /** Of the filing in force; null when there is none. */
  timeliness: Timeliness | null;
  isReturned: boolean;
  /** Whether the deadline of the day has passed at the moment of asking. */
  isDue: boolean;
}): DayState {
  if (!day.isReportingDay) return day.timeliness ?? 'holiday';
  if (day.isReturned) return 'returned';
  if (day.timeliness !== null) return day.timeliness;
  return day.isDue ? 'missing' : 'not-due';
}
