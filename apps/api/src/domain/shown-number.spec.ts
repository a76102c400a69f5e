import { oddSignIn, withoutRaised } from './odd-signs.js';
import { isShownAs } from './shown-number.js';

describe('isShownAs', () => {
  it.each([
    ['150 hồ sơ', 150],
    ['1.500 hs', 1500],
    ['150,00', 150],
    ['1.234,000', 1234],
    ['00150', 150],
    ['1 234', 1234],
    ['150 ₫', 150],
    ["1'234", 1234],
    ['-', 0],
    ['', 0],
    ['0,000', 0],
    [' 150 ', 150],
  ])('takes %j for %i', (shown, value) => {
    expect(isShownAs(shown, value)).toBe(true);
  });

  it.each([
    ['1500', 150],
    ['150,000', 150],
    ['15000%', 150],
    ['', 150],
    ['đủ', 150],
    ['+150', 150],
    ['-150', 150],
    ['(150)', 150],
    ['150 nghìn', 150],
    ['150k', 150],
    ['~150', 150],
    ['0.150', 150],
    ['1,5', 1500],
    ['05', 0],
  ])('does not take %j for %i', (shown, value) => {
    expect(isShownAs(shown, value)).toBe(false);
  });
});

describe('signs that make another number of a text', () => {
  it.each([
    ['150²', '²'],
    ['Phường 13¹', '¹'],
    ['x₂', '₂'],
    ['①', '①'],
    ['\u202e051', 'U+202E'],
    ['\u2067Phường 13', 'U+2067'],
  ])('are found in %j', (text, sign) => {
    expect(oddSignIn(text)).toBe(sign);
  });

  it('are none in plain text, wide digits and the marks a calculator copies', () => {
    for (const text of ['150', 'Phường 13', '１５０', '\u202d150\u202c', '\u202a150\u202c', '1.500', '½'])
      expect(oddSignIn(text)).toBeNull();
    expect(withoutRaised('Phường 13¹²')).toBe('Phường 13');
  });
});
