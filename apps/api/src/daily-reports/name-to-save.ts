import { isWorkbook } from '../platform/workbook-reader/file-kind.js';
import type { KeptUpload } from './upload.query.js';

/** Endings a file may be handed out under, by what it is. */
const ENDINGS = { text: /\.(csv|tsv|txt)$/i, workbook: /\.xlsx$/i };
const USUAL = { text: '.csv', workbook: '.xlsx' };

/**
 * The name an upload is saved under. What was refused as a file may be anything, a program or a page that runs: it gets
 * a name that says so, and an ending that nothing opens. What was read ends as what it is, by its bytes: the same file
 * may have been refused under one name and read under another.
 */
export function nameToSave(
  { id, state, fileName }: Pick<KeptUpload, 'id' | 'state' | 'fileName'>,
  bytes: Buffer,
): string {
  if (state === 'refused') return `tep-bi-tu-choi_${id.slice(0, 8)}.bin`;
  const kind = isWorkbook(bytes) ? 'workbook' : 'text';
  return ENDINGS[kind].test(fileName) ? fileName : `${fileName}${USUAL[kind]}`;
}
