import type { Alignment, Border, Borders, Fill, Font, Style } from 'exceljs';
import { palette, stepColour } from '../../charts/palette.js';

/** On every machine since Windows 95, with Vietnamese letters; where it is not, one as wide stands in. */
const FONT = 'Arial';

/** How a cell shows its value. */
export const FORMATS = {
  order: '0',
  text: 'General',
  count: '#,##0',
  /** A difference: '+1.234', '−5', '0'. */
  change: '+#,##0;"\u2212"#,##0;0',
  /** One decimal. The value itself is a whole number of tenths, so nothing is rounded here. */
  percent: '0.0%',
  times: '0.0',
  date: 'dd\\/mm\\/yyyy',
  moment: 'hh:mm\\ dd\\/mm\\/yyyy',
  letter: 'General',
} as const;

export type CellFormat = keyof typeof FORMATS;

const ALIGNMENT: Record<CellFormat, Partial<Alignment>> = {
  order: { horizontal: 'center' },
  text: { horizontal: 'left', wrapText: true },
  count: { horizontal: 'right' },
  change: { horizontal: 'right' },
  percent: { horizontal: 'right' },
  times: { horizontal: 'right' },
  date: { horizontal: 'center' },
  moment: { horizontal: 'center' },
  letter: { horizontal: 'center' },
};

/** '#rrggbb' as a workbook writes it. */
export function colour(hex: string): { argb: string } {
  return { argb: `FF${hex.slice(1).toUpperCase()}` };
}

export function fill(hex: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: colour(hex) };
}

export function font(of: Partial<Font> = {}): Partial<Font> {
  return { name: FONT, size: 10, color: colour(palette.ink), ...of };
}

const hair: Partial<Border> = { style: 'thin', color: colour(palette.grid) };
const edge: Partial<Border> = { style: 'thin', color: colour(palette.axis) };
const rule: Partial<Border> = { style: 'medium', color: colour(palette.muted) };

const around: Partial<Borders> = { top: edge, bottom: edge, left: edge, right: edge };

/** Figures carried forward from an earlier day do not look like reported ones. */
export const CARRIED_FONT: Partial<Font> = { italic: true, color: colour(palette.muted) };

/** A cell of a table's body. */
export function bodyStyle(format: CellFormat, of: Partial<Font> = {}): Partial<Style> {
  return {
    font: font(of),
    numFmt: FORMATS[format],
    alignment: { vertical: 'middle', ...ALIGNMENT[format] },
    border: { bottom: hair, left: hair, right: hair },
  };
}

/** A line that counts more than the others. */
export function strongStyle(format: CellFormat): Partial<Style> {
  return { ...bodyStyle(format, { bold: true }), fill: fill(palette.shade) };
}

export function totalStyle(format: CellFormat): Partial<Style> {
  const style = strongStyle(format);
  return {
    ...style,
    alignment: { ...style.alignment, wrapText: false },
    border: { top: rule, bottom: rule, left: hair, right: hair },
  };
}

export const headingStyle: Partial<Style> = {
  font: font({ bold: true, size: 9 }),
  fill: fill('#dfe7f0'),
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  border: around,
};

export const titleStyle: Partial<Style> = { font: font({ bold: true, size: 14 }) };
export const lineStyle: Partial<Style> = { font: font({ bold: true, color: colour(palette.muted) }) };
export const noteStyle: Partial<Style> = { font: font({ size: 9, color: colour(palette.muted) }) };
export const alertStyle: Partial<Style> = { font: font({ bold: true, color: colour(palette.alert) }) };
export const sectionStyle: Partial<Style> = {
  font: font({ bold: true, size: 11, color: colour(stepColour.signed) }),
};

/** Bars behind figures: as pale as the figures ask to stay readable. */
export const BARS = { submitted: '#d6e8f7', verified: '#bcd9f1', signed: '#9cc8ec' } as const;
