import { dateTicks } from './date-axis.js';
import { shortAreaName } from './short-area-name.js';
import { element, escapeText, picture } from './svg.js';
import { fitText, textWidth } from './text-width.js';

describe('escapeText', () => {
  it.each([
    ['the five reserved characters', `<a href="x">&'`, '&lt;a href=&quot;x&quot;&gt;&amp;&apos;'],
    ['characters that XML forbids, by leaving them out', 'Quận\u0000 1\u0008\uffff', 'Quận 1'],
    ['half a surrogate pair, by leaving it out', 'a\ud800b', 'ab'],
    ['decomposed marks, by composing them', 'Thủ Đức'.normalize('NFD'), 'Thủ Đức'],
  ])('writes %s', (_, given, written) => expect(escapeText(given)).toBe(written));
});

describe('element', () => {
  it('leaves out attributes without a value and rounds coordinates', () => {
    expect(element('rect', { x: 1.23456, rx: undefined, fill: 'a"b' })).toBe(
      '<rect x="1.23" fill="a&quot;b"/>',
    );
  });
});

describe('picture', () => {
  const frame = { width: 10, height: 10, description: 'Tiến độ' };

  it('is one image to a screen reader, and a group once it holds links', () => {
    expect(picture(frame, [])).toContain('role="img" aria-label="Tiến độ"');
    expect(picture(frame, ['<a href="/x"></a>'])).toContain('role="group"');
  });
});

describe('fitText', () => {
  it('keeps a text that fits and shortens one that does not', () => {
    expect(fitText('Gò Vấp', 100, 10)).toBe('Gò Vấp');
    const short = fitText('Phường Phạm Ngũ Lão', 60, 10);
    expect(short).toMatch(/^Phường.*…$/);
    expect(textWidth(short, 10)).toBeLessThanOrEqual(60);
  });
});

describe('dateTicks', () => {
  it.each([
    [
      5,
      [
        '2022-04-13',
        '2022-04-20',
        '2022-04-27',
        '2022-05-04',
        '2022-05-11',
        '2022-05-18',
        '2022-05-25',
        '2022-06-01',
      ],
    ],
    [8, ['2022-04-13', '2022-04-27', '2022-05-11', '2022-05-25']],
    [40, ['2022-04-13', '2022-05-25']],
  ])('stand at even steps of whole weeks, at least %d days apart', (gap, days) => {
    expect(dateTicks('2022-04-13', '2022-06-01', gap)).toEqual(days);
  });

  it('stand day by day on a short axis', () => {
    expect(dateTicks('2022-04-13', '2022-04-15', 0.2)).toEqual(['2022-04-13', '2022-04-14', '2022-04-15']);
  });
});

describe('shortAreaName', () => {
  it.each([
    ['Quận Gò Vấp', 'Gò Vấp'],
    ['Quận 1', 'Quận 1'],
    ['Huyện Cần Giờ', 'Cần Giờ'],
    ['Thành phố Thủ Đức', 'TP. Thủ Đức'],
    ['Phường 05', 'Phường 05'],
    ['Thị trấn Củ Chi', 'TT. Củ Chi'],
  ])('shortens %s to %s', (name, short) => expect(shortAreaName(name)).toBe(short));
});
