import { finding, SEVERITY_OF } from '../domain/findings.js';
import type { FindingCode } from '../domain/findings.js';
import { LANGUAGES } from '../domain/format.js';
import { describeFinding } from './findings.js';

const CODES = Object.keys(SEVERITY_OF) as FindingCode[];

describe('describeFinding', () => {
  it('says what is wrong and what to do, as on the filing screen', () => {
    expect(describeFinding(finding('verified-above-submitted', {}, { submitted: 7850 }), 'vi')).toEqual({
      reason: 'Lớn hơn số đã gửi công an (7.850).',
      remedy: 'Sửa một trong hai ô, hoặc kiểm tra biên bản bàn giao.',
    });
    const letter = finding('letter-in-number', {}, { letter: 'O', position: 4, suggestion: 1204 });
    expect(describeFinding(letter, 'vi')).toEqual({
      reason: 'Không phải là số: có chữ O ở vị trí thứ tư.',
      remedy: 'Có phải 1.204?',
    });
    expect(describeFinding(letter, 'en').remedy).toBe('Is it 1,204?');
  });

  it('prints dates, differences and medians as they are read', () => {
    const jump = finding('jump', {}, { increment: 1920, median: 318.5, times: 6 });
    expect(describeFinding(jump, 'vi').reason).toBe(
      'Tăng 1.920, gấp 6 lần mức thường ngày (trung vị 7 ngày: 318,5).',
    );
    const below = finding('below-earlier', {}, { earlier: 7802, earlierDate: '2022-05-06', increment: -1 });
    expect(describeFinding(below, 'vi').reason).toBe('Nhỏ hơn số lũy kế ngày 06/05/2022 (7.802).');
  });

  it('names one missing column or several, as each language says it', () => {
    const missing = (heading: string, columns: string) => finding('column-missing', {}, { heading, columns });
    const several = missing('Mã”, “Đã gửi công an', 'code submitted');
    expect(describeFinding(several, 'en').reason).toBe(
      'The columns “Mã” (Code), “Đã gửi công an” (Submitted) were not found.',
    );
    expect(describeFinding(several, 'vi').reason).toBe('Không tìm thấy cột “Mã”, “Đã gửi công an”.');
    expect(describeFinding(missing('Mã', 'code'), 'en').reason).toBe('The column “Mã” (Code) was not found.');
  });

  it('says of a total, a format and a formula which two numbers disagree', () => {
    const total = finding('total-differs', {}, { stated: 68_558, sum: 68_458 });
    expect(describeFinding(total, 'vi').reason).toBe(
      'Dòng tổng ghi 68.558, còn cộng các phường, xã là 68.458.',
    );
    const shown = finding('shown-otherwise', {}, { shown: '1500', stored: 150 });
    expect(describeFinding(shown, 'en').reason).toBe(
      'The cell shows “1500” and holds 150: it is not clear which is right.',
    );
    const stale = finding('formula-stale', {}, { stored: 4000, gives: 4100 });
    expect(describeFinding(stale, 'vi').reason).toContain(
      'Tệp lưu kết quả 4.000, còn công thức trong ô cho 4.100',
    );
  });

  it('counts a position beyond ten in digits', () => {
    const letter = finding('letter-in-number', {}, { letter: 'O', position: 11, suggestion: 0 });
    expect(describeFinding(letter, 'vi').reason).toContain('ở vị trí thứ 11');
  });

  it.each(CODES.flatMap((code) => LANGUAGES.map((language) => [code, language] as const)))(
    'has whole sentences for %s in %s, in NFC and without a hole when a detail is missing',
    (code, language) => {
      const { reason, remedy } = describeFinding(finding(code), language);
      for (const sentence of [reason, remedy]) {
        expect(sentence).toMatch(/[.?]$/);
        expect(sentence).toBe(sentence.normalize('NFC'));
        expect(sentence).not.toMatch(/undefined|null|NaN| {2}|\(\)/);
      }
    },
  );

  it('gives no two codes the same words for what is wrong', () => {
    for (const language of LANGUAGES) {
      const reasons = CODES.map((code) => describeFinding(finding(code), language).reason);
      expect(new Set(reasons).size).toBe(CODES.length);
    }
  });
});
