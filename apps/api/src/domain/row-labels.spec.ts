import { isTotalLabel } from './row-labels.js';

describe('isTotalLabel', () => {
  it.each([
    ...['Tổng cộng', 'TỔNG CỘNG:', 'Cộng', 'T.Cộng', 'T/C', 'TC', 'Tổng số', 'Cộng toàn quận', 'Tổng quận 1'],
    ...['Quận 1', 'Toàn Quận 1', 'Grand total', 'Total', 'Luỹ kế', 'Lũy kế đến nay', 'Tỷ lệ %', 'Tỉ lệ (%)'],
    ...['Chênh lệch', 'So với hôm qua', 'Trung bình', 'Cộng 10 phường', 'Cong'.normalize('NFD')],
  ])('takes "%s" for a total', (label) => {
    expect(isTotalLabel(label, 'Quận 1')).toBe(true);
  });

  it.each([
    ...['Công an phường', 'Công ty TNHH', 'Công tác viên', 'CÔNG AN PHƯỜNG ĐANG RÀ SOÁT', 'Tổng kho Cát Lái'],
    ...['Cộng Hòa', 'Tổng rà soát', 'Phường Tân Định', 'Quận 10', 'Phường 5', '', 'Công an'.normalize('NFD')],
  ])('takes "%s" for none', (label) => {
    expect(isTotalLabel(label, 'Quận 1')).toBe(false);
  });
});
