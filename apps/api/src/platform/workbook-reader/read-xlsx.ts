import { cellStyles } from './cell-styles.ts';
import { noteHiddenByRules } from './conditional-looks.ts';
import { noteStaleResults, type FormulaCell } from './formula-result.ts';
import { readComments } from './mark-comments.ts';
import { type Drawn, readDrawing } from './read-drawing.ts';
import { type ReadSheet, readSheet, Tally } from './read-sheet.ts';
import { Refused } from './refused.ts';
import { sharedStrings } from './shared-strings.ts';
import { relationshipsOf, workbookParts } from './workbook-parts.ts';
import { openZip, type ZipParts } from './zip-parts.ts';
import type { Note, Sheet, UploadContent } from './upload-content.ts';
import type { UploadLimits } from './upload-limits.ts';

type Ruled = { sheet: Pick<Sheet, 'name' | 'rows'> } & Pick<ReadSheet, 'rules' | 'styles'>;

export async function readXlsx(bytes: Buffer, limits: UploadLimits): Promise<UploadContent> {
  const zip = await openZip(bytes, limits);
  const parts = workbookParts(zip, limits);
  const { ofCells, hiding } =
    parts.styles === null ? { ofCells: [], hiding: new Map() } : cellStyles(zip.read(parts.styles));
  const context = {
    strings: parts.sharedStrings === null ? [] : sharedStrings(zip.read(parts.sharedStrings), limits),
    ...{ styles: ofCells, mayHide: hiding.size > 0 },
    datesCountFrom1904: parts.datesCountFrom1904,
  };
  const tally = new Tally(limits);
  const notes: Note[] = parts.datesCountFrom1904 ? [{ code: 'dates-count-from-1904' }] : [];
  const sheets: Sheet[] = [];
  const formulas: FormulaCell[] = [];
  const ruled: Ruled[] = [];
  for (const { name, hidden, part, isWorksheet } of parts.sheets) {
    if (!isWorksheet) {
      notes.push({ code: 'sheet-without-cells-skipped', sheet: name });
      continue;
    }
    const { formulas: own, rules, styles, ...read } = readSheet(zip.read(part), context, tally);
    for (const one of own) formulas.push({ ...one, sheet: name });
    if (rules.length > 0) ruled.push({ sheet: { name, rows: read.rows }, rules, styles });
    const beside = hidden ? {} : besideCells(zip, part, limits);
    if (beside.drawn) noteCovered(read.rows, beside.drawn);
    const boxes = beside.drawn
      ?.filter(({ text }) => text !== '')
      .map(({ address, text }) => ({ address, text }));
    sheets.push({
      ...{ name, hidden, ...read },
      ...(beside.comments?.length ? { comments: beside.comments } : {}),
      ...(boxes?.length ? { boxes } : {}),
    });
  }
  const results = noteStaleResults(sheets, formulas);
  for (const { sheet, rules, styles } of ruled)
    noteHiddenByRules(sheet, rules, { styleOf: (cell) => styles.get(cell), hiding }, results);
  return {
    ...{ kind: 'content', format: 'xlsx', sheets, notes },
    ...(parts.toBeCalculated ? { toBeCalculated: true } : {}),
  };
}

interface Beside {
  comments?: NonNullable<Sheet['comments']>;
  drawn?: Drawn[];
}

/** Comments and drawings. What cannot be read of them is left out: the figures do not depend on them. */
function besideCells(zip: ZipParts, part: string, limits: UploadLimits): Beside {
  const beside: Beside = {};
  leftOutIfRefused(() => {
    for (const { type, target } of relationshipsOf(zip, part)) {
      if (type === 'comments')
        leftOutIfRefused(() => (beside.comments = readComments(zip.read(target), limits)));
      if (type === 'drawing') leftOutIfRefused(() => (beside.drawn = readDrawing(zip.read(target))));
    }
  });
  return beside;
}

function leftOutIfRefused(read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

/** Notes at each cell that lies below a picture or a filled shape that it is not seen. */
function noteCovered(rows: Sheet['rows'], drawn: readonly Drawn[]): void {
  for (const { covers } of drawn) {
    if (!covers) continue;
    for (const { number, cells } of rows) {
      if (number < covers.from.row || number > covers.to.row) continue;
      for (const cell of cells)
        if (cell.column >= covers.from.column && cell.column <= covers.to.column) cell.unseen = true;
    }
  }
}
