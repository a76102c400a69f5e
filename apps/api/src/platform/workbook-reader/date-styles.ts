import { SPREADSHEET } from './workbook-parts.ts';
import { visitXml } from './visit-xml.ts';

/** For each cell style (`s` of a cell) whether it shows its number as a date. */
export function dateStyles(part: Buffer): boolean[] {
  const formats = new Map<number, boolean>();
  const styles: boolean[] = [];
  visitXml(part, SPREADSHEET, {
    open({ name, depth, parent, attributes }) {
      if (depth !== 3) return;
      if (parent === 'numFmts' && name === 'numFmt') {
        formats.set(Number(attributes['numFmtId']), showsDate(attributes['formatCode'] ?? ''));
      }
      if (parent === 'cellXfs' && name === 'xf')
        styles.push(isDateFormat(Number(attributes['numFmtId']), formats));
    },
  });
  return styles;
}

/** The built-in date formats (14–17, 22; 27–36 and 50–58 are East Asian dates), or a written one with day, month or year. */
function isDateFormat(id: number, written: ReadonlyMap<number, boolean>): boolean {
  const builtIn = (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return written.get(id) ?? builtIn;
}

/** Excel's own limit for a format. */
const FORMAT_CHARACTERS = 255;

/** `m` alone is a month; beside hours or seconds it is minutes, and a time of day or a duration is left a number. */
function showsDate(format: string): boolean {
  const [positive = ''] = format.slice(0, FORMAT_CHARACTERS).split(';');
  const bare = positive.replace(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase();
  if (bare === 'general') return false;
  return /[yd]/.test(bare) || (bare.includes('m') && !/[hs]/.test(bare) && !/\[[hms]+\]/i.test(positive));
}

const DAY_MILLISECONDS = 86_400_000;
const LAST_DAY = 2_958_465;

/**
 * A serial number as ISO date, with the time if it has one. Null where the number is no day: below 1 (a time of
 * day), past 31/12/9999, and 60 in the 1900 system, the 29/2/1900 that Lotus invented and Excel kept.
 */
export function serialToDate(serial: number, from1904: boolean): string | null {
  const seconds = Math.round(serial * 86_400);
  const day = Math.floor(seconds / 86_400);
  if (day < 1 || day > LAST_DAY || (!from1904 && day === 60)) return null;
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day > 60 ? 30 : 31);
  const timeOfDay = seconds % 86_400;
  const iso = new Date(epoch + day * DAY_MILLISECONDS + timeOfDay * 1000).toISOString();
  return iso.slice(0, timeOfDay === 0 ? 10 : 19);
}
