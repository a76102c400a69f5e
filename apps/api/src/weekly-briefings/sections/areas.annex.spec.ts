import { districtOf, neverReported, progressOf } from '../../../../../test/support/progress-answers.js';
import { reportingDate } from '../../domain/reporting-date.js';
import type { BriefingFacts } from '../briefing-facts.js';
import { districtsAnnex, wardsAnnex } from './areas.annex.js';
import { coursesSection } from './courses.section.js';

const silent = districtOf('Quận 1', neverReported(700), { wardsReported: 0, hasReportedInWeek: false });
const ward = { ...silent, area: { ...silent.area, name: 'Phường 1', districtCode: 'Quận 1' } };
const date = reportingDate('2022-05-07');
const facts = {
  ...{
    date,
    progress: progressOf({ totals: neverReported(700), hasReportedInWeek: false }),
    districts: [silent],
    wards: [ward],
  },
  week: { from: reportingDate('2022-05-02'), until: reportingDate('2022-05-09'), number: 18 },
} as unknown as BriefingFacts;

/** The cells of every row of every table in a part of the document. */
function rowsOf(part: unknown): string[][] {
  if (Array.isArray(part)) return part.flatMap(rowsOf);
  if (typeof part !== 'object' || part === null) return [];
  const { table } = part as { table?: { body: unknown[][] } };
  return table ? table.body.map((row) => row.map(textOf)) : Object.values(part).flatMap(rowsOf);
}

function textOf(cell: unknown): string {
  if (typeof cell !== 'object' || cell === null) return String(cell);
  return 'text' in cell ? textOf(cell.text) : JSON.stringify(cell);
}

describe('the annexes of an area that never reported', () => {
  it('print what it has to do, and a blank for every count of what it did', () => {
    const rows = rowsOf(districtsAnnex(facts).body).filter(([name]) => /^(Quận 1|Toàn)/.test(name ?? ''));
    expect(rows.map((cells) => cells.slice(1, 12))).toEqual([
      ['700', ...Array<string>(9).fill('–'), '700'],
      ['700', ...Array<string>(9).fill('–'), '700'],
    ]);
  });

  it('mark its wards as never reported, and print no 0 for them', () => {
    const rows = rowsOf(wardsAnnex(facts).body).filter((cells) => cells.includes('700'));
    expect(rows).toEqual([
      ['', 'Quận 1', '700', ...Array<string>(6).fill('–')],
      ['1', 'Phường 1 **', '700', ...Array<string>(6).fill('–')],
    ]);
  });
});

describe('the course of a district that never reported', () => {
  it('is no line along the bottom, and has no share', () => {
    const nothing = { submitted: null, verified: null, signed: null };
    const day = { date, isReportingDay: true, wardsExpected: 10, wardsReported: 0, isCarriedForward: true };
    const begun = districtOf('Quận 3', { required: 700, signed: 70 });
    const section = coursesSection({
      ...facts,
      progress: progressOf(),
      districts: [silent, begun],
      districtSeries: [
        { area: silent.area, days: [{ ...day, required: 700, ...nothing }] },
        { area: begun.area, days: [{ ...day, required: 700, submitted: 90, verified: 80, signed: 70 }] },
      ],
      series: { days: [] },
      campaign: { startDate: date, signingStartDate: date },
    } as unknown as BriefingFacts);
    const drawn = JSON.stringify(section);
    expect(drawn).toContain('10,0%');
    expect(drawn).not.toMatch(/>0,0%</);
    expect(drawn.match(/<circle/g)).toHaveLength(1);
  });
});
