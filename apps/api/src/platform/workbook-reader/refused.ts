import type { UploadRefusal, UploadRefusalCode } from '../../contract/upload-refusals.js';

/** Thrown anywhere while reading, caught once in `parseUpload`: the file is at fault, not the reader. */
export class Refused extends Error {
  readonly refusal: UploadRefusal;

  constructor(code: UploadRefusalCode, details: UploadRefusal['details'] = {}) {
    super(code);
    this.refusal = { kind: 'refused', code, details };
  }
}
