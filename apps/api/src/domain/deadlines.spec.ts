import { deadlineInForce, documentSymbol } from './deadlines.js';
import { reportingDate } from './reporting-date.js';

const first = {
  deadlineDate: reportingDate('2022-05-05'),
  decidedOn: reportingDate('2022-04-13'),
  document: 'Kế hoạch của Sở Y tế',
  reason: 'Bắt đầu chiến dịch',
};
const moved = {
  deadlineDate: reportingDate('2022-06-01'),
  decidedOn: reportingDate('2022-05-04'),
  document: '2262/BYT-CNTT',
  reason: 'Bộ Y tế lùi thời hạn',
};

describe('deadlineInForce', () => {
  it.each([
    ['2022-04-12', null],
    ['2022-04-13', '2022-05-05'],
    ['2022-05-03', '2022-05-05'],
    ['2022-05-04', '2022-06-01'],
    ['2022-05-07', '2022-06-01'],
  ])('on %s is %s: what had been decided by that day', (date, expected) => {
    expect(deadlineInForce(reportingDate(date), [moved, first])?.deadlineDate ?? null).toBe(expected);
  });
});

describe('documentSymbol', () => {
  it.each([
    ['Công văn 2262/BYT-CNTT ngày 04/5/2022 của Bộ Y tế', '2262/BYT-CNTT'],
    ['Kế hoạch 2372/KH-SYT', '2372/KH-SYT'],
    ['Quyết định 12/2022/QĐ-UBND', '12/2022/QĐ-UBND'],
    ['Văn bản ngày 13/4/2022', null],
  ])('of “%s” is %s', (document, symbol) => {
    expect(documentSymbol(document)).toBe(symbol);
  });
});
