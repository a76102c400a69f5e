export type Weight = 400 | 600;

/**
 * Width of a text in pixels, set in Be Vietnam Pro.
 *
 * Charts are drawn where nothing can measure text, so the advance widths of the
 * font are kept here (thousandths of the size). A letter with marks is as wide
 * as its base letter, within 2%.
 */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  let sum = 0;
  for (const letter of text.normalize('NFC')) sum += advance(letter, weight);
  return (sum * size) / 1000;
}

/** The text, or as much of its beginning as fits in `width`, ending in "…". */
export function fitText(text: string, width: number, size: number, weight: Weight = 400): string {
  if (textWidth(text, size, weight) <= width) return text;
  const letters = [...text.normalize('NFC')];
  while (letters.length > 1 && textWidth(`${letters.join('').trimEnd()}…`, size, weight) > width)
    letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

function advance(letter: string, weight: Weight): number {
  const special = SPECIAL[letter]?.[weight];
  if (special !== undefined) return special;
  const base = letter.normalize('NFD').charCodeAt(0);
  return ASCII[weight][base - 32] ?? 700;
}

/** Advance widths of the characters 32 to 126. */
const ASCII: Record<Weight, readonly number[]> = {
  400: [
    230, 280, 318, 807, 645, 849, 740, 179, 439, 439, 497, 608, 303, 608, 286, 503, 676, 385, 651, 660, 710,
    660, 680, 594, 634, 680, 286, 303, 556, 726, 556, 573, 1005, 736, 674, 775, 728, 620, 633, 783, 709, 258,
    465, 679, 624, 853, 732, 826, 644, 822, 668, 635, 650, 725, 706, 1005, 720, 665, 660, 459, 485, 459, 559,
    702, 202, 642, 652, 613, 652, 599, 386, 643, 583, 264, 274, 555, 255, 893, 573, 642, 652, 652, 392, 508,
    428, 566, 576, 870, 559, 583, 502, 426, 408, 426, 468,
  ],
  600: [
    230, 320, 367, 833, 648, 863, 755, 208, 449, 449, 508, 637, 332, 607, 319, 528, 692, 415, 660, 674, 716,
    674, 693, 596, 656, 693, 319, 332, 568, 744, 568, 605, 1014, 758, 698, 778, 743, 634, 640, 788, 725, 280,
    482, 703, 637, 877, 743, 828, 667, 825, 697, 656, 674, 733, 732, 1039, 753, 701, 664, 489, 515, 489, 594,
    724, 260, 652, 662, 624, 662, 611, 401, 654, 600, 285, 292, 584, 277, 895, 590, 652, 662, 662, 416, 527,
    434, 581, 588, 879, 591, 592, 514, 462, 426, 462, 483,
  ],
};

const SPECIAL: Record<string, Record<Weight, number>> = {
  đ: { 400: 662, 600: 677 },
  Đ: { 400: 788, 600: 786 },
  '–': { 400: 682, 600: 696 },
  '—': { 400: 868, 600: 868 },
  '−': { 400: 636, 600: 653 },
  '·': { 400: 255, 600: 288 },
  '…': { 400: 726, 600: 817 },
  '≥': { 400: 571, 600: 580 },
  '×': { 400: 579, 600: 612 },
  '\u00a0': { 400: 230, 600: 230 },
  '\u202f': { 400: 230, 600: 230 },
};
