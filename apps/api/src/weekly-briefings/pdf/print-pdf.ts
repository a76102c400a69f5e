import { Worker } from 'node:worker_threads';
import { Unavailable } from '../../platform/outage.js';
import { fontFiles } from '../../platform/pictures.js';
import type { Fonts, PdfDocument } from './pdf-document.js';
import type { PrintRequest } from './pdf-thread.js';

/** By the names under which documents and charts ask for them. */
export const FONTS: Fonts = { Tinos: fontFiles.tinos, 'Be Vietnam Pro': fontFiles.beVietnamPro };

/** No briefing needs a tenth of it; a defect must not hold a job for good. */
const TIME_LIMIT_MS = 60_000;

/** The document as PDF, set in a thread of its own. Rejects with what was wrong in it, or `Unavailable`. */
export function printPdf(document: PdfDocument): Promise<Buffer> {
  const request: PrintRequest = { document, fonts: FONTS };
  return new Promise((resolve, reject) => {
    const thread = new Worker(entry(), {
      workerData: request,
      // Nothing of ours is handed down: no flags, no environment.
      ...{ execArgv: [], env: {} },
      // Most of what is made lives until the document is done: a small nursery would be copied over and over.
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    });
    const timer = setTimeout(() => void thread.terminate(), TIME_LIMIT_MS);
    thread.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    thread.on('error', reject);
    thread.once('exit', (code) => {
      clearTimeout(timer);
      // Ended from outside, or at its limit on a machine too busy for it: the next try may end well.
      reject(new Unavailable('busy', `The thread that sets documents ended without one (${code}).`));
    });
  });
}

/** Beside this file: compiled in `dist`, the source itself in tests. */
function entry(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './pdf-thread.ts' : './pdf-thread.js', import.meta.url);
}
