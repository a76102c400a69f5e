/**
 * The process in which uploaded files are read: it may run out of memory, hang or be killed, and nobody is hurt.
 * Started by `UploadReader`; one message is one file, its answer one message.
 *
 * The imports of this file and of all it imports end in `.ts`. The compiler rewrites them to `.js` in `dist`; in
 * tests Node runs these very sources, stripping the types, and resolves no other ending. The same is why nothing
 * here may need compiling (enums, parameter properties, decorators).
 */
import { markWorkbook } from './mark-workbook.ts';
import { parseUpload } from './parse-upload.ts';
import { Refused } from './refused.ts';
import type { Marking } from './mark-workbook.ts';
import type { UploadRefusal } from '../../contract/upload-refusals.js';
import type { UploadAnswer } from './upload-content.ts';
import type { UploadLimits } from './upload-limits.ts';

/** With `marking` the workbook is not read but marked. */
export type ReadRequest = { bytes: Uint8Array; fileName: string; limits: UploadLimits; marking?: Marking };
/** A workbook marked, or the reason why not. */
export type MarkAnswer = { kind: 'marked'; bytes: Uint8Array } | UploadRefusal;
export type ReaderMessage = { ready: true } | { answer: UploadAnswer | MarkAnswer } | { defect: string };

const say = (message: ReaderMessage) => process.send?.(message);

process.on('message', (request: ReadRequest) => {
  const { buffer, byteOffset, byteLength } = request.bytes;
  const file = Buffer.from(buffer, byteOffset, byteLength);
  const { marking, fileName, limits } = request;
  (marking ? marked(file, marking, limits) : parseUpload(file, fileName, limits)).then(
    (answer) => say({ answer }),
    (error: unknown) =>
      say({ defect: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
async function marked(file: Buffer, marking: Marking, limits: UploadLimits): Promise<MarkAnswer> {
  try {
    return { kind: 'marked', bytes: await markWorkbook(file, marking, limits) };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

// Ctrl+C reaches the whole group: the parent decides when we end, and if it is gone, we go.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => process.exit(0));
say({ ready: true });
