import { documentSymbol } from './document-symbol.js';

describe('documentSymbol', () => {
  it.each([
    ['Công văn 2262/BYT-CNTT ngày 04/5/2022 của Bộ Y tế', '2262/BYT-CNTT'],
    ['Quyết định 5772/QĐ-BYT', '5772/QĐ-BYT'],
    ['Kế hoạch 12/2022/KH-SYT', '12/2022/KH-SYT'],
    ['Văn bản triển khai chiến dịch của Sở Y tế ngày 13/4/2022', null],
  ])('of %s is %s', (document, symbol) => {
    expect(documentSymbol(document)).toBe(symbol);
  });
});
