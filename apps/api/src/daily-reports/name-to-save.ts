import type { KeptUpload } from './upload.query.js';

/** Endings a file may be handed out under, by what it is. */
const ENDINGS: Record<string, RegExp> = {
  'text/csv': /\.(csv|tsv|txt)$/i,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': /\.xlsx$/i,
};
const USUAL: Record<string, string> = { 'text/csv': '.csv' };

/**
 * The name an upload is saved under. What was refused as a file may be anything, a program or a page that runs: it gets
 * a name that says so, and an ending that nothing opens. What was read ends as what it is.
 */
export function nameToSave({
  id,
  state,
  fileName,
  mediaType,
}: Pick<KeptUpload, 'id' | 'state' | 'fileName' | 'mediaType'>): string {
  if (state === 'refused') return `tep-bi-tu-choi_${id.slice(0, 8)}.bin`;
  if (ENDINGS[mediaType]?.test(fileName)) return fileName;
  return `${fileName}${USUAL[mediaType] ?? '.xlsx'}`;
}
