import { checkDailyReport, type DailyReportToCheck } from './counting-rules.js';
import { FIGURE_COLUMNS, type Figures } from './figures.js';
import { reportedRow } from './reported-row.js';
import { reportingDate } from './reporting-date.js';

const wards = Array.from({ length: 10 }, (_, index) => ({
  code: String(26734 + index * 3),
  name: `Phường ${index + 1}`,
  required: 12_000,
}));
const before = (index: number): Figures => ({
  submitted: 9000 + index,
  verified: 6000 + index,
  unresolved: 300,
  exempt: 200,
  signed: 2000 + index,
});
const added: Figures = { submitted: 90, verified: 120, unresolved: 4, exempt: 3, signed: 250 };

/** What is said of figures typed for each ward; `typed` gets what was there and what there is now. */
function said(
  typed: (before: Figures, now: Figures, index: number) => Partial<Figures>,
  more: { adjustment?: string; isFirst?: boolean; nameOf?: (index: number) => string; sign?: string } = {},
) {
  const rows = wards.map(({ code, name }, index) => {
    const [was, now] = [before(index), sum(before(index), added)];
    const figures = typed(was, now, index);
    return reportedRow({
      wardCode: code,
      wardText: code,
      wardName: more.nameOf?.(index) ?? name,
      figures: Object.fromEntries(
        FIGURE_COLUMNS.map((column) => {
          const value = figures[column];
          if (value === undefined) return [column, { kind: 'blank' }];
          const written = { kind: 'text', value: `${more.sign}${value}` };
          return [column, more.sign === undefined ? { kind: 'number', value } : written];
        }),
      ) as never,
      adjustmentText: more.adjustment ?? null,
      note: 'Đã đối chiếu',
      at: {
        ...Object.fromEntries(
          FIGURE_COLUMNS.map((column, at) => [column, `BaoCao!${'EGIKM'[at]}${8 + index}`]),
        ),
        ward: `BaoCao!A${8 + index}`,
      },
    });
  });
  const report: DailyReportToCheck = {
    districtCode: '760',
    rows,
    wards,
    foreignWards: [],
    priorFigures: more.isFirst
      ? new Map()
      : new Map(
          wards.map(({ code }, index) => [
            code,
            { date: reportingDate('2022-05-07'), figures: before(index) },
          ]),
        ),
    medianIncrements: new Map(),
    unchangedDays: new Map(wards.map(({ code }) => [code, 5])),
  };
  return checkDailyReport(report);
}

const sum = (one: Figures, other: Figures) =>
  Object.fromEntries(FIGURE_COLUMNS.map((column) => [column, one[column] + other[column]])) as Figures;

describe('a mistake that shows in many cells', () => {
  it('is one sentence where each increment was typed with a plus sign', () => {
    const found = said(() => added, { sign: '+' });
    expect(found).toEqual([
      expect.objectContaining({ code: 'increments-typed', cell: 'BaoCao!E8', value: '+90' }),
    ]);
    expect(found[0]?.cells).toHaveLength(50);
    const one = said((_, now, index) => (index === 0 ? now : added), { sign: '+' });
    expect(one.filter(({ code }) => code === 'not-a-number')).toHaveLength(5);
  });

  it('is one sentence where increments were typed in place of cumulative figures', () => {
    const found = said(() => added);
    expect(found).toEqual([
      expect.objectContaining({
        code: 'increments-typed',
        cell: 'BaoCao!E8',
        details: expect.objectContaining({ count: 10, total: 10, date: '2022-05-07' }) as unknown,
      }),
    ]);
    expect(found[0]?.cells).toHaveLength(50);
  });

  it('is one sentence where only some wards typed increments, and names them', () => {
    const [found, ...more] = said((_, now, index) => (index < 3 ? added : now));
    expect([found?.code, more]).toEqual(['increments-typed', []]);
    expect(found?.details).toMatchObject({ count: 3, total: 10, names: 'Phường 1, Phường 2, Phường 3' });
  });

  it('is one sentence where increments were typed in one column', () => {
    const found = said((_, now) => ({ ...now, signed: added.signed }));
    expect(found.map(({ code, column }) => [code, column])).toEqual([['increments-typed', 'signed']]);
  });

  it('is another sentence where all figures are those of some earlier day', () => {
    const found = said((was) => ({
      ...was,
      submitted: was.submitted - 90,
      verified: was.verified - 9,
      unresolved: 290,
      exempt: 190,
      signed: was.signed - 9,
    }));
    expect(found.map(({ code }) => code)).toEqual(['older-figures']);
  });

  it('is one sentence where two columns are swapped, on the first day too', () => {
    const swap = (_: Figures, now: Figures) => ({ ...now, submitted: now.verified, verified: now.submitted });
    for (const isFirst of [false, true]) {
      const found = said(swap, { isFirst });
      expect(found.map(({ code, details }) => [code, details['columns']])).toEqual([
        ['columns-swapped', 'submitted verified'],
      ]);
    }
  });

  it('is one sentence where any other two are swapped', () => {
    const found = said((_, now) => ({ ...now, verified: now.signed, signed: now.verified }));
    expect(found.map(({ code, details }) => [code, details['columns']])).toEqual([
      ['columns-swapped', 'verified signed'],
    ]);
  });

  it('is one warning where every figure is yesterday’s', () => {
    const found = said((was) => was);
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([['same-as-earlier', 'warning']]);
  });

  it('is one sentence where nothing was typed at all', () => {
    expect(said(() => ({})).map(({ code }) => code)).toEqual(['template-untouched']);
  });

  it('is named cell by cell where it is one cell, or the row gives its reason', () => {
    const one = said((was, now, index) => (index === 4 ? { ...now, signed: was.signed - 1 } : now));
    expect(one.map(({ code, cell }) => [code, cell])).toEqual([['below-earlier', 'BaoCao!M12']]);
    const marked = said(() => added, { adjustment: 'Nhập sai' });
    expect(marked.some(({ code }) => code === 'increments-typed')).toBe(false);
    expect(marked.filter(({ code }) => code === 'adjusted')).toHaveLength(50);
  });

  it('is one warning beside the notes where rows give a reason for figures that look like increments', () => {
    for (const adjustment of ['Nhập sai', 'Loại hồ sơ trùng']) {
      const small = { ...added, submitted: 130, signed: 50 };
      const warned = said(() => small, { adjustment }).filter(({ severity }) => severity !== 'note');
      expect(warned).toEqual([
        expect.objectContaining({
          code: 'increments-adjusted',
          severity: 'warning',
          cell: 'BaoCao!E8',
          details: expect.objectContaining({ count: 10, total: 10, date: '2022-05-07' }) as unknown,
        }),
      ]);
    }
    const right = said((was) => ({ ...was, signed: was.signed - 3 }), { adjustment: 'Nhập sai' });
    expect(right.map(({ code }) => code)).not.toContain('increments-adjusted');
  });

  it('is one warning where most names cannot be read, or are one and the same', () => {
    for (const nameOf of [
      () => '???',
      () => 'Trạm y tế',
      (index: number) => `Ph??ng ??? ???${'?'.repeat(index)}`,
      (index: number) => `PhÆ°á»ng ${index + 20}`,
    ]) {
      const found = said((_, now) => now, { nameOf });
      expect(found.map(({ code, severity, cells }) => [code, severity, cells?.length])).toEqual([
        ['ward-name-differs', 'warning', 10],
      ]);
    }
  });

  it('is one error where most names are of other wards: nobody could tell whose figures they are', () => {
    for (const nameOf of [
      (index: number) => `Phường Võ Thị Sáu ${index + 20}`,
      (index: number) => `Phường ${((index + 1) % 10) + 1}`,
    ]) {
      const found = said((_, now) => now, { nameOf });
      expect(found.map(({ code, severity, cells }) => [code, severity, cells?.length])).toEqual([
        ['ward-names-of-others', 'error', 10],
      ]);
    }
    const two = said((_, now) => now, { nameOf: (index) => `Phường ${index < 2 ? 2 - index : index + 1}` });
    expect(two.map(({ code, severity }) => [code, severity])).toEqual([
      ['ward-name-differs', 'warning'],
      ['ward-name-differs', 'warning'],
    ]);
  });

  it('is not seen in a good report', () => {
    expect(said((_, now) => now)).toEqual([]);
  });
});

describe('a name beside a code', () => {
  const named = (wardName: string) =>
    checkDailyReport({
      districtCode: '760',
      districtName: 'Quận 1',
      rows: [
        reportedRow({
          wardCode: '26734',
          wardName,
          wardText: '26734',
          figures: Object.fromEntries(
            FIGURE_COLUMNS.map((column) => [column, { kind: 'number', value: 1 }]),
          ) as never,
        }),
      ],
      wards: [{ code: '26734', name: 'Phường Tân Định', required: 100 }],
      foreignWards: [],
      priorFigures: new Map(),
      medianIncrements: new Map(),
      unchangedDays: new Map(),
    }).map(({ code }) => code);

  it.each([
    'Phường Tân Định',
    'P. Tân Định',
    'TÂN ĐỊNH',
    'Phuong Tan Dinh',
    'Phường Tân Đinh',
    'Tân Định (trung tâm)',
    'Ph??ng T?n ??nh',
    'Phường Tân Địn',
    'Phường Tân Định, Quận 1',
    'P. Tân Định (Q.1)',
    'Tân Định - Q1',
    'T?n ??nh',
  ])('"%s" is the ward’s own', (name) => {
    expect(named(name)).not.toContain('ward-name-differs');
  });

  it.each([
    'Phường Võ Thị Sáu',
    '???',
    '????? ???? ?????',
    'Ph??ng ??? ????',
    'Phường ??? ????',
    'Phường Bến Thành, Quận 1',
    'Phường 5',
    'PhÆ°á»ng',
    'Trạm y tế',
    '12',
    'Phường Bến Thành',
  ])('"%s" is not, and asks for a look', (name) => {
    expect(named(name)).toContain('ward-name-differs');
  });
});
