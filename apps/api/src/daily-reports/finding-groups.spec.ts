import { FIGURE_COLUMNS, type Figures } from '../domain/figures.js';
import { checkDailyReport } from '../domain/counting-rules.js';
import { finding, type Finding } from '../domain/findings.js';
import { reportedRow } from '../domain/reported-row.js';
import { reportingDate } from '../domain/reporting-date.js';
import { groupsOf } from './finding-groups.js';
import { answerOf } from './preview.js';

const wards = ['27256', '27259', '27262', '27265'].map((code, index) => ({
  ...{ code, name: `Phường ${index + 1}`, required: 1000 + index },
}));
const groupsSaid = (findings: readonly Finding[]) =>
  groupsOf(
    findings.map((found) => ({ finding: found, answer: answerOf(found, { wards, foreignWards: [] }) })),
  );

/** What is said of four wards whose figures are made from their place. */
function saidOf(figuresOf: (index: number) => Figures, before?: (index: number) => Figures) {
  return checkDailyReport({
    districtCode: '773',
    wards,
    foreignWards: [],
    rows: wards.map(({ code }, index) =>
      reportedRow({
        wardCode: code,
        figures: Object.fromEntries(
          FIGURE_COLUMNS.map((column) => [column, { kind: 'number', value: figuresOf(index)[column] }]),
        ) as never,
        at: Object.fromEntries(
          FIGURE_COLUMNS.map((column, at) => [column, `BaoCao!${'EGIKM'[at]}${8 + index}`]),
        ),
      }),
    ),
    priorFigures: new Map(
      before &&
        wards.map(({ code }, index) => [code, { date: reportingDate('2022-05-06'), figures: before(index) }]),
    ),
    medianIncrements: new Map(),
    unchangedDays: new Map(),
  });
}

const good = (index: number): Figures => ({
  ...{ submitted: 500 + index, verified: 400 + index, unresolved: 9, exempt: 9, signed: 300 + index },
});

describe('findings of one kind in one column', () => {
  it.each<[string, (index: number) => Figures, string, string]>([
    [
      'verified-above-submitted',
      (index) => (index === 3 ? good(index) : { ...good(index), verified: 600 + index, signed: 0 }),
      'Lớn hơn số đã gửi công an.',
      'Above the submitted figure.',
    ],
    [
      'signed-above-verified',
      (index) => ({ ...good(index), signed: 401 + index }),
      'Lớn hơn số công an đã xác thực nhưng vẫn trong số đủ điều kiện ký.',
      'Above the verified figure, and still within what may be signed.',
    ],
    [
      'signed-above-signable',
      (index) => ({ ...good(index), signed: 450 + index }),
      'Lớn hơn số đủ điều kiện ký (đã xác thực + không qua công an).',
      'Above what may be signed (verified + exempt).',
    ],
    [
      'submitted-above-required',
      (index) => ({ ...good(index), submitted: 2000 }),
      'Lớn hơn số cần xác thực.',
      'Above the required figure.',
    ],
    [
      'verified-and-unresolved-above-submitted',
      (index) => ({ ...good(index), unresolved: 300 + index }),
      'Cộng với số công an đã xác thực thì lớn hơn số đã gửi công an.',
      'Together with the verified figure this is above the submitted one.',
    ],
  ])('are one sentence without the numbers that differ: %s', (code, figuresOf, vi, en) => {
    const found = saidOf(figuresOf);
    const [group, more] = groupsSaid(found);
    expect([group?.code, group?.vi.reason, group?.en.reason, more]).toEqual([code, vi, en, undefined]);
    const count = found.length;
    expect(count).toBeGreaterThan(2);
    expect([group?.keys.length, group?.cells.length, group?.wardNames.length]).toEqual([count, count, count]);
    const numbers = found.map((one) => answerOf(one, { wards, foreignWards: [] }).vi.reason);
    expect(new Set(numbers).size).toBe(count);
  });

  it('say the day they are all compared with', () => {
    const found = saidOf(
      (index) => ({ ...good(index), signed: index < 2 ? 300 - index : 400 }),
      (index) => ({ ...good(index), signed: 310 + index }),
    );
    expect(groupsSaid(found).map(({ vi, cells }) => [vi.reason, cells])).toEqual([
      ['Nhỏ hơn số lũy kế ngày 06/05/2022.', ['BaoCao!M8', 'BaoCao!M9']],
    ]);
  });

  it('keep a number that is the same in all of them', () => {
    const found = [0, 1].map((index) =>
      finding(
        'submitted-above-required',
        { column: 'submitted', wardCode: String(index) },
        { required: 900 },
      ),
    );
    expect(groupsSaid(found)[0]?.vi.reason).toBe('Lớn hơn số cần xác thực (900).');
  });

  it('are not put together with others: another column, another word, another day', () => {
    const of = (details: Finding['details'], column: 'signed' | 'verified' = 'signed') =>
      finding('below-earlier', { column }, details);
    const [day, other] = [{ earlierDate: '2022-05-06' }, { earlierDate: '2022-05-05' }];
    expect(groupsSaid([of(day), of(other), of(day, 'verified')])).toEqual([]);
    expect(groupsSaid(['A', 'B'].map((written) => finding('extra-column', {}, { written })))).toEqual([]);
  });

  it('of wards are one sentence with the wards’ names', () => {
    const found = wards
      .slice(0, 3)
      .map(({ code, name }) => finding('ward-missing', { wardCode: code }, { ward: name }));
    expect(groupsSaid(found)).toEqual([
      expect.objectContaining({ wardNames: ['Phường 1', 'Phường 2', 'Phường 3'] }),
    ]);
    expect(groupsSaid(found)[0]?.vi.reason).toBe('Thiếu dòng của phường, xã.');
  });
});
