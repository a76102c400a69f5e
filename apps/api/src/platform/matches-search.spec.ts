import { matchesSearch } from './matches-search.js';

describe('matchesSearch', () => {
  it.each([
    ['go vap', 'Phường 05 Quận Gò Vấp', true],
    ['GÒ VẤP', 'Phường 05 Quận Gò Vấp', true],
    ['thu duc', 'Thành phố Thủ Đức', true],
    ['phuong 5', 'Phường 05 Quận Gò Vấp', true],
    ['p5 go', 'Phường 05 Quận Gò Vấp', true],
    ['P.05', 'Phường 5 Quận Gò Vấp', true],
    ['phuong 5', 'Phường 15 Quận Gò Vấp', false],
    ['quan 1', 'Phường 15 Quận 10', true],
    ['tan dinh quan 1', 'Phường Tân Định Quận 1', true],
    ['tan dinh quan 3', 'Phường Tân Định Quận 1', false],
    ['26734', 'Phường Tân Định Quận 1 26734', true],
    ['', 'Phường Tân Định', true],
  ])('typed "%s", looks at "%s": %s', (typed, text, found) => {
    expect(matchesSearch(typed, text)).toBe(found);
  });

  it('finds a name whichever way its accents are written', () => {
    expect(matchesSearch('Thủ Đức'.normalize('NFD'), 'Thành phố Thủ Đức')).toBe(true);
  });
});
