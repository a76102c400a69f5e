import { readReceiptCode, receiptCode } from './receipt.js';
import { reportingDate } from './reporting-date.js';

const hash = 'a3f1c2d4e5b60718293a4b5c6d7e8f90a3f1c2d4e5b60718293a4b5c6d7e8f90';
const code = receiptCode('760', reportingDate('2022-05-07'), 1, hash);
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXY';

describe('receiptCode', () => {
  it('names the district, the day and the revision, then four symbols nobody confuses', () => {
    expect(code).toMatch(/^BC-760-220507-1-[0-9A-HJKMNP-TV-Y]{4}$/);
  });

  it('is the same for the same content, and differs for another', () => {
    expect(receiptCode('760', reportingDate('2022-05-07'), 1, hash)).toBe(code);
    expect(receiptCode('760', reportingDate('2022-05-07'), 1, hash.replace('a3f1', 'b3f1'))).not.toBe(code);
  });

  it('is recognised when read out: lower case, O for 0, I and L for 1', () => {
    expect(readReceiptCode(code)).toBe(code);
    expect(readReceiptCode(` ${code.toLowerCase()} `)).toBe(code);
    expect(readReceiptCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code);
  });

  it('is not recognised with any one symbol wrong', () => {
    for (let index = 3; index < code.length; index += 1) {
      if (code[index] === '-') continue;
      for (const symbol of SYMBOLS) {
        if (symbol === code[index]) continue;
        expect(readReceiptCode(code.slice(0, index) + symbol + code.slice(index + 1))).toBeNull();
      }
    }
  });

  it('is not recognised with two neighbours swapped', () => {
    for (let index = 3; index < code.length - 1; index += 1) {
      const [a, b] = [code.charAt(index), code.charAt(index + 1)];
      if (a === b || a === '-' || b === '-') continue;
      expect(readReceiptCode(code.slice(0, index) + b + a + code.slice(index + 2))).toBeNull();
    }
  });
});
