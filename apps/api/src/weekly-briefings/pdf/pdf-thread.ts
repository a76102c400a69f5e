/**
 * The thread in which a document is set: half a second and more of pure computing, which must not stand in the
 * way of the program's answers. Started by `printPdf` for one document, and over with it.
 *
 * The imports of this file and of all it imports end in `.ts`. The compiler rewrites them to `.js` in `dist`; in
 * tests Node runs these very sources, stripping the types, and resolves no other ending. The same is why nothing
 * here may need compiling (enums, parameter properties, decorators).
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Fonts, PdfDocument } from './pdf-document.ts';
import { setPdf } from './set-pdf.ts';

export interface PrintRequest {
  document: PdfDocument;
  fonts: Fonts;
}

const { document, fonts } = workerData as PrintRequest;
parentPort?.postMessage(await setPdf(document, fonts));
