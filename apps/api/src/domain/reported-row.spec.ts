import { adjustmentOf, figuresOf, reportedRow } from './reported-row.js';
import type { CellContent } from './read-count.js';

const count = (value: number): CellContent => ({ kind: 'number', value });
const figures = {
  submitted: count(7850),
  verified: count(6130),
  unresolved: count(410),
  exempt: count(300),
  signed: { kind: 'text', value: '744' } as CellContent,
};

describe('a reported row', () => {
  it('gives its figures when every cell can be read', () => {
    expect(figuresOf(reportedRow({ wardCode: '27265', figures }))).toEqual({
      submitted: 7850,
      verified: 6130,
      unresolved: 410,
      exempt: 300,
      signed: 744,
    });
  });

  it.each([{ kind: 'blank' }, { kind: 'text', value: 'abc' }] as CellContent[])(
    'gives none when one cell is %p: half a row is no report',
    (signed) => {
      expect(figuresOf(reportedRow({ wardCode: '27265', figures: { ...figures, signed } }))).toBeNull();
    },
  );

  it('is an adjustment with a known reason and a note, and not otherwise', () => {
    const marked = (adjustmentText?: string, note?: string) =>
      adjustmentOf(reportedRow({ wardCode: '27265', figures, adjustmentText, note }));
    expect(marked('Nhập sai', ' Gõ  nhầm ')).toEqual({ reason: 'wrong-entry', note: 'Gõ nhầm' });
    expect(marked('Nhập sai', '')).toBeNull();
    expect(marked('lý do khác', 'x')).toBeNull();
    expect(marked(' ', 'x')).toBeNull();
    expect(marked()).toBeNull();
  });
});
