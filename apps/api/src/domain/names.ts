/** A text as one searches for it: no accents, đ = d, lower case, single spaces (domain.md §6). */
export function fold(text: string): string {
  return tidy(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

/** A text as it is kept: NFC, no invisible characters, single spaces. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * Which of one district's wards a text means: its code, its name, or the ways people write it
 * ("P5", "P.5", "Phường 5", "Phường 05", "5"; "Hoà" and "Hòa"). Null when none fits, or more than one.
 *
 * Only ever inside a stated district: 152 of the city's wards share their name with another.
 */
export function matchWard<Ward extends { code: string; name: string }>(
  text: string,
  wards: readonly Ward[],
): Ward | null {
  const written = tidy(text);
  if (written === '') return null;
  const attempts: ((ward: Ward) => boolean)[] = [
    (ward) => ward.code === written,
    (ward) => tidy(ward.name).toLowerCase() === written.toLowerCase(),
    (ward) => fold(ward.name) === fold(written),
    (ward) => bareName(ward.name) === bareName(written),
  ];
  for (const attempt of attempts) {
    const found = wards.filter(attempt);
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  }
  return null;
}

const vietnamese = new Intl.Collator('vi', { numeric: true });

/** Order of names on every list: Vietnamese, and numerically ("Quận 2" before "Quận 10"). */
export function compareNames(a: string, b: string): number {
  return vietnamese.compare(a, b);
}

/** The folded name without the kind of unit and without a leading zero: "P.05" and "Phường 5" are both "5". */
function bareName(text: string): string {
  return fold(text)
    .replace(/^(phuong|thi tran|xa|tt|ph|p|x)(?=[\s.\d])[\s.]*/, '')
    .replace(/^0+(?=\d)/, '');
}
