import type { Content, Style, TableCell } from 'pdfmake';
import { palette } from '../../charts/palette.js';
import { formatCount, formatPercent, NO_VALUE } from '../../domain/format.js';
import type { Message } from '../sentences/message.js';

/**
 * A4 in points, margins by Decree 30/2020/NĐ-CP: 20 mm above and below, 30 mm left, 15 mm right
 * (domain.md §6).
 */
export const PAGE_MARGINS = { left: 85, top: 57, right: 43, bottom: 57 } as const;
export const TEXT_WIDTH = 595.28 - PAGE_MARGINS.left - PAGE_MARGINS.right;

/** A part of the body with a number of its own; `null` where it has no data and is left out. */
export interface Section {
  title: string;
  body: Content[];
  startsPage?: boolean;
  /** Paragraphs and nothing else: pages may break between them. */
  isWords?: true;
}

/*
 * Space stands above things and never below them: a margin below the last thing on a page would be set on
 * the next one and leave it blank.
 */

export function sectionHeading(numeral: string, title: string): Content {
  return { text: `${numeral}. ${title.toUpperCase()}`, bold: true, fontSize: 13, margin: [0, 14, 0, 0] };
}

/** The one message of a section, before what shows it. */
export function told({ lead, text, goesOn = isSmall(text) }: Message): Content {
  const said = text === '' ? `${lead}.` : goesOn ? `${lead}: ` : `${lead}. `;
  return { text: [{ text: said, bold: true }, text], ...PARAGRAPH };
}

function isSmall(text: string): boolean {
  return text.charAt(0) === text.charAt(0).toLowerCase();
}

export function paragraph(text: string): Content {
  return { text, ...PARAGRAPH };
}

/** Justified, the first line 1 cm in (Decree 30/2020/NĐ-CP, annex I). */
const PARAGRAPH = { alignment: 'justify', leadingIndent: 28, margin: [0, 5, 0, 0] } satisfies Style;

/** The sentences that can be told, one paragraph each. */
export function paragraphs(texts: readonly (string | null)[]): Content[] {
  return texts.flatMap((text) => (text === null || text === '' ? [] : [paragraph(text)]));
}

/** Measure, area and period of what stands above, or how it is to be read. */
export function note(text: string): Content {
  return { text, italics: true, fontSize: 10, color: palette.muted, margin: [0, 3, 0, 0] };
}

/** A chart of this width in points, kept in one piece. */
export function chart(svg: string, width = TEXT_WIDTH): Content {
  return { svg, width, margin: [0, 6, 0, 0] };
}

/**
 * Kept on one page: a heading never stands alone at the foot of one. What may not fit on any begins a page and flows
 * on: the printer would leave out what it can neither break nor place.
 */
export function together(...parts: Content[]): Content {
  return fitsOnAPage(parts) ? { stack: parts, unbreakable: true } : { stack: parts, pageBreak: 'before' };
}

/**
 * What ends a document, on one page with words before it: a signature never stands on a page alone. The last section
 * goes along whole where it is made of words that surely fit, or else its last paragraph.
 */
export function withEnd(section: readonly Content[], isWords: boolean, end: readonly Content[]): Content[] {
  const kept = isWords
    ? [0, section.length - 1].find((from) => fitsOnAPage([...section.slice(from), ...end]))
    : undefined;
  const from = kept ?? section.length;
  return [...section.slice(0, from), together(...section.slice(from), ...end)];
}

/** Whether texts surely fit on one page; drawings and tables are not looked at. */
function fitsOnAPage(content: unknown): boolean {
  return lettersOf(content) < LETTERS_THAT_FIT;
}

const LETTERS_THAT_FIT = 2200;
const LETTERS_OF_A_LINE = 60;

/** A block of text counts as a line at least. */
function lettersOf(content: unknown): number {
  if (typeof content === 'string') return content.length;
  if (Array.isArray(content)) return content.reduce((sum: number, part) => sum + lettersOf(part), 0);
  if (typeof content !== 'object' || content === null) return 0;
  const { text, stack, columns } = content as Record<string, unknown>;
  return text === undefined
    ? lettersOf(stack) + lettersOf(columns)
    : Math.max(LETTERS_OF_A_LINE, lettersOf(text));
}

/** A text that is not set like its column. */
export interface Words {
  text: string;
  bold?: boolean;
  color?: string;
}

export interface TableColumn<Row> {
  head: string;
  /** In points; '*' shares out what is left. */
  width: number | '*' | 'auto';
  align?: 'left' | 'center' | 'right';
  cell: (row: Row, index: number) => string | Words;
}

/**
 * A table whose head is repeated on every page and whose rows are not torn apart, but where one may be higher than a
 * page. Counts are right-aligned.
 */
export function table<Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  options: {
    size?: number;
    /** Rows of an annex stand closer. */
    isDense?: boolean;
    /** So many of the first rows are repeated on every page, too. */
    repeated?: number;
    /** Rows to be set in bold on grey: sums, and the names of groups. */
    isSum?: (row: Row) => boolean;
  } = {},
): Content {
  const { size = 10, isDense = false, repeated = 0, isSum = () => false } = options;
  const head = columns.map(({ head: text }): TableCell => ({
    text,
    bold: true,
    alignment: 'center',
    fillColor: palette.shade,
  }));
  const body = rows.map((row, index) =>
    columns.map(({ align = 'right', cell }, column): TableCell => {
      const content = cell(row, index);
      const look = {
        // Words beside a right-aligned count would touch it.
        ...(align === 'left' && column > 0 ? { margin: [4, 0, 0, 0] satisfies Style['margin'] } : {}),
        ...(isSum(row) ? { bold: true, fillColor: palette.shade } : {}),
      };
      return typeof content === 'string'
        ? { text: content, alignment: align, ...look }
        : { alignment: align, ...content, ...look };
    }),
  );
  const isLow = rows.every((row, index) =>
    columns.every(({ cell, width }) => {
      const content = cell(row, index);
      const text = typeof content === 'string' ? content : content.text;
      return heightOf(text, typeof width === 'number' ? width : NARROWEST, size) < ROW_THAT_FITS;
    }),
  );
  return {
    table: {
      headerRows: 1 + repeated,
      keepWithHeaderRows: isLow ? 1 : 0,
      dontBreakRows: isLow,
      widths: columns.map(({ width }) => width),
      body: [head, ...body],
    },
    layout: isDense ? 'dense' : 'report',
    fontSize: size,
    margin: [0, 6, 0, 0],
  };
}

/** The height of a text in points, rather too high than too low. */
function heightOf(text: string, width: number, size: number): number {
  return Math.ceil((text.length * size * 0.5) / width) * size * 1.25;
}

/** In points, on a page across as well. */
const ROW_THAT_FITS = 400;

/** What a column is given at least that shares what is left, in points. */
const NARROWEST = 80;

/** A column of counts, '+' and '−' before them where they are changes. */
export function countColumn<Row>(
  head: string,
  width: number,
  countOf: (row: Row) => number | null,
  format: (count: number) => string = formatCount,
): TableColumn<Row> {
  const told = (count: number | null) => (count === null ? NO_VALUE : format(count));
  return { head, width, cell: (row) => told(countOf(row)) };
}

/** A column of shares in percent; the sign stands in the head. */
export function shareColumn<Row>(
  head: string,
  width: number,
  partOf: (row: Row) => number | null,
  wholeOf: (row: Row) => number,
): TableColumn<Row> {
  const told = (part: number | null, whole: number) =>
    part === null ? NO_VALUE : formatPercent(part, whole).replace('%', '');
  return { head, width, cell: (row) => told(partOf(row), wholeOf(row)) };
}

/** A change of rank: up, down or none (0), told by sign and not by colour alone; '–' where there is no rank to compare with. */
export function rankChange(places: number | null): Words {
  if (places === null || places === 0) return { text: places === 0 ? '0' : NO_VALUE, color: palette.muted };
  return places > 0
    ? { text: `▲ ${places}`, color: '#0b4f9e' }
    : { text: `▼ ${-places}`, color: palette.warning };
}
