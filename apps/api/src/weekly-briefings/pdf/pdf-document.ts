import type { Content, Style } from 'pdfmake';

/** Paths of the TrueType files of each family. */
export type Fonts = Record<
  string,
  Readonly<{ normal: string; bold: string; italics?: string; bolditalics?: string }>
>;

/** How the `id` of a text begins that stands at the head of an annex: its pages are numbered from there, from 1. */
export const PAGES_BEGIN = 'pages-begin';

/**
 * A document ready to be set: plain data, so that it can be handed to another thread. What pdfmake wants as
 * functions (page numbers, table rules) is the printer's.
 */
export interface PdfDocument {
  title: string;
  author: string;
  subject: string;
  /** In the file's properties; fixed by what the document says, so that the same document has the same bytes. */
  createdAt: Date;
  /** In points: left, top, right, bottom. */
  pageMargins: [number, number, number, number];
  defaultStyle: Style;
  content: Content[];
  /** On every page. */
  footer: Content;
}
