import pdfmake from 'pdfmake';
import type { Content, CustomTableLayout } from 'pdfmake';
import type { Fonts, PdfDocument } from './pdf-document.ts';

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
    header: (page) => pageNumber(page, pageMargins),
    // Built anew for every page: pdfmake writes into what it is given.
    footer: () => structuredClone(footer),
  };
}

/** Centred in the top margin, and not on page 1 (Decree 30/2020/NĐ-CP; domain.md §6). */
function pageNumber(page: number, [left, top, right]: readonly number[]): Content | null {
  if (page === 1) return null;
  return {
    text: String(page),
    fontSize: 13,
    alignment: 'center',
    margin: [left ?? 0, (top ?? 0) / 2 - 8, right ?? 0, 0],
  };
}
