import { finding, type Finding } from '../domain/findings.js';
import { readCount } from '../domain/read-count.js';
import type { ExpectedWard } from '../domain/ward-of-row.js';
import { cellIn, type Line } from './report-lines.js';
import { addressIn, textIn, type ReportSheet } from './report-sheet.js';

/** Fewer rows may agree by chance. */
const ENOUGH_ROWS = 2;
const NAMES_SAID = 5;

/**
 * Required figures that are not the ward's own. They may be those of other wards: the columns of figures have shifted
 * against the names, or were sorted without them. That is said where it holds of at least two rows, and of half of
 * those that differ. One number for several wards was written over theirs, and in a workbook of ours, where they are
 * locked, any other was; a list of the district's own may be of another day.
 */
export function doubtsOfRequired(
  report: ReportSheet,
  lines: readonly Line[],
  wards: readonly ExpectedWard[],
  isOurs: boolean,
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
  const areOfOthers = ofOthers.length >= ENOUGH_ROWS && ofOthers.length * 2 >= differing.length;
  const said = areOfOthers ? ofOthers : differing;
  const [first, more] = said;
  if (!first) return [];
  const areAlike = more !== undefined && said.every(({ required }) => required === first.required);
  const names = said.slice(0, NAMES_SAID).map(({ ward }) => ward.name);
  const found = finding(
    areOfOthers
      ? 'required-of-other-wards'
      : isOurs || areAlike
        ? 'required-overwritten'
        : 'required-differs',
    { cell: addressIn(report.sheet, first.cell.address), value: textIn(first.cell) },
    {
      count: said.length,
      total: rows.length,
      names: names.join(', ') + (said.length > NAMES_SAID ? ', …' : ''),
      ...(more ? {} : { stated: first.required, required: first.ward.required ?? 0 }),
    },
  );
  if (!more) return [{ ...found, wardCode: first.ward.code }];
  return [{ ...found, cells: said.map(({ cell }) => addressIn(report.sheet, cell.address)) }];
}
