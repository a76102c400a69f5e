import { figuresOf, reportedRow } from './reported-row.js';
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
});
