import pdfmake from 'pdfmake';
import type { Content, CustomTableLayout } from 'pdfmake';
import { type Fonts, PAGES_BEGIN, type PdfDocument } from './pdf-document.ts';

/** Hairlines between rows, a stronger one around the head and below the table. */
const REPORT: CustomTableLayout = {
  hLineWidth: (line, node) => (line <= 1 || line === node.table.body.length ? 0.9 : 0.4),
  vLineWidth: () => 0,
  hLineColor: (line, node) => (line <= 1 || line === node.table.body.length ? '#55616f' : '#d3dae2'),
  paddingLeft: () => 3,
  paddingRight: () => 3,
  paddingTop: () => 2,
  paddingBottom: () => 2,
};

const DENSE: CustomTableLayout = {
  ...REPORT,
  paddingLeft: () => 2,
  paddingRight: () => 2,
  paddingTop: () => 1.2,
  paddingBottom: () => 1.2,
};

/**
 * Sets a document. The same document and fonts give the same bytes, in any process: no time, no chance and
 * nothing of the machine goes in.
 */
export async function setPdf(document: PdfDocument, fonts: Fonts): Promise<Buffer> {
  // Its own fonts and nothing else may be read: no address, file or picture named in a text or a chart.
  const fontPaths = new Set(Object.values(fonts).flatMap((family) => Object.values(family)));
  pdfmake.setLocalAccessPolicy((path) => fontPaths.has(path));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setFonts(fonts);
  pdfmake.setTableLayouts({ report: REPORT, dense: DENSE });
  return pdfmake.createPdf(definitionOf(document)).getBuffer();
}

function definitionOf(document: PdfDocument): Parameters<typeof pdfmake.createPdf>[0] {
  const { title, author, subject, createdAt, pageMargins, defaultStyle, content, footer } = document;
  return {
    version: '1.7',
    language: 'vi',
    pageSize: 'A4',
    info: { title, author, subject, creationDate: createdAt, creator: author, producer: 'pdfmake' },
    displayTitle: true,
    ...{ pageMargins, defaultStyle, content },
    header: (page) => pageNumber(page, beginnings(content), pageMargins),
    // Built anew for every page: pdfmake writes into what it is given.
    footer: () => structuredClone(footer),
  };
}

/**
 * On which pages annexes begin. pdfmake writes into each text where it was set, before it asks for the headers.
 */
function beginnings(content: unknown): number[] {
  if (Array.isArray(content)) return content.flatMap(beginnings);
  if (typeof content !== 'object' || content === null) return [];
  const { id, positions, stack } = content as SetText;
  if (id?.startsWith(PAGES_BEGIN) !== true) return beginnings(stack);
  return positions?.slice(0, 1).map(({ pageNumber: page }) => page) ?? [];
}

interface SetText {
  id?: string;
  positions?: { pageNumber: number }[];
  stack?: unknown[];
}

/**
 * Centred in the top margin; the report and each annex count their own pages, and the first of each bears no
 * number (Decree 30/2020/NĐ-CP, annex I; domain.md §6).
 */
function pageNumber(
  page: number,
  annexes: readonly number[],
  [left, top, right]: readonly number[],
): Content | null {
  const own = page - (annexes.findLast((first) => first <= page) ?? 1) + 1;
  if (own === 1) return null;
  return {
    text: String(own),
    fontSize: 13,
    alignment: 'center',
    margin: [left ?? 0, (top ?? 0) / 2 - 8, right ?? 0, 0],
  };
}
