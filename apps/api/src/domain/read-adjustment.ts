import { LONGEST_NAME, wordsOf } from './names.js';

/** Why a cumulative figure may go down ("điều chỉnh giảm", domain.md §3.3). */
export const ADJUSTMENT_REASONS = [
  'duplicates-removed',
  'wrong-ward',
  'wrong-entry',
  'list-withdrawn',
  'signature-revoked',
] as const;

export type AdjustmentReason = (typeof ADJUSTMENT_REASONS)[number];

/** The reasons as the workbook offers them and as they are read back. */
export const ADJUSTMENT_LABELS: Record<AdjustmentReason, { vi: string; en: string }> = {
  'duplicates-removed': { vi: 'Loại hồ sơ trùng', en: 'Duplicates removed' },
  'wrong-ward': { vi: 'Nhầm phường, xã', en: 'Wrong ward' },
  'wrong-entry': { vi: 'Nhập sai', en: 'Wrong entry' },
  'list-withdrawn': { vi: 'Danh sách bị thu hồi', en: 'List withdrawn' },
  'signature-revoked': { vi: 'Thu hồi chữ ký số', en: 'Signature revoked' },
};

/** Other ways the same reason is written, folded. */
const SYNONYMS: Record<AdjustmentReason, readonly string[]> = {
  'duplicates-removed': ['loai trung', 'trung', 'bo trung', 'ho so trung', 'loai bo trung lap'],
  'wrong-ward': ['nham phuong', 'nham xa', 'sai phuong', 'sai dia ban', 'nham dia ban'],
  'wrong-entry': ['nhap nham', 'nhap lieu sai', 'sai so lieu', 'go nham'],
  'list-withdrawn': ['thu hoi danh sach', 'rut danh sach', 'bo y te thu hoi danh sach'],
  'signature-revoked': ['huy chu ky so', 'thu hoi chu ky', 'huy ky so', 'thu hoi ky so'],
};

const REASON_NAMED = new Map(
  ADJUSTMENT_REASONS.flatMap((reason) => {
    const { vi, en } = ADJUSTMENT_LABELS[reason];
    return [reason, vi, en, ...SYNONYMS[reason]].map((name) => [wordsOf(name), reason] as const);
  }),
);

/** The reason a text names, by code, label or a usual synonym, accents or none; null when it names none. */
export function readAdjustmentReason(text: string): AdjustmentReason | null {
  return text.length > LONGEST_NAME ? null : (REASON_NAMED.get(wordsOf(text)) ?? null);
}
