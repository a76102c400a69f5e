import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';
import { Refused } from './refused.ts';

type CsvText = { text: string; encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' };

/**
 * The text of a CSV file, NFC. A byte order mark decides; else UTF-8 if every byte fits, else windows-1258, what
 * Excel on a Vietnamese Windows writes. Excel's "Unicode text" is UTF-16 with a mark.
 */
export function csvText(bytes: Buffer): CsvText {
  const encoding = encodingOf(bytes);
  const decoded =
    encoding === 'windows-1258' ? iconv.decode(bytes, encoding) : (decode(bytes, encoding) ?? fail(encoding));
  // Control characters: not text, or not in this encoding. U+FFFD: bytes that windows-1258 leaves undefined.
  if (/[^\t\n\r\P{Control}]|\ufffd/u.test(decoded)) fail(encoding);
  return { text: decoded.normalize('NFC'), encoding };
}

function encodingOf(bytes: Buffer): CsvText['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (decode(bytes, 'utf-8') !== null || startsWithUtf8Mark(bytes) || hasVietnameseUtf8(bytes))
    return 'utf-8';
  return 'windows-1258';
}

/** UTF-8 with a damaged byte must not be taken for windows-1258: "Thủ Đức" would come out as "Thá»§ Äá»©c". */
function hasVietnameseUtf8(bytes: Buffer): boolean {
  return /\xe1[\xba\xbb][\x80-\xbf]|\xc4[\x82\x83\x90\x91]|\xc6[\xa0\xa1\xaf\xb0]/.test(
    bytes.toString('latin1'),
  );
}

function startsWithUtf8Mark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function decode(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function fail(encoding: string): never {
  throw new Refused('unknown-encoding', { triedAs: encoding });
}
