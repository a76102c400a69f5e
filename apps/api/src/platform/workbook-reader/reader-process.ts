/**
 * The process in which uploaded files are read: it may run out of memory, hang or be killed, and nobody is hurt.
 * Started by `UploadReader`; one message is one file, its answer one message.
 *
 * The imports of this file and of all it imports end in `.ts`. The compiler rewrites them to `.js` in `dist`; in
 * tests Node runs these very sources, stripping the types, and resolves no other ending. The same is why nothing
 * here may need compiling (enums, parameter properties, decorators).
 */
import { parseUpload } from './parse-upload.ts';
import type { UploadAnswer } from './upload-content.ts';
import type { UploadLimits } from './upload-limits.ts';

export type ReadRequest = { bytes: Uint8Array; fileName: string; limits: UploadLimits };
export type ReaderMessage = { ready: true } | { answer: UploadAnswer } | { defect: string };

const say = (message: ReaderMessage) => process.send?.(message);

process.on('message', (request: ReadRequest) => {
  const { buffer, byteOffset, byteLength } = request.bytes;
  parseUpload(Buffer.from(buffer, byteOffset, byteLength), request.fileName, request.limits).then(
    (answer) => say({ answer }),
    (error: unknown) =>
      say({ defect: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
// Ctrl+C reaches the whole group: the parent decides when we end, and if it is gone, we go.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => process.exit(0));
say({ ready: true });
