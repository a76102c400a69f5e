/** What a cell style makes of a number: a day, a time of day, or a plain number. */
export type ShownAs = 'date' | 'time' | 'number';

/** The built-in date formats (14–17, 22; 27–36 and 50–58 are East Asian dates) and those of times (18–21, 45–47). */
export function formatShownAs(id: number): ShownAs {
  const isDate = (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  const isTime = (id >= 18 && id <= 21) || (id >= 45 && id <= 47);
  return isDate ? 'date' : isTime ? 'time' : 'number';
}

/**
 * What a written format shows its number as. `m` alone is a month; beside hours or seconds it is minutes, and the number a
 * time of day or a duration.
 */
export function shownAs(format: string): ShownAs {
  const [positive = ''] = format.split(';');
  const bare = positive.replace(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase();
  if (bare === 'general') return 'number';
  if (/[yd]/.test(bare)) return 'date';
  if (/[hs]/.test(bare) || /\[[hms]+\]/i.test(positive)) return 'time';
  return bare.includes('m') ? 'date' : 'number';
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

/** A fraction of a day as a time of day, 'HH:MM:SS'; null for a whole number, which nobody typed as a time. */
export function serialToTime(serial: number): string | null {
  if (serial < 0 || Number.isInteger(serial) || serial > LAST_DAY) return null;
  const seconds = Math.round((serial % 1) * 86_400) % 86_400;
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}
