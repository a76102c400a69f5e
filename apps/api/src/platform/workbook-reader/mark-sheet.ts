import { columnLetters, parseAddress } from './cell-address.ts';
import { prefixed } from './mark-styles.ts';
import type { Mark, MarkStyles } from './mark-styles.ts';
import { DROPPED, relationshipAttribute, rewriteXml } from './rewrite-xml.ts';

/** What stands behind our drawing in a sheet, in the order of the format. */
const AFTER_DRAWING = new Set(
  'legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst'.split(' '),
);

/**
 * A sheet with cells marked: their style is changed and nothing else, cells that are not there are added empty.
 * With a drawing, comments show through it.
 */
export function markSheet(
  part: Buffer,
  marks: ReadonlyMap<string, Mark>,
  styles: Pick<MarkStyles, 'marked' | 'unmarked'>,
  drawing: { relationship: string; namespace: string } | null,
): Buffer {
  const rows = rowsOf(marks);
  let prefix = '';
  let root: Record<string, string> = {};
  let row = 0;
  let column = 0;
  let isDrawn = drawing === null;
  const cell = (number: number, at: number) => {
    const mark = rows.get(number)?.get(at);
    rows.get(number)?.delete(at);
    return mark === undefined
      ? ''
      : prefixed(`<c r="${columnLetters(at)}${number}" s="${styles.marked(0, mark)}"/>`, prefix);
  };
  const cellsBefore = (number: number, until: number) =>
    [...(rows.get(number)?.keys() ?? [])]
      .filter((at) => at < until)
      .map((at) => cell(number, at))
      .join('');
  const rowsBefore = (until: number) => {
    const missing = [...rows.keys()].filter((number) => number < until);
    const written = missing.map((number) => {
      const cells = cellsBefore(number, Infinity);
      rows.delete(number);
      return cells === '' ? '' : prefixed(`<row r="${number}">`, prefix) + cells + prefixed('</row>', prefix);
    });
    return written.join('');
  };
  const draw = () => {
    if (isDrawn || drawing === null) return '';
    isDrawn = true;
    return prefixed(
      `<legacyDrawing ${relationshipAttribute(root, drawing.relationship, drawing.namespace)}/>`,
      prefix,
    );
  };
  return rewriteXml(part, {
    open(tag) {
      const { name, depth, parent, attributes } = tag;
      if (depth === 1) [prefix, root] = [tag.prefix, { ...attributes }];
      if (name === 'sheetView') delete attributes['tabSelected'];
      if (drawing !== null && depth === 2 && name === 'legacyDrawing') return DROPPED;
      if (depth === 2 && AFTER_DRAWING.has(name)) return draw();
      if (depth === 3 && parent === 'sheetData' && name === 'row') {
        row = Number(attributes['r'] ?? row + 1);
        column = 0;
        delete attributes['spans'];
        return rowsBefore(row);
      }
      if (depth !== 4 || parent !== 'row' || name !== 'c') return undefined;
      column = parseAddress(attributes['r'] ?? '')?.column ?? column + 1;
      const missing = cellsBefore(row, column);
      const mark = rows.get(row)?.get(column);
      const style = styles.unmarked(Number(attributes['s'] ?? 0));
      if (mark !== undefined || attributes['s'] !== undefined) {
        attributes['s'] = String(mark === undefined ? style : styles.marked(style, mark));
      }
      rows.get(row)?.delete(column);
      return missing;
    },
    close({ name, depth }) {
      if (depth === 3 && name === 'row') return cellsBefore(row, Infinity);
      if (depth === 2 && name === 'sheetData') return rowsBefore(Infinity);
      return depth === 1 ? draw() : '';
    },
  });
}

/** The marks by row and column, each in order. */
function rowsOf(marks: ReadonlyMap<string, Mark>): Map<number, Map<number, Mark>> {
  const places = [...marks].flatMap(([address, mark]) => {
    const at = parseAddress(address);
    return at ? [{ ...at, mark }] : [];
  });
  places.sort((one, other) => one.row - other.row || one.column - other.column);
  const rows = new Map<number, Map<number, Mark>>();
  for (const { row, column, mark } of places) {
    const cells = rows.get(row) ?? new Map<number, Mark>();
    rows.set(row, cells.set(column, mark));
  }
  return rows;
}
