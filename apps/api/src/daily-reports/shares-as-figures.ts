import { isShareAlone } from '../domain/column-days.js';
import { denialIn, wordsAlone } from '../domain/denied-figures.js';
import { FIGURE_COLUMNS } from '../domain/figures.js';
import { finding, type Finding } from '../domain/findings.js';
import { plain } from '../domain/stated-dates.js';
import { parseAddress } from '../platform/workbook-reader/cell-address.js';
import type { Cell, Sheet } from '../platform/workbook-reader/upload-content.js';
import { addressIn, textIn, type ReportSheet } from './report-sheet.js';

/** A title may begin with the word, too: "Tỷ lệ làm sạch dữ liệu". */
const SHARES = /^(?:(?:ty le|ti le|phan tram|dat|hoan thanh|don vi|dvt|tinh)(?: |$))+$/;

/** Where a group over the columns that are read, or a line under their names, says that shares stand there: "Tỷ lệ (%)". */
export function sharesAsFigures({ sheet, heading, columnOf }: ReportSheet): Finding[] {
  const figures = new Set(FIGURE_COLUMNS.map((column) => columnOf.get(column)));
  const said = sheet.rows
    .filter(({ number }) => number >= heading.firstRow - 1 && number <= heading.lastRow)
    .flatMap(({ number, cells }) =>
      cells.filter((cell) => {
        const text = textIn(cell);
        // A unit in the line above is named as one there.
        const isNamed = number < heading.firstRow && denialIn(text) === 'unit';
        return (
          isShareAlone(text) &&
          SHARES.test(wordsAlone(plain(text))) &&
          !isNamed &&
          isOver(sheet, cell, figures)
        );
      }),
    );
  const [first, more] = said;
  if (!first) return [];
  const found = finding('unit-not-one', { cell: addressIn(sheet, first.address), value: textIn(first) });
  return [more ? { ...found, cells: said.map(({ address }) => addressIn(sheet, address)) } : found];
}

/** Whether a cell, or the merge that begins with it, covers one of the columns. */
function isOver(sheet: Sheet, cell: Cell, columns: ReadonlySet<number | undefined>): boolean {
  const merge = sheet.mergedRanges.find((range) => range.split(':')[0] === cell.address);
  const last = parseAddress(merge?.split(':')[1] ?? '')?.column ?? cell.column;
  return [...columns].some((column) => column !== undefined && column >= cell.column && column <= last);
}
