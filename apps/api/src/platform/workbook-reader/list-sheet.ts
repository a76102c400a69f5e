import { columnLetters } from './cell-address.ts';
import type { Look, MarkStyles } from './mark-styles.ts';
import { escapeXml } from './rewrite-xml.ts';

/** A sheet of plain rows put first in a marked workbook: titles, and a table of what was found. */
export type ListSheet = {
  name: string;
  lines: { text: string; look: 'title' | 'line' }[];
  headings: string[];
  widths: number[];
  rows: ListCell[][];
};
/** With `target`, a click leads to that cell: `'BaoCao'!E8`. */
export type ListCell = { value: string | number; target?: string };

const LINE_POINTS = 13.5;

/** The sheet as the format writes it. Every row is as high as its text needs: not every program sees to that. */
export function writeListSheet(list: ListSheet, styles: MarkStyles, namespace: string): Buffer {
  const rows: string[] = [];
  const links: string[] = [];
  const cell = (address: string, { value, target }: ListCell, look: Look) => {
    if (target !== undefined) {
      links.push(
        `<hyperlink ref="${address}" location="${escapeXml(target)}" display="${escapeXml(String(value))}"/>`,
      );
    }
    const style = styles.look(look);
    return typeof value === 'number'
      ? `<c r="${address}" s="${style}"><v>${value}</v></c>`
      : `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
  };
  const add = (cells: string[], lines: number) =>
    rows.push(
      `<row r="${rows.length + 1}" ht="${(lines * LINE_POINTS + 3).toFixed(1)}" customHeight="1">${cells.join('')}</row>`,
    );

  for (const { text, look } of list.lines) {
    add([cell(`A${rows.length + 1}`, { value: text }, look)], look === 'title' ? 1.6 : 1);
  }
  const headingRow = rows.length + 1;
  add(
    list.headings.map((value, index) =>
      cell(`${columnLetters(index + 1)}${headingRow}`, { value }, 'heading'),
    ),
    1.2,
  );
  for (const values of list.rows) {
    const number = rows.length + 1;
    const lines = values.map(({ value }, index) => linesOf(String(value), list.widths[index] ?? 10));
    const lookOf = ({ value, target }: ListCell): Look =>
      target !== undefined ? 'link' : typeof value === 'number' ? 'number' : 'text';
    add(
      values.map((value, index) => cell(`${columnLetters(index + 1)}${number}`, value, lookOf(value))),
      Math.max(1, ...lines),
    );
  }
  const widths = list.widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return Buffer.from(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      `<worksheet xmlns="${namespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
      `<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"><pane ySplit="${headingRow}" topLeftCell="A${headingRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
      `<cols>${widths.join('')}</cols><sheetData>${rows.join('')}</sheetData>` +
      (links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '') +
      '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
      '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
  );
}

/** How many lines a text fills in a column of that width, broken between words. */
export function linesOf(text: string, width: number): number {
  const room = Math.max(4, width - 1);
  return text.split('\n').reduce((sum, line) => {
    let [lines, used] = [1, 0];
    for (const word of line.split(' ')) {
      const needed = used === 0 ? word.length : used + 1 + word.length;
      if (needed <= room) used = needed;
      else {
        lines += used === 0 ? 0 : 1;
        lines += Math.ceil(word.length / room) - 1;
        used = word.length % room || room;
      }
    }
    return sum + lines;
  }, 0);
}
