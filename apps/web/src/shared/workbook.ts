import { daysBetween, reportingDate } from '@api/domain/reporting-date.js';
import { guarded } from './csv.js';
import { type Cell, type Column, type ColumnKind, headingOf, heldIn, type Table } from './table.js';
import type { Words } from './use-words.js';
import { zipOf } from './zip.js';

interface Sheet {
  title: string;
  subtitle: string;
  source: string;
  table: Table;
}

/**
 * One sheet of figures as a workbook: title, measure and source above, a frozen heading, real numbers and
 * days. Only the parts of the format that this needs; anything larger is made on the server.
 */
export function workbookOf(sheet: Sheet, words: Words): Uint8Array<ArrayBuffer> {
  return zipOf({
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': RELATIONS,
    'xl/workbook.xml': WORKBOOK(words.language === 'vi' ? 'Số liệu' : 'Figures'),
    'xl/_rels/workbook.xml.rels': WORKBOOK_RELATIONS,
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': worksheet(sheet, words),
  });
}

/** Places of the styles in `STYLES`. */
const STYLE: Record<ColumnKind | 'title' | 'heading' | 'about', number> = {
  text: 0,
  title: 1,
  about: 2,
  heading: 3,
  count: 4,
  number: 4,
  change: 5,
  move: 5,
  percent: 6,
  date: 7,
};

/** Rows above the heading. */
const ABOUT = 4;

function worksheet({ title, subtitle, source, table }: Sheet, words: Words): string {
  const about = [
    written('A1', title, 'title'),
    written('A2', subtitle, 'about'),
    written('A3', source, 'about'),
  ];
  const headings = table.columns.map((column) => headingOf(column, words));
  const lines = [
    ...about.map((content, index) => row(index + 1, content)),
    row(
      ABOUT + 1,
      headings.map((name, place) => written(`${letters(place)}${ABOUT + 1}`, name, 'heading')).join(''),
    ),
    ...table.rows.map((cells, index) => {
      const number = ABOUT + 2 + index;
      return row(
        number,
        cells.map((value, place) => cell(`${letters(place)}${number}`, value, table.columns[place])).join(''),
      );
    }),
  ];
  const widths = table.columns.map((column, place) => {
    const lengths = table.rows.map(
      (cells) => String(heldIn(cells[place] ?? null, column).value ?? '').length,
    );
    const longest = Math.max(headings[place]?.length ?? 0, ...lengths);
    return `<col min="${place + 1}" max="${place + 1}" width="${Math.min(60, Math.max(column.kind === 'text' ? 12 : 11, longest + 3))}" customWidth="1"/>`;
  });
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${ABOUT + 1}" topLeftCell="A${ABOUT + 2}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${lines.join('')}</sheetData><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

function row(number: number, cells: string): string {
  return `<row r="${number}">${cells}</row>`;
}

function cell(place: string, content: Cell, column: Column | undefined): string {
  const { kind, value } = heldIn(content, column);
  if (value === null) return '';
  if (kind === 'date') return number(place, daysBetween(FIRST_DAY, reportingDate(String(value))), STYLE.date);
  if (typeof value === 'string') return written(place, value, kind);
  return number(place, kind === 'percent' ? value / 1000 : value, STYLE[kind]);
}

function written(place: string, content: string, kind: keyof typeof STYLE): string {
  return `<c r="${place}" s="${STYLE[kind]}" t="inlineStr"><is><t xml:space="preserve">${escaped(guarded(content))}</t></is></c>`;
}

/** Excel counts days from here, so that 1 March 1900 is day 61. */
const FIRST_DAY = reportingDate('1899-12-30');

function number(place: string, value: number, style: number): string {
  return `<c r="${place}" s="${style}"><v>${value}</v></c>`;
}

function letters(place: number): string {
  const rest = Math.floor(place / 26);
  return `${rest > 0 ? letters(rest - 1) : ''}${String.fromCharCode(65 + (place % 26))}`;
}

function escaped(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/></Types>`;
const RELATIONS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const WORKBOOK_RELATIONS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;
const WORKBOOK = (name: string) =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="+#,##0;\\-#,##0;0"/><numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="dd/mm/yyyy"/></numFmts><fonts count="4"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font><font><sz val="10"/><color rgb="FF55616F"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF1F4"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="3" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment wrapText="1" vertical="center"/></xf><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
