import type { UploadRefusal, UploadRefusalCode } from '../../contract/upload-refusals.js';

/** Thrown anywhere while reading, caught once in `parseUpload`: the file is at fault, not the reader. */
export class Refused extends Error {
  readonly refusal: UploadRefusal;

  constructor(code: UploadRefusalCode, details: UploadRefusal['details'] = {}) {
    super(code);
    this.refusal = { kind: 'refused', code, details: shortened(details) };
  }
}

const DETAIL_CHARACTERS = 100;
/** What no database column and no log line should be given: control characters, half a surrogate pair. */
const UNSTORABLE = /[\p{Control}\p{Surrogate}]/gu;

/** A detail may quote the file, and what the file calls a row number may be 8 MB long. */
function shortened(details: UploadRefusal['details']): UploadRefusal['details'] {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, DETAIL_CHARACTERS).replace(UNSTORABLE, '\uFFFD') : value,
    ]),
  );
}
