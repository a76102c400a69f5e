import { formatShownAs, type ShownAs, shownAs } from './date-styles.ts';
import {
  type Fill,
  type Font,
  isUnseen,
  newFont,
  NO_FILL,
  readFill,
  readFont,
  showsNothing,
} from './looks-unseen.ts';
import { NumberFormat } from './number-format.ts';
import { SPREADSHEET } from './workbook-parts.ts';
import { type Visit, visitXml } from './visit-xml.ts';

/** What a cell's style does to its value. */
export type CellStyle = {
  shownAs: ShownAs;
  /** Its number format; null for one that shows a number as it is. */
  format: NumberFormat | null;
  /** Whether its font strikes the whole cell out. */
  isStruck: boolean;
  /** Whether its letters are too small to be read, or of the colour of what is behind them. */
  isUnseen: boolean;
  font: Font;
  fill: Fill;
};

/** Whether a cell of that style is not seen in the look that a conditional format gives it. */
export type HidingLook = (own: Pick<CellStyle, 'font' | 'fill'>) => boolean;

export type Styles = {
  ofCells: CellStyle[];
  /** The looks of conditional formats that may hide a number, by their number (`dxfId`). */
  hiding: ReadonlyMap<number, HidingLook>;
};

/** The built-in formats that make another number of a whole one. */
const BUILT_IN = new Map([
  [9, new NumberFormat('0%')],
  [10, new NumberFormat('0.00%')],
  [11, new NumberFormat('0.00E+00')],
  [48, new NumberFormat('##0.0E+0')],
]);

/** Excel's own limit for a format. */
const FORMAT_CHARACTERS = 255;

type Look = { font: Font | null; fill: Fill | null; showsNothing: boolean };

/** Each cell style, by its number (`s` of a cell), and what conditional formats may hide. */
export function cellStyles(part: Buffer): Styles {
  const formats = new Map<number, { format: NumberFormat; shownAs: ShownAs }>();
  const fonts: Font[] = [];
  const fills: Fill[] = [];
  const looks: Look[] = [];
  const styles: CellStyle[] = [];
  let within: 'fonts' | 'fills' | 'dxfs' | null = null;
  visitXml(part, SPREADSHEET, {
    open(visit) {
      const { name, depth, parent, attributes } = visit;
      if (depth === 2) within = name === 'fonts' || name === 'fills' || name === 'dxfs' ? name : null;
      if (depth === 3) {
        if (within === 'fonts') fonts.push(newFont());
        if (within === 'fills') fills.push({ ...NO_FILL });
        if (within === 'dxfs') looks.push({ font: null, fill: null, showsNothing: false });
      }
      const [font, fill, look] = [fonts.at(-1), fills.at(-1), looks.at(-1)];
      if (within === 'fonts' && font && depth === 4) readFont(font, visit);
      if (within === 'fills' && fill && depth > 3) readFill(fill, visit);
      if (within === 'dxfs' && look && depth > 3) readLook(look, visit);
      if (depth !== 3) return;
      if (parent === 'numFmts' && name === 'numFmt') {
        const code = (attributes['formatCode'] ?? '').slice(0, FORMAT_CHARACTERS);
        formats.set(Number(attributes['numFmtId']), {
          format: new NumberFormat(code),
          shownAs: shownAs(code),
        });
      }
      if (parent === 'cellXfs' && name === 'xf') {
        const id = Number(attributes['numFmtId']);
        const written = formats.get(id);
        const own = fonts[Number(attributes['fontId'])] ?? newFont();
        const behind = fills[Number(attributes['fillId'])] ?? NO_FILL;
        styles.push({
          shownAs: written?.shownAs ?? formatShownAs(id),
          format: written?.format ?? BUILT_IN.get(id) ?? null,
          isStruck: own.isStruck,
          isUnseen: isUnseen(own, behind),
          ...{ font: own, fill: behind },
        });
      }
    },
  });
  return { ofCells: styles, hiding: hidingLooks(looks) };
}

function readLook(look: Look, visit: Visit): void {
  const { name, parent, attributes } = visit;
  if (name === 'font') look.font = newFont();
  if (name === 'fill') look.fill = { ...NO_FILL };
  if (parent === 'font' && look.font) readFont(look.font, visit);
  if (look.fill) readFill(look.fill, visit, true);
  if (name === 'numFmt')
    look.showsNothing = showsNothing(
      new NumberFormat((attributes['formatCode'] ?? '').slice(0, FORMAT_CHARACTERS)),
    );
}

/** The looks that show nothing, or change a colour. */
function hidingLooks(looks: readonly Look[]): Map<number, HidingLook> {
  const hiding = new Map<number, HidingLook>();
  looks.forEach(({ font, fill, showsNothing: isEmpty }, index) => {
    const colour = font?.colour ?? null;
    if (isEmpty) hiding.set(index, () => true);
    else if (colour !== null || fill !== null)
      hiding.set(index, (own) => isUnseen({ ...own.font, ...(colour ? { colour } : {}) }, fill ?? own.fill));
  });
  return hiding;
}
