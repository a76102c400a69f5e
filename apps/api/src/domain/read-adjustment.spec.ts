import { ADJUSTMENT_LABELS, ADJUSTMENT_REASONS, readAdjustmentReason } from './read-adjustment.js';

describe('readAdjustmentReason', () => {
  it.each(ADJUSTMENT_REASONS)('reads %s by its code and its label, accents or none', (reason) => {
    const { vi, en } = ADJUSTMENT_LABELS[reason];
    const bare = vi.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
    const written = [reason, vi, en, vi.normalize('NFD'), vi.toUpperCase(), bare];
    expect(written.map(readAdjustmentReason)).toEqual(written.map(() => reason));
  });

  it.each([
    ['Loại trùng', 'duplicates-removed'],
    ['nhập nhầm', 'wrong-entry'],
    ['Sai địa bàn', 'wrong-ward'],
  ])('reads "%s", as people write it', (text, reason) => {
    expect(readAdjustmentReason(text)).toBe(reason);
  });

  it.each(['', 'giảm', 'khác', `Nhập sai ${'.'.repeat(100)}`])('does not guess at "%s"', (text) => {
    expect(readAdjustmentReason(text)).toBeNull();
  });
});
