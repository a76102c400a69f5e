import { dateStyles } from './date-styles.ts';
import { readSheet, Tally } from './read-sheet.ts';
import { sharedStrings } from './shared-strings.ts';
import { workbookParts } from './workbook-parts.ts';
import { openZip } from './zip-parts.ts';
import type { Note, Sheet, UploadContent } from './upload-content.ts';
import type { UploadLimits } from './upload-limits.ts';

export async function readXlsx(bytes: Buffer, limits: UploadLimits): Promise<UploadContent> {
  const zip = await openZip(bytes, limits);
  const parts = workbookParts(zip, limits);
  const context = {
    strings: parts.sharedStrings === null ? [] : sharedStrings(zip.read(parts.sharedStrings), limits),
    shownAs: parts.styles === null ? [] : dateStyles(zip.read(parts.styles)),
    datesCountFrom1904: parts.datesCountFrom1904,
  };
  const tally = new Tally(limits);
  const notes: Note[] = parts.datesCountFrom1904 ? [{ code: 'dates-count-from-1904' }] : [];
  const sheets: Sheet[] = [];
  for (const { name, hidden, part, isWorksheet } of parts.sheets) {
    if (isWorksheet) sheets.push({ name, hidden, ...readSheet(zip.read(part), context, tally) });
    else notes.push({ code: 'sheet-without-cells-skipped', sheet: name });
  }
  return { kind: 'content', format: 'xlsx', sheets, notes };
}
