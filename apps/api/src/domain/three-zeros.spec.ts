import { FIGURE_COLUMNS } from './figures.js';
import type { CellContent } from './read-count.js';
import { reportedRow } from './reported-row.js';
import { withDoubtfulZeros } from './three-zeros.js';

/** A row for every five texts; what is read of each, in their order. */
function readingsOf(...texts: (string | number)[]) {
  const rows = Array.from({ length: Math.ceil(texts.length / 5) }, (_, index) => {
    const cellAt = (column: number): CellContent => {
      const value = texts[index * 5 + column] ?? 1;
      return typeof value === 'number' ? { kind: 'number', value } : { kind: 'text', value };
    };
    const figures = Object.fromEntries(FIGURE_COLUMNS.map((name, column) => [name, cellAt(column)])) as never;
    return reportedRow({ wardCode: '27259', figures });
  });
  const cells = withDoubtfulZeros(rows).flatMap((row) =>
    FIGURE_COLUMNS.map((name) => row.cells[name].reading),
  );
  return cells
    .slice(0, texts.length)
    .map((reading) =>
      reading.kind === 'count' ? reading.value : reading.kind === 'wrong' ? reading.details : null,
    );
}

describe('three zeros behind a point', () => {
  it('are thousands where other figures show that thousands are grouped so', () => {
    expect(readingsOf('5.000', '4.870', 12)).toEqual([5000, 4870, 12]);
    expect(readingsOf('5.000', '1.234.000', 12)).toEqual([5000, 1_234_000, 12]);
  });

  it('have both readings where nothing shows it, also when only one is left to mend', () => {
    const both = (one: number) => ({ one, other: one * 1000 });
    expect(readingsOf('5.000', '860.000', '12.000')).toEqual([both(5), both(860), both(12)]);
    expect(readingsOf('5.000', 11_593, '860')).toEqual([both(5), 11_593, 860]);
    expect(readingsOf('5,000', 11_593)).toEqual([both(5), 11_593]);
  });

  it('have both readings where other figures show decimals', () => {
    const both = (one: number) => ({ one, other: one * 1000 });
    expect(readingsOf('5.000', '11593.000', '4.870')).toEqual([both(5), both(11_593), 4870]);
    expect(readingsOf('5.000', '0.000', '4.870')).toEqual([both(5), 0, 4870]);
  });

  it('of a stored number, or behind a space, say nothing', () => {
    expect(readingsOf(5000, '5 000', '4870')).toEqual([5000, 5000, 4870]);
  });
});
