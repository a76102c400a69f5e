import { globSync, readFileSync } from 'node:fs';
import { capitalsInside, namesSetAsKept } from '../../../../test/support/running-text.js';
import { atStart, inText } from './area-names.js';

describe('the name of an area', () => {
  it.each([
    ['Quận Bình Tân', 'quận Bình Tân'],
    ['Huyện Củ Chi', 'huyện Củ Chi'],
    ['Thành phố Thủ Đức', 'thành phố Thủ Đức'],
    ['Phường Bến Nghé', 'phường Bến Nghé'],
    ['Thị trấn Củ Chi', 'thị trấn Củ Chi'],
    ['Xã Tân Nhựt', 'xã Tân Nhựt'],
  ])('%s stands inside a sentence as %s', (name, written) => {
    expect(inText(name)).toBe(written);
  });

  it.each([
    'Quận 7',
    'Quận 12',
    'Phường 02',
    'Phường 14',
    'Phường Võ Thị Sáu',
    'Thành phố Hồ Chí Minh',
    'Toàn thành phố',
  ])('%s keeps its capital', (name) => {
    expect(inText(name)).toBe(name);
  });

  it('keeps its capital in English, and begins a sentence with it', () => {
    expect(inText('Quận Bình Tân', 'en')).toBe('Quận Bình Tân');
    expect(atStart(inText('Quận Bình Tân'))).toBe('Quận Bình Tân');
  });
});

describe('running text', () => {
  const sources = globSync('apps/**/src/**/*.{ts,tsx}', {
    exclude: (path) => /node_modules|\.spec\.ts$/.test(path),
  });

  it('is never given the name of an area as it is kept: each place asks for the name inside a sentence', () => {
    expect(sources.length).toBeGreaterThan(300);
    expect(sources.flatMap((path) => namesSetAsKept(path, readFileSync(path, 'utf8')))).toEqual([]);
  });

  it('is looked through by a test that finds what it looks for', () => {
    expect(namesSetAsKept('a.ts', 'const a = `Báo cáo của ${row.area.name} và ${district.name}`;')).toEqual([
      'a.ts:1 row.area.name',
      'a.ts:1 district.name',
    ]);
    expect(
      namesSetAsKept('a.ts', 'const a = `${area.name} · ${inText(area.name)}: ở ${inText(ward.name)}`;'),
    ).toEqual([]);
    expect(
      capitalsInside('Tỷ lệ thấp nhất: Quận Gò Vấp, Huyện Củ Chi (8).\tHuyện Củ Chi\nQuận Gò Vấp'),
    ).toEqual([': Quận Gò', ', Huyện Củ']);
    expect(capitalsInside('Sở Y tế Thành phố Hồ Chí Minh, Quận 7, Phường 14, quận Gò Vấp')).toEqual([]);
  });
});
