import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIGURE_COLUMNS, type Figures, pendingOf, signableOf } from '../domain/figures.js';
import { distributeByLargestRemainder } from '../domain/required.js';
import { LAST_DATE, PUBLISHED } from './city-story.js';
import { chance, sharedOut } from './shared-out.js';
import { type Filing, story, type StoryWard } from './story.js';

const wards = campaignWards();
const filings = story(wards);
const accepted = filings.filter(
  (filing) => filing.kind !== 'with-errors' && filing.kind !== 'to-be-returned',
);

describe('the story of the demonstration', () => {
  it('is the same every time', () => {
    expect(story(wards)).toEqual(filings);
  });

  it('ends on 7/5/2022 with all 310 wards and the published totals, to the last record', () => {
    const last = accepted.filter((filing) => filing.date === LAST_DATE).flatMap((filing) => filing.rows);
    const total = (column: keyof Figures) => last.reduce((sum, row) => sum + row.figures[column], 0);
    expect(new Set(last.map((row) => row.wardCode)).size).toBe(310);
    expect(wards.reduce((sum, ward) => sum + ward.required, 0)).toBe(PUBLISHED.required);
    expect([total('submitted'), total('signed')]).toEqual([PUBLISHED.submitted, PUBLISHED.signed]);
  });

  it('has everybody in before 18:00 on the last day, when its figures are published', () => {
    const last = accepted.filter((filing) => filing.date === LAST_DATE);
    expect(last.filter(({ at }) => at >= new Date('2022-05-07T18:00:00+07:00'))).toEqual([]);
  });

  it('keeps every counting rule in every accepted row', () => {
    const required = new Map(wards.map((ward) => [ward.code, ward.required]));
    for (const { figures, wardCode } of accepted.flatMap((filing) => filing.rows)) {
      expect(figures.submitted).toBeLessThanOrEqual(required.get(wardCode) ?? 0);
      expect(figures.verified + figures.unresolved).toBeLessThanOrEqual(figures.submitted);
      expect(figures.signed).toBeLessThanOrEqual(signableOf(figures));
    }
  });

  it('never goes down but for the one adjustment, which is marked', () => {
    const falls = new Map<string, Figures>();
    const marked: Filing['rows'] = [];
    const inOrder = [...accepted].sort(
      (a, b) => a.date.localeCompare(b.date) || a.at.getTime() - b.at.getTime(),
    );
    for (const row of inOrder.flatMap((filing) => filing.rows)) {
      const before = falls.get(row.wardCode);
      if (before && FIGURE_COLUMNS.some((column) => row.figures[column] < before[column])) marked.push(row);
      falls.set(row.wardCode, row.figures);
    }
    expect(marked.map((row) => row.adjustment?.reason)).toEqual(['duplicates-removed']);
  });

  it('files nothing over the holiday, and signs nothing before 23/4', () => {
    expect(filings.filter(({ date }) => date > '2022-04-29' && date < '2022-05-04')).toEqual([]);
    const early = filings.filter(({ date }) => date < '2022-04-23').flatMap(({ rows }) => rows);
    expect(early.filter(({ figures }) => figures.signed !== 0)).toEqual([]);
  });

  it('shows what a real month shows: late and missing reports, wrong files, a returned one, corrections, standstill', () => {
    const count = (kind: Filing['kind']) => filings.filter((filing) => filing.kind === kind).length;
    expect(count('with-errors')).toBeGreaterThanOrEqual(1);
    expect(count('to-be-returned')).toBe(1);
    expect(count('correction')).toBeGreaterThanOrEqual(3);
    expect(21 * 22 - count('first') - count('to-be-returned')).toBeGreaterThanOrEqual(8);
    expect(filings.length).toBeGreaterThan(455);
    const late = filings.filter((filing) => filing.kind === 'first' && filing.at.getUTCHours() >= 10);
    expect(late.length).toBeGreaterThan(15);
    const figuresOn = (date: string, code: string) =>
      accepted
        .filter((filing) => filing.date === date)
        .flatMap(({ rows }) => rows)
        .find((row) => row.wardCode === code)?.figures;
    const still = wards.filter(({ code }) => {
      const [before, last] = [figuresOn('2022-04-28', code), figuresOn('2022-05-07', code)];
      const hasMoved = (['submitted', 'verified', 'signed'] as const).some(
        (column) => last?.[column] !== before?.[column],
      );
      return last !== undefined && pendingOf(last) > 0 && !hasMoved;
    });
    expect(still.length).toBeGreaterThan(5);
  });
});

describe('sharedOut', () => {
  it('adds up exactly and puts nobody above their room', () => {
    expect(sharedOut(10, [1, 1, 8], [10, 10, 2])).toEqual([4, 4, 2]);
    expect(() => sharedOut(5, [1, 1], [2, 2])).toThrow(RangeError);
  });
});

describe('chance', () => {
  it('spreads evenly enough for a story', () => {
    const mean =
      Array.from({ length: 2_000 }, (_, index) => chance('ward', index)).reduce((a, b) => a + b) / 2_000;
    expect(mean).toBeGreaterThan(0.47);
    expect(mean).toBeLessThan(0.53);
  });
});

/** The campaign's 310 wards with what is required of them, from the product's own facts. */
function campaignWards(): StoryWard[] {
  const rows = readFileSync(join(import.meta.dirname, '..', 'areas', 'facts', 'wards.csv'), 'utf8')
    .trim()
    .split('\n');
  const heads = rows[0]?.split(',') ?? [];
  const at = (name: string) => heads.indexOf(name);
  const members = rows
    .slice(1)
    .map((row) => row.split(','))
    .filter((cells) => cells[at('member')] === 'yes');
  const required = distributeByLargestRemainder(
    PUBLISHED.required,
    members.map((cells) => Number(cells[at('population')])),
  );
  return members.map((cells, index) => ({
    code: cells[at('code')] ?? '',
    districtCode: cells[at('district_code')] ?? '',
    required: required[index] ?? 0,
  }));
}
