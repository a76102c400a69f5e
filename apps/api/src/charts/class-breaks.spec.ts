import { classBreaks, classOf } from './class-breaks.js';

const sizesOf = (values: readonly number[]) => {
  const breaks = classBreaks(values);
  const classes = values.map((value) => classOf(value, breaks));
  return Array.from(
    { length: breaks.length + 1 },
    (_, place) => classes.filter((one) => one === place).length,
  );
};

describe('classBreaks', () => {
  it('shares values out into five classes of about equal number', () => {
    expect(sizesOf(Array.from({ length: 20 }, (_, index) => 10 * index))).toEqual([4, 4, 4, 4, 4]);
  });

  it.each([
    ['most at nothing and a few above', [...Array<number>(18).fill(0), 3, 5, 80, 90], [18, 4]],
    ['all but one alike', [...Array<number>(21).fill(80), 85], [21, 1]],
    ['one alone below the others', [7, ...Array<number>(21).fill(80)], [1, 21]],
  ])('parts values that differ: %s', (_, values, sizes) => {
    expect(sizesOf(values)).toEqual(sizes);
  });

  it('has no break where all are alike, or there are none', () => {
    expect([classBreaks([5, 5, 5]), classBreaks([])]).toEqual([[], []]);
  });
});
