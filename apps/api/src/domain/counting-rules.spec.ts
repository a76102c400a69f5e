import * as fc from 'fast-check';
import { checkDailyReport } from './counting-rules.js';
import type { DailyReportToCheck } from './counting-rules.js';
import { checkLaterDays } from './later-days.js';
import type { LaterDay } from './later-days.js';
import { isRefused } from './findings.js';
import { FIGURE_COLUMNS } from './figures.js';
import type { FigureColumn, Figures } from './figures.js';
import type { CellContent } from './read-count.js';
import { reportedRow } from './reported-row.js';
import type { ReportedRow } from './reported-row.js';
import { reportingDate } from './reporting-date.js';

const yesterday = reportingDate('2022-05-06');
const before: Figures = { submitted: 7802, verified: 6000, unresolved: 400, exempt: 300, signed: 720 };
const today: Figures = { submitted: 7850, verified: 6130, unresolved: 410, exempt: 300, signed: 744 };

const wards = [
  { code: '27259', name: 'Phường 01', required: 9000 },
  { code: '27265', name: 'Phường 06', required: 7980 },
];
const foreignWards = [
  { code: '26734', name: 'Phường Tân Định', districtCode: '760', districtName: 'Quận 1' },
  { code: '27115', name: 'Phường An Lợi Đông', districtCode: '773', districtName: 'Quận 4' },
];

interface RowInput extends Partial<Record<FigureColumn, CellContent | number>> {
  wardText?: string;
  wardName?: string;
  adjustmentText?: string;
  note?: string;
}

function row(wardCode: string | null, line: number, input: RowInput = {}): ReportedRow {
  const content = (column: FigureColumn): CellContent => {
    const value = input[column] ?? today[column];
    return typeof value === 'number' ? { kind: 'number', value } : value;
  };
  return reportedRow({
    wardCode,
    wardText: input.wardText,
    wardName: input.wardName,
    adjustmentText: input.adjustmentText,
    note: input.note,
    figures: {
      submitted: content('submitted'),
      verified: content('verified'),
      unresolved: content('unresolved'),
      exempt: content('exempt'),
      signed: content('signed'),
    },
    at: {
      ward: `BaoCao!A${line}`,
      submitted: `BaoCao!E${line}`,
      verified: `BaoCao!F${line}`,
      unresolved: `BaoCao!G${line}`,
      exempt: `BaoCao!H${line}`,
      signed: `BaoCao!I${line}`,
      adjustment: `BaoCao!J${line}`,
    },
  });
}

function check(rows: ReportedRow[], changes: Partial<DailyReportToCheck> = {}) {
  return checkDailyReport({
    districtCode: '773',
    rows,
    wards,
    foreignWards,
    priorFigures: new Map([['27265', { date: yesterday, figures: before }]]),
    medianIncrements: new Map(),
    unchangedDays: new Map(),
    ...changes,
  });
}

/** A report whose only interesting row is the one of Phường 06, on line 9. */
const checkOne = (input: RowInput, changes?: Partial<DailyReportToCheck>) =>
  check([row('27259', 8), row('27265', 9, input)], changes);
const codes = (found: { code: string }[]) => found.map(({ code }) => code);

describe('a daily report', () => {
  it('of every expected ward, each fitting, has nothing to be said of it', () => {
    expect(checkOne({})).toEqual([]);
  });

  it('takes a zero for a value', () => {
    const zeros = { submitted: 0, verified: 0, unresolved: 0, exempt: 0, signed: 0 };
    expect(checkOne(zeros, { priorFigures: new Map() })).toEqual([]);
  });

  it('does not take a blank for a zero', () => {
    const found = checkOne({ signed: { kind: 'blank' } });
    expect(found).toEqual([
      {
        code: 'blank-cell',
        severity: 'error',
        wardCode: '27265',
        column: 'signed',
        cell: 'BaoCao!I9',
        value: null,
        details: {},
      },
    ]);
  });

  it('names a cell that cannot be read, once, and tries no rule on it', () => {
    const found = checkOne({ verified: { kind: 'text', value: '1.2O4' } });
    expect(found).toMatchObject([
      { code: 'letter-in-number', cell: 'BaoCao!F9', value: '1.2O4', details: { suggestion: 1204 } },
    ]);
  });

  it('says what was understood of a grouped number', () => {
    const found = checkOne({ submitted: { kind: 'text', value: '7 850' } });
    expect(found).toMatchObject([
      { code: 'number-understood', severity: 'note', value: '7 850', details: { understood: 7850 } },
    ]);
  });
});

describe('the wards of a report', () => {
  it('are each there: a missing one is named', () => {
    expect(check([row('27265', 9)])).toMatchObject([
      { code: 'ward-missing', wardCode: '27259', cell: null, details: { ward: 'Phường 01' } },
    ]);
  });

  it('are there once: the second row is refused and the first one named', () => {
    expect(check([row('27259', 8), row('27265', 9), row('27265', 10)])).toMatchObject([
      { code: 'ward-twice', cell: 'BaoCao!A10', details: { ward: 'Phường 06', first: 'BaoCao!A9' } },
    ]);
  });

  it.each([
    ['of another district', '26734', 'ward-of-other-district', 'Quận 1'],
    ['of this district that is not in the campaign', '27115', 'ward-not-in-campaign', 'Quận 4'],
  ])('hold none %s', (_, code, finding, district) => {
    const found = check([row('27259', 8), row('27265', 9), row(code, 10)]);
    expect(found).toMatchObject([{ code: finding, severity: 'error', details: { district } }]);
  });

  it('hold none that nobody knows, by code or by name', () => {
    const found = check([
      row('27259', 8),
      row('27265', 9),
      row('99999', 10),
      row(null, 11, { wardText: 'Phường X' }),
    ]);
    expect(found).toMatchObject([
      { code: 'ward-unknown', value: '99999' },
      { code: 'ward-unknown', value: 'Phường X', cell: 'BaoCao!A11' },
    ]);
  });

  it('of figures without a ward are shown at the first of these figures', () => {
    const found = check([row('27259', 8), row('27265', 9), row(null, 11, { wardText: '' })]);
    expect(found).toMatchObject([{ code: 'ward-not-named', severity: 'error', cell: 'BaoCao!E11' }]);
  });

  it('are known by their code; a name that belongs to another ward asks for a second look', () => {
    expect(checkOne({ wardName: 'Phường 1' })).toMatchObject([
      { code: 'ward-name-differs', severity: 'warning', value: 'Phường 1', details: { code: '27265' } },
    ]);
    expect(checkOne({ wardName: 'P6' })).toEqual([]);
  });

  it('say which one was understood when it was written another way', () => {
    expect(checkOne({ wardText: 'P.6' })).toMatchObject([
      { code: 'ward-understood', value: 'P.6', details: { ward: 'Phường 06', code: '27265' } },
    ]);
  });
});

describe('the figures of a row fit together', () => {
  it.each([
    ['submitted as many as required', { submitted: 7980 }, []],
    ['submitted one more than required', { submitted: 7981 }, ['submitted-above-required']],
    ['verified and unresolved together as many as submitted', { unresolved: 1720 }, []],
    [
      'verified and unresolved together one more than submitted',
      { unresolved: 1721 },
      ['verified-and-unresolved-above-submitted'],
    ],
    ['verified more than submitted', { verified: 7912 }, ['verified-above-submitted']],
    ['signed as many as verified', { signed: 6130 }, []],
    ['signed more than verified but within signable', { signed: 6131 }, ['signed-above-verified']],
    ['signed as many as signable', { signed: 6430 }, ['signed-above-verified']],
    ['signed one more than signable', { signed: 6431 }, ['signed-above-signable']],
  ])('%s: %3$j', (_, input, expected) => {
    expect(codes(checkOne(input))).toEqual(expected);
  });

  it('accepts and labels more signed than verified, as Bà Rịa–Vũng Tàu reported', () => {
    const real = { submitted: 400_000, verified: 36_366, unresolved: 0, exempt: 300_000, signed: 301_043 };
    const large = wards.map((ward) => ({ ...ward, required: 500_000 }));
    const found = checkOne(real, { wards: large, priorFigures: new Map() });
    expect(found).toMatchObject([
      { code: 'signed-above-verified', severity: 'note', details: { signable: 336_366 } },
    ]);
    expect(isRefused(found)).toBe(false);
  });

  it('says the submitted figure that a verified one lies above, at the verified cell', () => {
    expect(checkOne({ verified: 7912 })).toMatchObject([
      { column: 'verified', cell: 'BaoCao!F9', value: '7912', details: { submitted: 7850 } },
    ]);
  });

  it('compares with required only where one is known, and says where none is', () => {
    const unknown = wards.map((ward) => ({
      ...ward,
      required: ward.code === '27265' ? null : ward.required,
    }));
    expect(checkOne({ submitted: 99_999 }, { wards: unknown })).toMatchObject([
      { code: 'required-unknown', severity: 'note', wardCode: '27265' },
    ]);
  });
});

describe('cumulative figures', () => {
  it.each(FIGURE_COLUMNS)(
    'refuse %s below the last one in force, with that figure and its date',
    (column) => {
      const lower =
        column === 'submitted' ? { ...before, submitted: 7801 } : { [column]: before[column] - 1 };
      expect(checkOne(lower)).toMatchObject([
        {
          code: 'below-earlier',
          severity: 'error',
          column,
          details: { earlier: before[column], earlierDate: '2022-05-06', increment: -1 },
        },
      ]);
    },
  );

  it('may stay as they are', () => {
    expect(checkOne({ ...before })).toEqual([]);
  });

  it('go down where the row is marked, with a reason and a note', () => {
    const found = checkOne({ signed: 700, adjustmentText: 'Thu hồi chữ ký số', note: 'Thu hồi 20 chữ ký' });
    expect(found).toMatchObject([
      { code: 'adjusted', severity: 'note', column: 'signed', details: { earlier: 720, increment: -20 } },
    ]);
  });

  it.each([
    ['without a note', { adjustmentText: 'Nhập sai' }, 'adjustment-note-missing'],
    ['with a note of spaces', { adjustmentText: 'Nhập sai', note: ' \u00a0' }, 'adjustment-note-missing'],
    ['for a reason nobody knows', { adjustmentText: 'giảm', note: 'x' }, 'adjustment-reason-unknown'],
  ])('do not go down %s', (_, mark, code) => {
    const found = checkOne({ signed: 700, ...mark });
    expect(found).toMatchObject([{ code, severity: 'error', cell: 'BaoCao!J9' }]);
  });

  it('do not need a note on a row without the mark', () => {
    expect(checkOne({ note: 'Đã bàn giao thêm' })).toEqual([]);
  });

  it('say that a mark was not needed when nothing goes down', () => {
    expect(checkOne({ adjustmentText: 'Nhập sai', note: 'x' })).toMatchObject([
      { code: 'adjustment-without-decrease', severity: 'note' },
    ]);
  });

  it('still fit together when they are adjusted', () => {
    const found = checkOne({ submitted: 6000, adjustmentText: 'Loại trùng', note: 'Bỏ trùng' });
    expect(codes(found)).toEqual(['verified-above-submitted', 'adjusted']);
  });

  it('are refused exactly when one of them goes down', () => {
    const count = fc.integer({ min: 0, max: 500 });
    const fitting = fc
      .record({ submitted: count, verified: count, unresolved: count, exempt: count, signed: count })
      .map((given) => ({ ...given, submitted: given.submitted + 1000, exempt: given.exempt + 500 }));
    fc.assert(
      fc.property(fitting, fitting, (earlier, later) => {
        const found = checkOne(later, {
          priorFigures: new Map([['27265', { date: yesterday, figures: earlier }]]),
        });
        expect(isRefused(found)).toBe(FIGURE_COLUMNS.some((column) => later[column] < earlier[column]));
      }),
    );
  });
});

describe('a second look', () => {
  const habit = (signed: number) =>
    new Map([['27265', { submitted: 48, verified: 130, unresolved: 10, exempt: 0, signed }]]);

  it.each([
    ['three times the usual', 720 + 300, []],
    ['one more than three times the usual', 720 + 301, ['jump']],
  ])('at an increment of %s: %3$j', (_, signed, expected) => {
    const found = checkOne({ signed }, { medianIncrements: habit(100) });
    expect(codes(found)).toEqual(expected);
    expect(isRefused(found)).toBe(false);
  });

  it('says how many times the usual day it is', () => {
    const found = checkOne({ signed: 720 + 1920 }, { medianIncrements: habit(318) });
    expect(found).toMatchObject([{ column: 'signed', details: { increment: 1920, median: 318, times: 6 } }]);
  });

  it.each([
    [7980, 399, []],
    [7980, 400, ['jump-from-rest']],
    [1980, 100, []],
    [1980, 101, ['jump-from-rest']],
    [null, 101, ['required-unknown', 'jump-from-rest']],
  ])(
    'where %j are required and the usual day adds nothing, at an increment of %i: %3$j',
    (required, more, expected) => {
      const small = { submitted: 1900, verified: 1800, unresolved: 0, exempt: 0, signed: 720 };
      const found = check([row('27265', 9, { ...small, signed: 720 + more })], {
        wards: [{ code: '27265', name: 'Phường 06', required }],
        priorFigures: new Map([['27265', { date: yesterday, figures: small }]]),
        medianIncrements: habit(0),
      });
      expect(codes(found)).toEqual(expected);
      expect(isRefused(found)).toBe(false);
    },
  );

  it('is not asked for while the ward has no habit', () => {
    expect(checkOne({ signed: 6000 })).toEqual([]);
  });

  it.each([
    [1, []],
    [2, ['unchanged']],
    [5, ['unchanged']],
  ])('after %i unchanged days and this one, with records at the police: %j', (days, expected) => {
    expect(codes(checkOne({ ...before }, { unchangedDays: new Map([['27265', days]]) }))).toEqual(expected);
  });

  it('is not asked for when nothing is pending', () => {
    const done = { ...before, unresolved: before.submitted - before.verified };
    const found = checkOne(done, {
      priorFigures: new Map([['27265', { date: yesterday, figures: done }]]),
      unchangedDays: new Map([['27265', 9]]),
    });
    expect(found).toEqual([]);
  });
});

describe('checkLaterDays', () => {
  const later = (date: string, signed: number, isAdjusted = false): LaterDay => ({
    date: reportingDate(date),
    wardCode: '27265',
    figures: { ...today, signed },
    isAdjusted,
  });
  const amend = (signed: number, replaced: number | null = 744) => [
    {
      wardCode: '27265',
      figures: { ...today, signed },
      replaced: replaced === null ? null : { ...today, signed: replaced },
    },
  ];

  it('finds nothing when every later figure still lies at or above the amended one', () => {
    expect(checkLaterDays(amend(750), [later('2022-05-08', 750), later('2022-05-09', 760)])).toEqual([]);
  });

  it('names the day, the ward and the column that would lie below', () => {
    expect(checkLaterDays(amend(755), [later('2022-05-09', 760), later('2022-05-08', 750)])).toMatchObject([
      {
        code: 'later-day-below',
        wardCode: '27265',
        column: 'signed',
        details: { date: '2022-05-08', later: 750, earlier: 755 },
      },
    ]);
  });

  it('lets a later day lie below where it is itself an adjustment, and goes on from there', () => {
    const days = [later('2022-05-08', 700, true), later('2022-05-09', 710)];
    expect(checkLaterDays(amend(755), days)).toEqual([]);
  });

  it('finds the same where nothing stood before', () => {
    expect(codes(checkLaterDays(amend(755, null), [later('2022-05-08', 750)]))).toEqual(['later-day-below']);
  });

  it('says nothing of a later day that lies below what is replaced, or below a day between: neither is of this amending', () => {
    expect(checkLaterDays(amend(755, 760), [later('2022-05-08', 750)])).toEqual([]);
    expect(checkLaterDays(amend(755), [later('2022-05-08', 760), later('2022-05-09', 750)])).toEqual([]);
  });

  it('leaves other wards alone', () => {
    const other = { ...later('2022-05-08', 1), wardCode: '27259' };
    expect(checkLaterDays(amend(755), [other])).toEqual([]);
  });
});
