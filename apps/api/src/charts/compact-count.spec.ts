import { compactRange } from './compact-count.js';

describe('compactRange', () => {
  it.each([
    [774_137, 1_340_000, 4_481_992, '0,8–1,3 triệu'],
    [997_000, 997_698, 4_481_992, '1 triệu'],
    [850, 1_204, 10_000, '850–1.204'],
    [997, 997, 10_000, '997'],
  ])('of %d to %d on a chart up to %d is %s', (low, high, most, label) => {
    expect(compactRange(low, high, most)).toBe(label);
  });
});
