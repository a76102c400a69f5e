import { classOf, SHARE_LIMITS } from './share-classes.js';

describe('the classes of a share', () => {
  it('put a value on a limit in the class above', () => {
    expect(classOf(50, [50, 100])).toBe(1);
    expect(classOf(49, [50, 100])).toBe(0);
    expect(classOf(1000, [50, 100])).toBe(2);
  });

  it('are five for every measure, with limits that rise', () => {
    for (const limits of Object.values(SHARE_LIMITS).flatMap((measures) => Object.values(measures))) {
      expect(limits).toHaveLength(4);
      expect([...limits].sort((a, b) => a - b)).toEqual([...limits]);
    }
  });
});
