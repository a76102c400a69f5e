import { cutTextsOf, overlapsOf, textsOf } from '../../../../test/support/read-svg.js';
import { funnel } from './funnel.js';
import type { FunnelProps } from './funnel.js';

const city: FunnelProps = {
  width: 480,
  height: 190,
  required: 4_481_992,
  submitted: 4_124_156,
  verified: 2_950_118,
  pending: 4_124_156 - 2_950_118 - 123_553,
  exempt: 0,
  signed: 374_137,
  waitingDays: { submitted: 3, verified: 9, signed: null },
};

const contents = (props: FunnelProps) => textsOf(funnel(props)).map(({ content }) => content);

describe('funnel', () => {
  it('prints each step with its share of the step before and what waits there', () => {
    expect(contents(city).filter((content) => content !== '')).toEqual([
      'Cần xác thực',
      '4.481.992',
      'Đã gửi công an',
      '4.124.156',
      'đạt 92,0% số ở bước trước',
      'còn 357.836 · chờ lâu nhất 3 ngày',
      'Công an đã xác thực',
      '2.950.118',
      'đạt 71,5% số ở bước trước',
      'còn 1.050.485 · chờ lâu nhất 9 ngày',
      'Đã ký số',
      '374.137',
      'đạt 12,7% số ở bước trước',
      'còn 2.575.981',
    ]);
  });

  it('measures signed against all that may be signed, so that it never passes 100%', () => {
    // Bà Rịa–Vũng Tàu, 2022: 36,366 verified, 301,043 signed.
    const shown = contents({
      ...city,
      required: 400_000,
      submitted: 50_000,
      verified: 36_366,
      pending: 50_000 - 36_366,
      exempt: 300_000,
      signed: 301_043,
    });
    expect(shown).toContain('đạt 89,5% số đủ điều kiện ký');
    expect(shown).toContain('+ 300.000 không qua công an');
  });

  it('counts as waiting with the police what they still have, not what they returned unresolved', () => {
    const shown = contents({ ...city, required: 1_000, submitted: 900, verified: 600, pending: 100 });
    expect(shown).toContain('còn 100 · chờ lâu nhất 9 ngày');
  });

  it('draws every bar from the same zero, as long as its count', () => {
    const lengths = [
      ...funnel(city).matchAll(/<rect x="0" y="[\d.]+" width="([\d.]+)"[^>]* fill="(?!#eef1f4)/g),
    ].map(([, width]) => Number(width));
    const [required = 0, , , signed = 0] = lengths;
    expect(lengths).toHaveLength(4);
    expect(signed / required).toBeCloseTo(374_137 / 4_481_992, 3);
  });

  it.each([480, 306, 280])('lets no two texts touch at %d pixels', (width) => {
    const svg = funnel({ ...city, width, exempt: 120_340 });
    expect(overlapsOf(svg)).toEqual([]);
    expect(cutTextsOf(svg)).toEqual([]);
  });

  it('keeps the count after a short bar clear of the note at the end of its line', () => {
    const district = {
      required: 71_093,
      submitted: 68_078,
      verified: 46_088,
      pending: 20_140,
      exempt: 1_132,
    };
    const waitingDays = { submitted: 24, verified: 11, signed: 18 };
    const frame = { width: 401, height: 76, leastText: 12 };
    expect(overlapsOf(funnel({ ...district, signed: 7_197, waitingDays, ...frame }))).toEqual([]);
  });

  it('prints a dash for a share of nothing', () => {
    expect(contents({ ...city, submitted: 0, verified: 0, pending: 0, signed: 0 })).toContain(
      'đạt – số ở bước trước',
    );
  });

  it('says so when nothing is required yet', () => {
    expect(contents({ ...city, required: 0 })).toEqual(['Chưa có số liệu']);
  });
});
