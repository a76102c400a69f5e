import { finding, type Finding } from '../domain/findings.js';
import { readCount } from '../domain/read-count.js';
import type { ExpectedWard } from '../domain/ward-of-row.js';
import { cellIn, type Line } from './report-lines.js';
import { addressIn, textIn, type ReportSheet } from './report-sheet.js';

/** Fewer rows may agree by chance. */
const ENOUGH_ROWS = 2;
const NAMES_SAID = 5;

/**
 * Required figures that are those of other wards: the columns of figures have shifted against the names, or were
 * sorted without them. Said where that holds of at least two rows, and of half of those whose figure is not the
 * ward's own; a list that has changed since explains the others.
 */
export function requiredOfOthers(
  report: ReportSheet,
  lines: readonly Line[],
  wards: readonly ExpectedWard[],
): Finding[] {
  const rows = lines.flatMap(({ row, reported }) => {
    const ward = wards.find(({ code }) => code === reported?.wardCode);
    const cell = cellIn(row, 'required', report);
    const reading = readCount(cell ?? { kind: 'blank' });
    return ward && cell && reading.kind === 'count' ? [{ ward, cell, required: reading.value }] : [];
  });
  const differing = rows.filter(({ ward, required }) => ward.required !== null && ward.required !== required);
  const ofOthers = differing.filter(
    ({ required }) => required > 0 && wards.some((other) => other.required === required),
  );
  const [first] = ofOthers;
  if (!first || ofOthers.length < ENOUGH_ROWS || ofOthers.length * 2 < differing.length) return [];
  const names = ofOthers.slice(0, NAMES_SAID).map(({ ward }) => ward.name);
  const found = finding(
    'required-of-other-wards',
    { cell: addressIn(report.sheet, first.cell.address), value: textIn(first.cell) },
    {
      count: ofOthers.length,
      total: rows.length,
      names: names.join(', ') + (ofOthers.length > NAMES_SAID ? ', …' : ''),
    },
  );
  return [{ ...found, cells: ofOthers.map(({ cell }) => addressIn(report.sheet, cell.address)) }];
}
