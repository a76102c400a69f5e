import fc from 'fast-check';
import { countOf, cutTextsOf, overlapsOf, textsOf } from '../../../../test/support/read-svg.js';
import { burnUp } from './burn-up.js';
import { burnUpPlot } from './burn-up-plot.js';
import type { BurnUpDay, BurnUpProps } from './burn-up-props.js';
import { palette, stepInk } from './palette.js';

/** 13/4 to 7/5/2022, growing evenly to the totals published on 8/5; signing starts on 23/4. */
const days: BurnUpDay[] = Array.from({ length: 25 }, (_, index) => ({
  date: new Date(Date.UTC(2022, 3, 13 + index)).toISOString().slice(0, 10),
  submitted: Math.round((4_124_156 * (index + 1)) / 25),
  verified: Math.round((2_950_118 * (index + 1)) / 25),
  signed: index < 10 ? null : Math.round((374_137 * (index - 9)) / 15),
  reported: true,
}));

const campaign: BurnUpProps = {
  width: 640,
  height: 340,
  days,
  required: [{ from: '2022-04-13', count: 4_481_992 }],
  plans: [
    {
      isInForce: false,
      corners: [
        { date: '2022-04-22', count: 0 },
        { date: '2022-05-05', count: 4_481_992 },
      ],
    },
    {
      isInForce: true,
      corners: [
        { date: '2022-04-22', count: 0 },
        { date: '2022-06-01', count: 4_481_992 },
      ],
    },
  ],
  deadlines: [
    { date: '2022-05-05', inForce: false },
    { date: '2022-06-01', inForce: true, document: 'CV 2262/BYT-CNTT' },
  ],
  holidays: [{ from: '2022-04-30', to: '2022-05-03' }],
  events: [{ date: '2022-05-04', label: 'nền tảng quá tải' }],
  forecast: [{ date: '2022-06-01', middle: 997_000, band: { low: 774_137, high: 1_340_000 } }],
};

const contents = (props: BurnUpProps) => textsOf(burnUp(props)).map(({ content }) => content);

describe('burnUp', () => {
  it('says whole what a hollow point means on a telephone, over as many lines as that takes', () => {
    const told = days.map((day, index) => ({
      ...day,
      ...(index === 19 ? { reported: false } : index === 20 ? { reported: false, isDayOff: true } : {}),
      ...(index === 24 ? { partly: '294/310 phường, xã báo cáo' } : {}),
    }));
    const written = contents({ ...campaign, days: told, width: 340, leastText: 12 });
    expect(written.filter((content) => content.endsWith('…'))).toEqual([]);
    expect(written.join(' ')).toContain('lấy số của ngày gần nhất; 07/05 mới 294/310 phường, xã báo cáo');
    expect(cutTextsOf(burnUp({ ...campaign, days: told, width: 340, leastText: 12 }))).toEqual([]);
  });

  it('prints the last figures, the required count, both deadlines, the holiday and the event in full', () => {
    expect(contents(campaign)).toEqual(
      expect.arrayContaining([
        'đã gửi công an 4.124.156',
        'công an đã xác thực 2.950.118',
        'đã ký số 374.137',
        'cần xác thực 4.481.992',
        'hạn 01/06 (CV 2262/BYT-CNTT)',
        'hạn cũ 05/05',
        'ngày nghỉ',
        'nền tảng quá tải',
        'dự báo 0,8–1,3 triệu',
        'kế hoạch ký',
        'kế hoạch cũ',
        '4 triệu',
        '27/04',
      ]),
    );
  });

  it('writes English when asked to', () => {
    expect(contents({ ...campaign, language: 'en' })).toEqual(
      expect.arrayContaining(['signed 374,137', 'due 01/06 (CV 2262/BYT-CNTT)', 'forecast 0.8–1.3 M']),
    );
  });

  const flat = (submitted: number, verified: number, signed: number) =>
    days.map((day) => ({ ...day, submitted, verified, signed }));

  it.each([
    ['the campaign', campaign],
    ['a narrow card', { ...campaign, width: 438, height: 300 }],
    ['three lines that end in one point', { ...campaign, days: flat(4_100_000, 4_100_000, 4_100_000) }],
    [
      'all done: three lines on the required one',
      { ...campaign, days: flat(4_481_992, 4_481_992, 4_481_992) },
    ],
    ['nothing done', { ...campaign, days: flat(0, 0, 0), forecast: undefined }],
    ['the first day alone', { ...campaign, days: days.slice(0, 1) }],
    [
      'the day before the deadline',
      { ...campaign, deadlines: [{ date: '2022-05-08', inForce: true }], plans: [], forecast: undefined },
    ],
    [
      'a deadline long past',
      { ...campaign, deadlines: [{ date: '2022-04-20', inForce: true }], plans: [], forecast: undefined },
    ],
    [
      'five events on neighbouring days',
      {
        ...campaign,
        events: [1, 2, 3, 4, 5].map((day) => ({ date: `2022-05-0${day}`, label: `sự kiện số ${day}` })),
      },
    ],
    [
      'a ward',
      {
        ...campaign,
        days: flat(6_874, 6_785, 620),
        required: [
          { from: '2022-04-13', count: 6_800 },
          { from: '2022-04-28', count: 7_020 },
        ],
        plans: [],
        forecast: undefined,
      },
    ],
  ] as [string, BurnUpProps][])('lets no two labels touch and none leave the picture: %s', (_, props) => {
    const svg = burnUp(props);
    expect(overlapsOf(svg)).toEqual([]);
    expect(cutTextsOf(svg)).toEqual([]);
  });

  describe('at the ends of its lines', () => {
    const STEPS = ['submitted', 'verified', 'signed'] as const;
    const NAMES = {
      submitted: 'đã gửi công an',
      verified: 'công an đã xác thực',
      signed: 'đã ký số',
    };
    const BEYOND = 12;

    /** Each label with the height of the end it names, from the top down; equal ends in the order of the steps. */
    const endsOf = (props: BurnUpProps, svg: string) => {
      const plot = burnUpPlot(props);
      const last = props.days.at(-1);
      return STEPS.map((step) => {
        const label = textsOf(svg).find(({ content }) => content.startsWith(`${NAMES[step]} `));
        const end = plot.y(last?.[step] ?? 0);
        // The label's text stands 10 pixels below the top of its 13.
        const middle = (label?.top ?? NaN) + (label?.height ?? NaN) - 10 + 6.5;
        return { step, end, middle, distance: Math.abs(middle - end) };
      }).sort((a, b) => a.end - b.end);
    };

    const figures = fc
      .record({
        required: fc.integer({ min: 1, max: 500_000 }),
        shares: fc.array(fc.double({ min: 0, max: 1.05, noNaN: true }), { minLength: 3, maxLength: 3 }),
        shown: fc.integer({ min: 1, max: 25 }),
        width: fc.integer({ min: 400, max: 900 }),
        height: fc.integer({ min: 200, max: 420 }),
        due: fc.constantFrom('2022-05-08', '2022-06-01', '2022-06-30'),
        ahead: fc.double({ min: 0, max: 0.6, noNaN: true }),
      })
      .map(({ required, shares, shown, width, height, due, ahead }): BurnUpProps => {
        const [submitted = 0, verified = 0, signed = 0] = shares.map((share) => Math.round(share * required));
        const signedBy = (share: number) => signed + Math.round(share * ahead * required);
        return {
          ...{ width, height },
          days: days.slice(0, shown).map((day, index) => ({
            ...day,
            submitted: Math.round((submitted * (index + 1)) / shown),
            verified: Math.round((verified * (index + 1)) / shown),
            signed: Math.round((signed * (index + 1)) / shown),
          })),
          required: [{ from: '2022-04-13', count: required }],
          plans: [
            {
              isInForce: true,
              corners: [
                { date: '2022-04-23', count: 0 },
                { date: due, count: required },
              ],
            },
          ],
          deadlines: [{ date: due, inForce: true }],
          holidays: [],
          forecast: [{ date: due, middle: signedBy(0.85), band: { low: signedBy(0.7), high: signedBy(1) } }],
        };
      });

    it('lets the labels follow in the order of the lines, near their ends, none on another or cut', () => {
      fc.assert(
        fc.property(figures, (props) => {
          const svg = burnUp(props);
          const ends = endsOf(props, svg);
          ends.slice(1).forEach(({ middle }, index) => {
            expect(middle - (ends[index]?.middle ?? NaN)).toBeGreaterThanOrEqual(12.9);
          });
          // Three labels of one end, at an edge: the furthest stands off by two and a half of them.
          for (const { distance } of ends) expect(distance).toBeLessThanOrEqual(2.5 * 13);
          expect(overlapsOf(svg)).toEqual([]);
          expect(cutTextsOf(svg)).toEqual([]);
        }),
        { numRuns: 400 },
      );
    });

    it('joins a label by a thin line to an end it must stand off from, and only then', () => {
      const leaders = (svg: string) => countOf(svg, /<line [^>]*stroke-width="0.8"/g);
      fc.assert(
        fc.property(figures, (props) => {
          const svg = burnUp(props);
          expect(leaders(svg)).toBe(endsOf(props, svg).filter(({ distance }) => distance > BEYOND).length);
        }),
        { numRuns: 100 },
      );
      expect(leaders(burnUp(campaign))).toBe(0);
      const alone = { ...campaign, plans: [], forecast: undefined };
      expect(leaders(burnUp({ ...alone, days: flat(2_200_000, 2_200_000, 2_200_000) }))).toBe(2);
    });
  });

  it('draws a day carried forward hollow and dashed, and says what that means', () => {
    const gap = days.map((day, index) => ({ ...day, reported: index !== 20 }));
    const [whole, broken] = [burnUp(campaign), burnUp({ ...campaign, days: gap })];
    const hollow = /<circle[^>]* fill="#ffffff"/g;
    expect(countOf(whole, hollow)).toBe(0);
    // One for each step, and one in the legend.
    expect(countOf(broken, hollow)).toBe(4);
    expect(countOf(broken, /stroke-dasharray="3 3"/g) - countOf(whole, /stroke-dasharray="3 3"/g)).toBe(4);
    expect(textsOf(broken).map(({ content }) => content)).toContain(
      'chưa có báo cáo: lấy số của ngày gần nhất',
    );
  });

  it('draws a day that only a part reported hollow, and says how many did', () => {
    const svg = burnUp({
      ...campaign,
      days: days.map((day, index) => (index === 24 ? { ...day, partly: '10/310' } : day)),
    });
    // The three ends, and the sample of the legend; no end is full.
    expect(countOf(svg, /<circle[^>]* fill="#ffffff"/g)).toBe(4);
    expect(countOf(svg, /<circle[^>]* r="3.6"/g)).toBe(0);
    expect(textsOf(svg).map(({ content }) => content)).toContain('07/05 mới 10/310');
  });

  it.each([
    ['vi', 560, 320],
    ['en', 400, 330],
  ] as const)(
    'hangs the labels above the plot in the order of their days, in %s, and writes 12 pixels',
    (language, width, height) => {
      const svg = burnUp({
        ...campaign,
        ...{ language, width, height, leastText: 12 },
        events: [
          { date: '2022-04-13', label: 'The Department of Health starts the campaign' },
          { date: '2022-04-23', label: 'Signatures are counted from here on' },
        ],
      });
      const hung = textsOf(svg)
        .filter(({ content }) => /^(The Dep|Sign|formerly|hạn cũ|due|hạn 01)/.test(content))
        .sort((a, b) => a.top - b.top);
      expect(hung.map(({ content }) => content.slice(0, 7))[0]).toBe('The Dep');
      expect(hung.findIndex(({ content }) => content.startsWith('Sign'))).toBe(1);
      expect(Math.min(...[...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size)))).toBe(
        12,
      );
      expect(overlapsOf(svg)).toEqual([]);
      expect(cutTextsOf(svg)).toEqual([]);
    },
  );

  it('keeps red for the deadline in force, and names each line in its own readable ink', () => {
    const fills = new Map(textsOf(burnUp(campaign)).map(({ content, fill }) => [content, fill]));
    expect(fills.get('hạn 01/06 (CV 2262/BYT-CNTT)')).toBe(palette.alert);
    expect([...fills.values()].filter((fill) => fill === palette.alert)).toHaveLength(1);
    expect(fills.get('đã ký số 374.137')).toBe(stepInk.signed);
  });

  it('steps at a new version of the required count', () => {
    const svg = burnUp({
      ...campaign,
      required: [
        { from: '2022-04-13', count: 4_000_000 },
        { from: '2022-04-28', count: 4_481_992 },
      ],
    });
    expect(svg).toMatch(
      new RegExp(
        `<path d="M[\\d.]+,([\\d.]+)L([\\d.]+),\\1L\\2,([\\d.]+)L[\\d.]+,\\3" fill="none" stroke="${palette.ink}"`,
      ),
    );
  });

  it('escapes what people wrote', () => {
    const svg = burnUp({ ...campaign, events: [{ date: '2022-05-04', label: '<script>&"' }] });
    expect(svg).toContain('&lt;script&gt;&amp;&quot;');
    expect(svg).not.toContain('<script');
  });

  /** The campaign's own course: fast, still over the holiday, and slower after it. */
  const course = days.map((day, index): BurnUpDay => {
    const shareOf = (before: number, after: number, from = 0) =>
      index < from
        ? 0
        : index < 17
          ? (before * (index - from + 1)) / (17 - from)
          : before + ((after - before) * Math.max(0, index - 20)) / 4;
    const [submitted, verified, signed] = [
      shareOf(0.775, 0.92),
      shareOf(0.53, 0.657),
      shareOf(0.06, 0.083, 10),
    ].map((share) => Math.round(share * 4_481_992));
    return {
      ...day,
      ...{ submitted: submitted ?? null, verified: verified ?? null },
      signed: index < 10 ? null : (signed ?? null),
    };
  });

  it.each([316, 322, 328, 334, 340, 390, 438, 640, 900])(
    'names each plan beside its own line and clear of the other one, %d pixels wide',
    (width) => {
      for (const height of [240, 260, 280, 300, 320, 340]) {
        const props = { ...campaign, days: course, width, height, events: [], leastText: 12 };
        const plot = burnUpPlot(props);
        const named = textsOf(burnUp(props)).filter(({ content }) => content.startsWith('kế hoạch'));
        expect(named.map(({ content }) => content)).toContain('kế hoạch ký');
        for (const { content, left, top, width: long, height: high } of named) {
          const gapTo = (plan: NonNullable<BurnUpProps['plans']>[number]) => {
            const [first, last] = plan.corners.map(
              ({ date, count }) => [plot.x(date), plot.y(count)] as const,
            );
            if (!first || !last) throw new Error('A plan has two corners.');
            const share = (top + high / 2 - first[1]) / (last[1] - first[1]);
            const x = first[0] + share * (last[0] - first[0]);
            return Math.max(left - x, x - left - long, 0);
          };
          const [old = 0, inForce = 0] = (props.plans ?? []).map(gapTo);
          const [own, other] = content === 'kế hoạch ký' ? [inForce, old] : [old, inForce];
          expect([content, height, own < other]).toEqual([content, height, true]);
        }
      }
    },
  );

  it('draws a forecast without a range as its line alone, and names what it comes to', () => {
    const forecast = [{ date: '2022-06-01', middle: 997_000, band: null }];
    const bands = (svg: string) => svg.split('fill="#d5e5f5"').length - 1;
    expect([bands(burnUp(campaign)), bands(burnUp({ ...campaign, forecast }))]).toEqual([1, 0]);
    expect(contents({ ...campaign, forecast })).toContain('dự báo 1 triệu');
  });

  it('says so when there are no figures', () => {
    const blank = days.map((day) => ({ ...day, submitted: null, verified: null, signed: null }));
    expect(contents({ ...campaign, days: [] })).toEqual(['Chưa có số liệu']);
    expect(contents({ ...campaign, days: blank })).toEqual(['Chưa có số liệu']);
  });

  it('draws the course alone where there is no plan, no deadline and no forecast', () => {
    const written = (svg: string) => textsOf(svg).map(({ content }) => content);
    const BESIDE = /kế hoạch|hạn|dự báo|dự kiến/i;
    expect(written(burnUp(campaign)).some((content) => BESIDE.test(content))).toBe(true);
    const svg = burnUp({ ...campaign, plans: [], deadlines: [], forecast: undefined, events: [] });
    expect(svg).not.toMatch(/NaN|Infinity/);
    expect(written(svg)).toContain('đã ký số 374.137');
    expect(written(svg).filter((content) => BESIDE.test(content))).toEqual([]);
    expect(cutTextsOf(svg)).toEqual([]);
  });

  it('leaves nothing undrawable where the last day has no figures', () => {
    const gone = { ...(days.at(-1) as BurnUpDay), submitted: null, verified: null, signed: null };
    const svg = burnUp({
      ...campaign,
      days: [...days.slice(0, -1), gone],
      plans: [],
      deadlines: [],
      forecast: undefined,
    });
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it('refuses a date that is no day of the calendar', () => {
    expect(() => burnUp({ ...campaign, days: [{ ...days[0], date: '2022-02-30' } as BurnUpDay] })).toThrow(
      RangeError,
    );
  });
});
