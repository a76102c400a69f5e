import { fileKind } from './file-kind.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { Refused } from './refused.ts';
import type { UploadAnswer } from './upload-content.ts';
import type { UploadLimits } from './upload-limits.ts';

/** Bytes in, cells out, or the reason why not. Runs in the reading process; anything it throws is a defect of ours. */
export async function parseUpload(
  bytes: Buffer,
  fileName: string,
  limits: UploadLimits,
): Promise<UploadAnswer> {
  try {
    const kind = fileKind(bytes, fileName);
    const content = kind === 'csv' ? readCsv(bytes, limits) : await readXlsx(bytes, limits);
    // "Read, and found nothing" must never pass for a read file.
    const holdsData = content.sheets.some(({ rows }) =>
      rows.some(({ cells }) => cells.some((cell) => cell.kind !== 'blank')),
    );
    if (!holdsData) throw new Refused('no-data');
    return content;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
