import {
  columnBesideDay,
  dayOfHeading,
  isAddedAlone,
  isCountAlone,
  isDatedOtherwise,
  isDayAlone,
  isOfAll,
  isShareAlone,
  isSumAlone,
  isUpToNow,
} from '../domain/column-days.js';
import { figureNamedIn } from '../domain/columns.js';
import { readCount } from '../domain/read-count.js';
import { parseAddress } from '../platform/workbook-reader/cell-address.js';
import type { Cell, Row } from '../platform/workbook-reader/upload-content.js';
import {
  type HeadingBlock,
  type HeadingColumn,
  headingText,
  holdsFigures,
  isNamed,
  isTopLeft,
  type Merge,
} from './heading-block.js';

/** What makes a column doubtful: perhaps nothing but its group's words, perhaps cells that rival each other. */
export interface Doubt {
  cells: Cell[];
}

/**
 * Why a named column may not be the one that is asked for: words around it are of an earlier day, or a column
 * without a name beside it may be it. Null where nothing speaks against it.
 */
export function doubtOf(block: HeadingBlock, number: number): Doubt | null {
  const words = wordsAround(block, number);
  const days = words.map((text) => dayOfHeading(text, block.date));
  const day = days.includes('earlier') ? 'earlier' : (days.find((some) => some !== null) ?? null);
  const isAddedUp = words.some(isUpToNow);
  const isSum = isAddedUp || words.some(isSumAlone);
  const isRival = ({ written }: HeadingColumn) =>
    isUpToNow(written) ? !isAddedUp : day === null && !isSum && dayOfHeading(written, block.date) === 'this';
  const [right, left] = [1, -1].map((step) =>
    unnamedBeside(block, number, step).filter(
      (other) =>
        (isRival(other) || (!isSum && isSumBesideAdded(block, number, other))) &&
        holdsCounts(block, other.number),
    ),
  );
  // What stands left of it may belong to the name before.
  const rivals = right?.length ? right : (left ?? []);
  const isEarlier = day === 'earlier' || (day === null && isBesideOtherDay(block));
  if (rivals.length === 0) return isEarlier ? { cells: [] } : null;
  const below = lowestIn(block, number);
  return { cells: [...(below ? [below] : []), ...rivals.map(({ cell }) => cell)] };
}

/**
 * Of the columns under a merged heading the one that counts all there is: beside what the day added ("Hôm nay", "Lũy
 * kế"), where no row may hold less in it, or beside nothing but shares ("Số lượng", "%").
 */
export function sumUnder(block: HeadingBlock, merge: Merge): Cell | null {
  const under = cellsUnder(block, merge);
  if (under.length !== merge.to.column - merge.from.column + 1) return null;
  const counted = under.filter((cell) => !isShareAlone(headingText(cell)));
  if (counted.length > 2) return null;
  const [only, other] = counted;
  if (only && !other) {
    const text = headingText(only);
    const isAll = isCountAlone(text) || (isSumAlone(text) && dayOfHeading(text, block.date) !== 'earlier');
    return isAll && under.length > 1 ? only : null;
  }
  const sum = counted.find(
    (cell) => isSumAlone(headingText(cell)) && dayOfHeading(headingText(cell), block.date) !== 'earlier',
  );
  const added = counted.find((cell) => isAddedAlone(headingText(cell), block.date));
  return sum && added && !holdsLess(block, sum.column, added.column) ? sum : null;
}

function holdsLess({ sheet, lastRow }: HeadingBlock, inColumn: number, thanIn: number): boolean {
  const countAt = (row: Row, column: number) => {
    const cell = row.cells.find((some) => some.column === column);
    const reading = readCount(cell ?? { kind: 'blank' });
    return reading.kind === 'count' ? reading.value : 0;
  };
  return sheet.rows.some((row) => row.number > lastRow && countAt(row, inColumn) < countAt(row, thanIn));
}

/** Whether the words around a column say that it counts all there is: "Lũy kế", "Tổng số đã ký số", "… đến 08/05". */
export function isSaidToBeAll(block: HeadingBlock, number = 0): boolean {
  return wordsAround(block, number).some(isOfAll);
}

/** The cells with text right below a merged heading. */
export function cellsUnder({ rows }: HeadingBlock, { from, to }: Merge): Cell[] {
  const row = rows.find(({ number }) => number === to.row + 1);
  return (row?.cells ?? []).filter(
    (cell) => cell.column >= from.column && cell.column <= to.column && headingText(cell) !== '',
  );
}

/** Whether numbers stand in a column below the heading. */
export function holdsCounts({ sheet, lastRow }: HeadingBlock, number: number): boolean {
  return sheet.rows.some((row) => row.number > lastRow && holdsFigures(row, number));
}

/** A group's name over several columns is no column of its own. */
export function isGroupName({ wide, rows }: HeadingBlock, cell: Cell): boolean {
  return wide.some((area) => isTopLeft(area, cell) && area.to.row < (rows.at(-1)?.number ?? 0));
}

/** The date of an earlier day in a column of its own, without figures: "Ngày 06/05/2022" right of the names. */
function isBesideOtherDay(block: HeadingBlock): boolean {
  return block.columns.some(
    ({ number, written, column }) =>
      column === null &&
      isDayAlone(written, block.date) &&
      isDatedOtherwise(written, block.date) &&
      !block.wide.some((area) => number >= area.from.column && number <= area.to.column) &&
      !holdsCounts(block, number),
  );
}

/** "Hôm nay" under the name, and "Tổng" in the same row beside it. */
function isSumBesideAdded(block: HeadingBlock, number: number, other: HeadingColumn): boolean {
  if (!isSumAlone(other.written)) return false;
  const row = block.rows.find(({ cells }) => cells.includes(other.cell));
  const own = row?.cells.find((cell) => cell.column === number);
  return own !== undefined && dayOfHeading(headingText(own), block.date) !== null;
}

function lowestIn({ rows }: HeadingBlock, number: number): Cell | undefined {
  return rows
    .flatMap(({ cells }) => cells)
    .findLast((cell) => cell.column === number && headingText(cell) !== '');
}

/** The texts above, in and below a heading, with those of the groups over it. */
function wordsAround(block: HeadingBlock, number: number): string[] {
  return block.rows.flatMap((row) =>
    row.cells
      .filter((cell) => {
        const area = block.wide.find((merge) => isTopLeft(merge, cell));
        if (area) return number >= area.from.column && number <= area.to.column;
        return cell.column === number || isInGroup(block, row, cell, number);
      })
      .map(headingText),
  );
}

/**
 * Whether a day in one unmerged cell above the names is also that of a column further right: no other cell of its row
 * lies between, and no name repeats.
 */
function isInGroup({ columns, date }: HeadingBlock, row: Row, group: Cell, number: number): boolean {
  if (number < group.column || !isDayAlone(headingText(group), date)) return false;
  const covered = columns.filter((column) => column.number >= group.column && column.number <= number);
  const names = covered.map(({ column }) => column).filter(isNamed);
  const isBelow = ({ cell, number: at }: HeadingColumn) =>
    (parseAddress(cell.address)?.row ?? 0) > row.number &&
    (at === group.column || !row.cells.some((other) => other.column === at && headingText(other) !== ''));
  return covered.every(isBelow) && names.length === covered.length && new Set(names).size === names.length;
}

/** The columns without a name of their own that stand right beside a column, on one side. */
function unnamedBeside({ columns, date }: HeadingBlock, number: number, step: number): HeadingColumn[] {
  const unnamedAt = (at: number) =>
    columns.find(
      (one) =>
        one.number === at &&
        one.column === null &&
        columnBesideDay(one.written, date) === null &&
        figureNamedIn(one.written) === null,
    );
  const found: HeadingColumn[] = [];
  let at = number + step;
  for (let next = unnamedAt(at); next; next = unnamedAt((at += step))) found.push(next);
  return found;
}
