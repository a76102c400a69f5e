import { isContactLabel, isTotalLabel } from './row-labels.js';

describe('isTotalLabel', () => {
  it.each([
    ...['Tổng cộng', 'TỔNG CỘNG:', 'Cộng', 'T.Cộng', 'T/C', 'TC', 'Tổng số', 'Cộng toàn quận', 'Tổng quận 1'],
    ...['Quận 1', 'Toàn Quận 1', 'Grand total', 'Total', 'Luỹ kế', 'Lũy kế đến nay', 'Tỷ lệ %', 'Tỉ lệ (%)'],
    ...[
      '% hoàn thành',
      'Tỷ lệ hoàn thành',
      'Đạt (%)',
      'Chỉ tiêu',
      'Chỉ tiêu được giao',
      'Tổng TTYT',
      'Cộng trang',
    ],
    ...['Cộng mang sang', 'Cụm 1', 'Cụm II', 'Tổng kết', 'TP.HCM', 'TP. Hồ Chí Minh', 'Tổng TTYT Quận 1'],
    ...['Tổng cộng Q1', 'Tổng cộng Q.1', 'I. Tổng cộng', 'A. Cộng', 'Cộng (A)', 'Tổng cộng (I+II)'],
    ...['Chênh lệch', 'So với hôm qua', 'Trung bình', 'Cộng 10 phường', 'Cong'.normalize('NFD')],
  ])('takes "%s" for a total', (label) => {
    expect(isTotalLabel(label, 'Quận 1')).toBe(true);
  });

  it.each([
    ...['Công an phường', 'Công ty TNHH', 'Công tác viên', 'CÔNG AN PHƯỜNG ĐANG RÀ SOÁT', 'Tổng kho Cát Lái'],
    ...[
      'Xã Toàn Thành',
      'Phường Thành Công',
      'Thành Đạt',
      'Trang',
      'Cụm công nghiệp',
      'Tổng hợp Khu phố mới',
    ],
    ...[
      'Cộng Hòa',
      'Tổng rà soát',
      'Phường Tân Định',
      'Quận 10',
      'Phường 5',
      '',
      'Q1',
      'Cộng Q3',
      'I. Tân Định',
      'Công an'.normalize('NFD'),
    ],
  ])('takes "%s" for none', (label) => {
    expect(isTotalLabel(label, 'Quận 1')).toBe(false);
  });
});

describe('isContactLabel', () => {
  it.each(['Số điện thoại', 'Điện thoại:', 'SĐT', 'Người lập: 0903 123 456'])(
    'takes "%s" for one',
    (label) => {
      expect(isContactLabel(label)).toBe(true);
    },
  );

  it.each(['Phường Tân Định', 'Khu phố mới', 'Người', ''])('takes "%s" for none', (label) => {
    expect(isContactLabel(label)).toBe(false);
  });
});
