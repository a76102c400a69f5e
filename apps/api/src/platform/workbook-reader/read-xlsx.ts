import { cellStyles } from './cell-styles.ts';
import { noteStaleResults, type FormulaCell } from './formula-result.ts';
import { readComments } from './mark-comments.ts';
import { readSheet, Tally } from './read-sheet.ts';
import { Refused } from './refused.ts';
import { sharedStrings } from './shared-strings.ts';
import { relationshipsOf, workbookParts } from './workbook-parts.ts';
import { openZip, type ZipParts } from './zip-parts.ts';
import type { Note, Sheet, UploadContent } from './upload-content.ts';
import type { UploadLimits } from './upload-limits.ts';

export async function readXlsx(bytes: Buffer, limits: UploadLimits): Promise<UploadContent> {
  const zip = await openZip(bytes, limits);
  const parts = workbookParts(zip, limits);
  const context = {
    strings: parts.sharedStrings === null ? [] : sharedStrings(zip.read(parts.sharedStrings), limits),
    styles: parts.styles === null ? [] : cellStyles(zip.read(parts.styles)),
    datesCountFrom1904: parts.datesCountFrom1904,
  };
  const tally = new Tally(limits);
  const notes: Note[] = parts.datesCountFrom1904 ? [{ code: 'dates-count-from-1904' }] : [];
  const sheets: Sheet[] = [];
  const formulas: FormulaCell[] = [];
  for (const { name, hidden, part, isWorksheet } of parts.sheets) {
    if (!isWorksheet) {
      notes.push({ code: 'sheet-without-cells-skipped', sheet: name });
      continue;
    }
    const { formulas: own, ...read } = readSheet(zip.read(part), context, tally);
    for (const one of own) formulas.push({ ...one, sheet: name });
    const comments = hidden ? [] : commentsOf(zip, part, limits);
    sheets.push({ name, hidden, ...read, ...(comments.length > 0 ? { comments } : {}) });
  }
  noteStaleResults(sheets, formulas);
  return { kind: 'content', format: 'xlsx', sheets, notes };
}

/** Comments that cannot be read are left out: the figures do not depend on them. */
function commentsOf(zip: ZipParts, part: string, limits: UploadLimits): NonNullable<Sheet['comments']> {
  try {
    const target = relationshipsOf(zip, part).find(({ type }) => type === 'comments')?.target;
    return target === undefined ? [] : readComments(zip.read(target), limits);
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}
