import { z } from 'zod';
import type { Language } from '../domain/format.js';

/** A row, or a set of rows, that is not what was recorded. */
export const rowFault = z.object({
  table: z.string(),
  /** What names the row, or the set by one of its columns with how many rows it has now: 'report_id … (34)'. */
  key: z.string(),
  fault: z.enum([
    'changed',
    'missing',
    /** No entry of the audit log, and nothing else it would follow from, speaks of it. */
    'unrecorded',
    /** Of the audit log itself; `key` is the entry from which on it is not whole. */
    'broken',
  ]),
  /** The entry of the audit log that says what it was; null where it follows from other rows, or from nothing. */
  entry: z.number().int().nullable(),
});

export type RowFault = z.infer<typeof rowFault>;

/** A difference in a sentence. */
export function rowFaultSentence({ table, key, fault, entry }: RowFault, language: Language): string {
  const noted = entry === null ? '' : NOTED[language](entry);
  return WORDS[language][fault](`${table} ${key}`, noted);
}

const NOTED: Record<Language, (entry: number) => string> = {
  vi: (entry) => ` (mục nhật ký ${entry})`,
  en: (entry) => ` (entry ${entry} of the audit log)`,
};

type Words = Record<RowFault['fault'], (row: string, noted: string) => string>;

const WORDS: Record<Language, Words> = {
  vi: {
    changed: (row, noted) => `${row}: không còn như đã ghi${noted}.`,
    missing: (row, noted) => `${row}: đã ghi${noted} nhưng không còn đủ.`,
    unrecorded: (row, noted) => `${row}: không có ghi nhận nào về dòng này${noted}.`,
    broken: (row) => `${row}: nhật ký không còn nguyên vẹn từ mục này. Xin chạy lệnh verify-audit.`,
  },
  en: {
    changed: (row, noted) => `${row}: it is not what was recorded${noted}.`,
    missing: (row, noted) => `${row}: it was recorded${noted} and is not all there.`,
    unrecorded: (row, noted) => `${row}: nothing says that it was recorded${noted}.`,
    broken: (row) => `${row}: from this entry on the audit log is not whole. Run verify-audit.`,
  },
};
