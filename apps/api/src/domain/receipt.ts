import type { ReportingDate } from './reporting-date.js';

/** Digits and capitals nobody confuses when reading aloud: no I, L, O, U; 31 of them, a prime. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXY';

/**
 * The code on a receipt: `BC-760-220507-1-7K4Q` is the report of district 760 about 7/5/2022, revision 1;
 * the last group is three symbols of the content's hash (hexadecimal) and a check digit.
 */
export function receiptCode(
  districtCode: string,
  date: ReportingDate,
  revision: number,
  hash: string,
): string {
  const day = date.slice(2).replaceAll('-', '');
  const stamp = symbolsOf(Number.parseInt(hash.slice(0, 8), 16));
  const digit = checkDigit(`${districtCode}${day}${revision}${stamp}`);
  return `BC-${districtCode}-${day}-${revision}-${stamp}${digit}`;
}

/**
 * The code meant by one that was read out or typed: in lower case, with O for 0, I or L for 1. Null when it is
 * not whole: one wrong symbol or two swapped ones are noticed.
 */
export function readReceiptCode(text: string): string | null {
  const code = text.trim().toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
  const parts = /^BC-(\d+)-(\d{6})-(\d+)-([\dA-HJKMNP-TV-Y]{3})([\dA-HJKMNP-TV-Y])$/.exec(code);
  return parts !== null && checkDigit(parts.slice(1, 5).join('')) === parts[5] ? code : null;
}

/** Weighted sum modulo the prime 31: every weight differs and none is 0, so a swap changes the sum. */
function checkDigit(symbols: string): string {
  const sum = [...symbols].reduce((added, symbol, index) => added + SYMBOLS.indexOf(symbol) * (index + 1), 0);
  return SYMBOLS.charAt(sum % SYMBOLS.length);
}

function symbolsOf(number: number): string {
  const base = SYMBOLS.length;
  return [number, number / base, number / base ** 2]
    .map((digits) => SYMBOLS.charAt(Math.floor(digits) % base))
    .join('');
}
