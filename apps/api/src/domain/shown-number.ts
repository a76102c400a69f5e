import { fold } from './names.js';

/** What may stand beside a number of records and leaves it what it is: "150 hồ sơ". */
const UNIT = /\b(ho so|hs|ban ghi|phieu|truong hop|doi tuong|nguoi|mui( tiem)?|luot|records?)\b|₫|\bd$/g;

/**
 * Whether what a cell shows is its number, to whoever reads it: with groups, decimals that are none, a unit. Three
 * decimals behind a number below 1,000 read as thousands. A zero may be shown as "-" or as nothing.
 */
export function isShownAs(shown: string, value: number): boolean {
  const bare = fold(shown)
    .replace(UNIT, '')
    .replace(/[\s'’]/g, '');
  if (value === 0) return /^[-–]?$|^0+([.,]0+)*$/.test(bare);
  const [, whole = '', decimals = ''] = /^(\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,(0*))?$/.exec(bare) ?? [];
  if (whole === '' || Number(whole.replaceAll('.', '')) !== value) return false;
  const looksGrouped = decimals.length > 0 && decimals.length % 3 === 0 && value < 1000;
  return !looksGrouped;
}
