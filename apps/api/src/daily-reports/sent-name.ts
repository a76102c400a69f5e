import type { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { shareOfVietnamese } from '../platform/workbook-reader/legacy-text.js';

/** A form has few, short fields, and the name of its file comes before the file's bytes. */
const HEAD_BYTES = 64 * 1024;

/**
 * Keeps the first bytes that come through a stream, which is not started before somebody else reads it. What is given
 * back tells those that have come so far.
 */
export function headOf(stream: Readable): () => Buffer {
  const pieces: Buffer[] = [];
  let length = 0;
  const keep = (piece: Buffer): void => {
    pieces.push(piece.subarray(0, HEAD_BYTES - length));
    length += piece.length;
    if (length >= HEAD_BYTES) stream.off('data', keep);
  };
  // A listener alone would start it.
  stream.pause();
  stream.on('data', keep);
  return () => Buffer.concat(pieces);
}

/**
 * The name of a file as its sender meant it. A form is UTF-8, and its parser puts U+FFFD for every other byte: then
 * the bytes are read as Latin-1 or windows-1258, whichever gives more Vietnamese words.
 */
export function nameAsMeant(parsed: string, head: () => Buffer): string {
  if (!parsed.includes('\ufffd')) return parsed;
  for (const [, written = ''] of head()
    .toString('latin1')
    .matchAll(/filename="([^"\r\n]*)"/g)) {
    const bytes = Buffer.from(written, 'latin1');
    if (!bytes.toString('utf8').endsWith(parsed)) continue;
    const vietnamese = iconv.decode(bytes, 'windows-1258').normalize('NFC');
    return shareOfVietnamese(vietnamese) >= shareOfVietnamese(written) && !vietnamese.includes('\ufffd')
      ? vietnamese
      : written;
  }
  return parsed.replaceAll('\ufffd', '_');
}
