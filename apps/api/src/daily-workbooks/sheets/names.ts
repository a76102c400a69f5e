/** The sheets in their order, by the names their tabs bear. */
export const SHEETS = {
  summary: 'Tổng hợp',
  city: 'Toàn thành phố',
  districts: 'Theo quận, huyện',
  wards: 'Theo phường, xã',
  slow: 'Chậm tiến độ',
  reporting: 'Tình trạng báo cáo',
  charts: 'Biểu đồ',
  history: 'Lịch sử',
  corrections: 'Đính chính',
  about: 'Thông tin',
} as const;
