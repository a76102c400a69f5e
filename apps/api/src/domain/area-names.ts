import type { Language } from './format.js';

/** Kinds of area in the official order: the city's own first, then the kinds of ward. */
const KINDS = ['Thành phố', 'Quận', 'Thị xã', 'Huyện', 'Phường', 'Thị trấn', 'Xã'] as const;

/** The place of a name's kind in the official order; names that are of no area come before all. */
export function placeOfKind(name: string): number {
  return KINDS.findIndex((kind) => name.startsWith(`${kind} `));
}

/**
 * The name of an area inside a sentence: 'quận Bình Tân', 'huyện Củ Chi', 'thành phố Thủ Đức', 'xã Tân Nhựt'.
 * The kind keeps its capital where it is part of the name: before a number ('Quận 7', 'Phường 02') and the name
 * of a person ('Phường Võ Thị Sáu'), and in 'Thành phố Hồ Chí Minh' (Decree 30/2020/NĐ-CP, annex II). At the
 * start of a sentence, a cell or a line, and in English, stands the name as it is kept.
 */
export function inText(name: string, language: Language = 'vi'): string {
  if (language !== 'vi') return name;
  const kind = KINDS[placeOfKind(name)];
  if (kind === undefined) return name;
  const own = name.slice(kind.length + 1);
  return /^\d/.test(own) || CAPITAL_KIND.has(own) ? name : kind.toLowerCase() + name.slice(kind.length);
}

/** Of the city's wards those named after a person, and the city itself. */
const CAPITAL_KIND: ReadonlySet<string> = new Set([
  'Cô Giang',
  'Hồ Chí Minh',
  'Lê Minh Xuân',
  'Nguyễn Cư Trinh',
  'Nguyễn Thái Bình',
  'Phạm Ngũ Lão',
  'Phạm Văn Cội',
  'Phạm Văn Hai',
  'Võ Thị Sáu',
]);

/** A text that begins a sentence, a cell or a line. */
export function atStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
