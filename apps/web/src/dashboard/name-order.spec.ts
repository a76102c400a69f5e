import type { CompletenessAnswer } from '@api/contract/progress.js';
import { completenessByName, rowsByName } from './name-order.js';

describe('areas by name', () => {
  it('puts Quận 2 before Quận 10, and after Huyện Bình Chánh', () => {
    const rows = ['Quận 10', 'Quận Bình Tân', 'Quận 2', 'Huyện Bình Chánh'].map((name) => ({
      area: { name },
    }));
    expect(
      rowsByName({ rows: rows as never[] }).rows.map(({ area }: { area: { name: string } }) => area.name),
    ).toEqual(['Huyện Bình Chánh', 'Quận 2', 'Quận 10', 'Quận Bình Tân']);
  });

  it('keeps the wards of a district together', () => {
    const ward = (districtCode: string, name: string) => ({ districtCode, name });
    const answer = {
      districts: [ward('771', 'Quận 10'), ward('769', 'Quận 2')],
      wards: [ward('771', 'Phường 10'), ward('769', 'Phường 1'), ward('771', 'Phường 2')],
    } as unknown as CompletenessAnswer;
    const { districts, wards } = completenessByName(answer);
    expect(districts.map(({ name }) => name)).toEqual(['Quận 2', 'Quận 10']);
    expect(wards.map(({ districtCode, name }) => `${districtCode} ${name}`)).toEqual([
      '769 Phường 1',
      '771 Phường 2',
      '771 Phường 10',
    ]);
  });
});
