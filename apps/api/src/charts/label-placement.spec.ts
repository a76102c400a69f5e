import { placeFlags } from './header-lanes.js';
import { placeLabels, stackLabels } from './label-placement.js';

const bounds = { left: 0, top: 0, width: 200, height: 200 };

describe('placeLabels', () => {
  const wish = (places: { left: number; top: number }[]) => ({ width: 40, height: 10, places });

  it('gives each label its first choice when nothing is in the way', () => {
    expect(
      placeLabels(
        [
          wish([
            { left: 5, top: 5 },
            { left: 9, top: 9 },
          ]),
        ],
        [],
        bounds,
      ),
    ).toEqual([{ left: 5, top: 5, width: 40, height: 10 }]);
  });

  it('crosses a line rather than another label', () => {
    const place = { left: 5, top: 5 };
    const behindLine = { left: 5, top: 50 };
    const [, second] = placeLabels([wish([place]), wish([place, behindLine])], [[0, 55, 200, 55]], bounds);
    expect(second).toMatchObject(behindLine);
  });

  it('stays inside the bounds when it can', () => {
    const [only] = placeLabels(
      [
        wish([
          { left: 190, top: 5 },
          { left: 100, top: 5 },
        ]),
      ],
      [],
      bounds,
    );
    expect(only).toMatchObject({ left: 100 });
  });
});

describe('stackLabels', () => {
  it.each([
    ['leaves labels that have room where they wish to be', [10, 40, 70], [10, 40, 70]],
    ['parts two of one place evenly', [50, 50], [45, 55]],
    ['keeps the order of those that wish to stand the other way round', [54, 50], [47, 57]],
    ['moves one no further for another that has room', [50, 50, 80], [45, 55, 80]],
    ['parts those that the others have pushed together', [50, 50, 62], [44, 54, 64]],
    ['stands at the upper edge rather than over it', [0, 0], [0, 10]],
    ['stands at the lower edge rather than over it', [95, 95, 95], [70, 80, 90]],
  ])('%s', (_, wishes, expected) => {
    expect(stackLabels(wishes, 10, { top: 0, bottom: 100 })).toEqual(expected);
  });
});

describe('placeFlags', () => {
  it('keeps labels that have room in the lowest lane', () => {
    const places = placeFlags(
      [
        { x: 50, width: 40, hasLine: true },
        { x: 150, width: 40, hasLine: true },
      ],
      0,
      300,
    );
    expect(places.map(({ lane }) => lane)).toEqual([0, 0]);
  });

  it('lets no line cross a label of a lower lane', () => {
    const flags = [40, 46, 52, 58, 64].map((x) => ({ x, width: 60, hasLine: true }));
    const places = placeFlags(flags, 0, 300);
    places.forEach(({ left, lane }, index) =>
      flags.forEach(({ x }, other) => {
        if ((places[other]?.lane ?? 0) > lane)
          expect(x < left || x > left + (flags[index]?.width ?? 0)).toBe(true);
      }),
    );
    expect(new Set(places.map(({ lane }) => lane)).size).toBeGreaterThan(1);
  });

  it('keeps a label without a line over the middle of its place', () => {
    const flags = [
      { x: 60, width: 60, hasLine: true },
      { x: 50, width: 40, hasLine: false },
    ];
    expect(placeFlags(flags, 0, 300)[1]?.left).toBe(30);
  });

  it('moves a label at the edge inwards', () => {
    expect(placeFlags([{ x: 298, width: 80, hasLine: true }], 0, 300)).toEqual([{ left: 220, lane: 0 }]);
  });
});
