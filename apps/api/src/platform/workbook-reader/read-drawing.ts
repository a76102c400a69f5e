import { columnLetters } from './cell-address.ts';
import { visitXml } from './visit-xml.ts';

/** What lies on the cells of a sheet: a text box, a shape, a picture. */
export interface Drawn {
  /** The cell at its upper left corner; '' where the file does not say. */
  address: string;
  text: string;
  /** The cells it lies on as a whole, and shows nothing of; null for none. */
  covers: { from: Place; to: Place } | null;
}

type Place = { row: number; column: number };

/** Drawings in either namespace, and the choice between new and old forms of one thing. */
const DRAWING = new Set([
  'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing',
  'http://schemas.openxmlformats.org/drawingml/2006/main',
  'http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing',
  'http://purl.oclc.org/ooxml/drawingml/main',
  'http://schemas.openxmlformats.org/markup-compatibility/2006',
]);
const ANCHORS = new Set(['twoCellAnchor', 'oneCellAnchor', 'absoluteAnchor']);
/** What else lies on a sheet is of no interest to who reads its figures; longer texts are told by their beginning. */
const MOST = 500;
const CHARACTERS = 1_000;

/** The things drawn on a sheet, in the order of the file. */
export function readDrawing(part: Buffer): Drawn[] {
  const drawn: Drawn[] = [];
  let corners: Record<string, number> = {};
  let corner = '';
  let text = '';
  let [isSolid, isTransparent] = [false, false];
  let collecting: 'place' | 'text' | null = null;
  let reading = '';
  let fallback = 0;
  visitXml(part, DRAWING, {
    open({ name, depth, parent }) {
      collecting = null;
      if (fallback === 0 && name === 'Fallback') fallback = depth;
      if (fallback > 0) return;
      if (ANCHORS.has(name)) {
        [corners, text, isSolid, isTransparent] = [{}, '', false, false];
      } else if (name === 'from' || name === 'to') corner = name;
      else if (['col', 'row', 'colOff', 'rowOff'].includes(name) && (parent === 'from' || parent === 'to')) {
        [collecting, reading] = ['place', `${corner} ${name}`];
        corners[reading] = 0;
      } else if (['sp', 'pic', 'graphicFrame'].includes(name)) isSolid = true;
      else if (name === 'noFill' && parent === 'spPr') isTransparent = true;
      else if (name === 'p' && text !== '') text += '\n';
      else if (name === 't') collecting = 'text';
    },
    text(written) {
      if (fallback > 0) return;
      if (collecting === 'text' && text.length < CHARACTERS) text += written;
      if (collecting === 'place') corners[reading] = Number(written);
    },
    close(name, depth) {
      collecting = null;
      if (fallback === depth) fallback = 0;
      if (!ANCHORS.has(name) || fallback > 0 || drawn.length === MOST) return;
      const covers = isSolid && !isTransparent ? covered(corners) : null;
      if (text.trim() !== '' || covers)
        drawn.push({ address: addressOf(corners), text: text.trim(), covers });
    },
  });
  return drawn;
}

function addressOf({ 'from row': row, 'from col': column }: Record<string, number>): string {
  return row === undefined || column === undefined ? '' : `${columnLetters(column + 1)}${row + 1}`;
}

/** The cells from one corner to the other, without those of which a part can be seen. Offsets are of the cells' corners. */
function covered(at: Record<string, number>): Drawn['covers'] {
  const first = (place: string, offset: string) => (at[place] ?? NaN) + (at[offset] ? 2 : 1);
  const from = { row: first('from row', 'from rowOff'), column: first('from col', 'from colOff') };
  const to = { row: at['to row'] ?? NaN, column: at['to col'] ?? NaN };
  return from.row <= to.row && from.column <= to.column ? { from, to } : null;
}
