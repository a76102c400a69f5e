import * as fc from 'fast-check';
import { canonicalRows } from './canonical-rows.js';
import type { CanonicalRow } from './canonical-rows.js';
import { reportingDate } from './reporting-date.js';

const date = reportingDate('2022-05-07');
const figures = { submitted: 7850, verified: 6130, unresolved: 410, exempt: 300, signed: 744 };
const rows: CanonicalRow[] = [
  { wardCode: '27265', figures, adjustment: null, note: '' },
  { wardCode: '27259', figures, adjustment: 'wrong-entry', note: 'Gõ nhầm' },
];

describe('canonicalRows', () => {
  it('writes the report on one line and each ward on one, by code', () => {
    expect(canonicalRows('773', date, rows)).toBe(
      [
        '["daily-report",1,"773","2022-05-07"]',
        '["27259",7850,6130,410,300,744,"wrong-entry","Gõ nhầm"]',
        '["27265",7850,6130,410,300,744,null,""]',
        '',
      ].join('\n'),
    );
  });

  it('is the same whatever the order of the rows and of their figures', () => {
    const shuffled = fc.shuffledSubarray(
      Array.from({ length: 34 }, (_, index) => ({
        wardCode: String(26_734 + 3 * index),
        figures: { ...figures, signed: index },
        adjustment: null,
        note: '',
      })),
      { minLength: 34 },
    );
    fc.assert(
      fc.property(shuffled, shuffled, (a, b) => {
        expect(canonicalRows('760', date, a)).toBe(canonicalRows('760', date, b));
      }),
    );
    const turned = { signed: 744, exempt: 300, unresolved: 410, verified: 6130, submitted: 7850 };
    expect(
      canonicalRows(
        '773',
        date,
        rows.map((row) => ({ ...row, figures: turned })),
      ),
    ).toBe(canonicalRows('773', date, rows));
  });

  it('is the same for a note in decomposed letters or with stray spaces', () => {
    const written = (note: string) =>
      canonicalRows('773', date, [{ wardCode: '27259', figures, adjustment: 'wrong-ward', note }]);
    expect(written(' Nhầm  phường '.normalize('NFD'))).toBe(written('Nhầm phường'));
  });

  it('differs when any figure, note, ward, day or district does', () => {
    const texts = [
      canonicalRows('773', date, rows),
      canonicalRows('774', date, rows),
      canonicalRows('773', reportingDate('2022-05-06'), rows),
      canonicalRows('773', date, rows.slice(1)),
      canonicalRows(
        '773',
        date,
        rows.map((row) => ({ ...row, note: 'Đã bàn giao thêm' })),
      ),
      canonicalRows(
        '773',
        date,
        rows.map((row) => ({ ...row, figures: { ...figures, signed: 745 } })),
      ),
    ];
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('does not let a note forge a row', () => {
    const forged = '"]\n["27268",1,1,1,1,1';
    const text = canonicalRows('773', date, [
      { wardCode: '27259', figures, adjustment: 'wrong-entry', note: forged },
    ]);
    expect(text.trimEnd().split('\n')).toHaveLength(2);
  });
});
