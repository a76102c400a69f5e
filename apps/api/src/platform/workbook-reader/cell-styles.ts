import { formatShownAs, type ShownAs, shownAs } from './date-styles.ts';
import { NumberFormat } from './number-format.ts';
import { SPREADSHEET } from './workbook-parts.ts';
import { isTrue, visitXml } from './visit-xml.ts';

/** What a cell's style does to its value. */
export type CellStyle = {
  shownAs: ShownAs;
  /** Its number format; null for one that shows a number as it is. */
  format: NumberFormat | null;
  /** Whether its font strikes the whole cell out. */
  isStruck: boolean;
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

/** Each cell style, by its number (`s` of a cell). */
export function cellStyles(part: Buffer): CellStyle[] {
  const formats = new Map<number, { format: NumberFormat; shownAs: ShownAs }>();
  const struckFonts: boolean[] = [];
  const styles: CellStyle[] = [];
  visitXml(part, SPREADSHEET, {
    open({ name, depth, parent, attributes }) {
      if (depth === 4 && parent === 'font' && name === 'strike' && struckFonts.length > 0)
        struckFonts[struckFonts.length - 1] = isTrue(attributes['val'] ?? '1');
      if (depth !== 3) return;
      if (parent === 'fonts' && name === 'font') struckFonts.push(false);
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
        styles.push({
          shownAs: written?.shownAs ?? formatShownAs(id),
          format: written?.format ?? BUILT_IN.get(id) ?? null,
          isStruck: struckFonts[Number(attributes['fontId'])] === true,
        });
      }
    },
  });
  return styles;
}
