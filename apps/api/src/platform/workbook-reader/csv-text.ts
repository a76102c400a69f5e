import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';
import { decodeLegacy, LEGACY_WRITINGS, type LegacyWriting, shareOfVietnamese } from './legacy-text.ts';
import { Refused } from './refused.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258';
type CsvText = { text: string; encoding: Encoding | LegacyWriting };

/**
 * The text of a CSV file, NFC. A byte order mark decides; else UTF-8 if every byte fits, else windows-1258, what
 * Excel on a Vietnamese Windows writes. Excel's "Unicode text" is UTF-16 with a mark. Text of a legacy font is
 * left as it is, a Latin letter a byte: who reads it says so.
 */
export function csvText(bytes: Buffer): CsvText {
  const encoding = encodingOf(bytes);
  if (encoding !== 'windows-1258') {
    const decoded = decode(bytes, encoding) ?? fail(encoding);
    return { text: withoutControls(decoded, encoding).normalize('NFC'), encoding };
  }
  const decoded = iconv.decode(bytes, encoding);
  const writing = legacyWriting(bytes, shareOfVietnamese(decoded));
  if (writing !== null) return { text: bytes.toString('latin1'), encoding: writing };
  // U+FFFD: bytes that windows-1258 leaves undefined.
  if (decoded.includes('\ufffd')) fail(encoding);
  return { text: withoutControls(decoded, encoding).normalize('NFC'), encoding };
}

/** The legacy writing in which clearly more of the words are Vietnamese than in windows-1258. */
function legacyWriting(bytes: Buffer, share: number): LegacyWriting | null {
  // Text in any of them has no zero bytes; UTF-16 without a mark has.
  if (bytes.includes(0)) return null;
  const text = bytes.subarray(0, LOOKED_AT).toString('latin1');
  const shares = LEGACY_WRITINGS.map((writing) => {
    const decoded = decodeLegacy(text, writing);
    return { writing, share: decoded === null ? 0 : shareOfVietnamese(decoded) };
  });
  const [best] = shares.sort((one, other) => other.share - one.share);
  return best && best.share >= 0.7 && best.share > share + 0.2 ? best.writing : null;
}

const LOOKED_AT = 50_000;

/**
 * A stray control character in a text is passed over: a line break of Word or FileMaker (U+000B), the end mark of
 * DOS (Ctrl-Z), a "next line" (U+0085). Many of them are no text, or not in this encoding.
 */
function withoutControls(text: string, encoding: string): string {
  const strange = text.match(/[^\t\n\r\P{Control}]/gu) ?? [];
  if (strange.length === 0) return text;
  const unusual = strange.filter((sign) => !USUAL_STRAYS.has(sign));
  if (unusual.includes('\0') || unusual.length * 100 > text.length) fail(encoding);
  return text.replace(/[\v\f\x85]/g, ' ').replace(/[^\t\n\r\P{Control}]/gu, '');
}

/** U+000B, U+000C, Ctrl-Z, U+0085. */
const USUAL_STRAYS = new Set([0x0b, 0x0c, 0x1a, 0x85].map((code) => String.fromCharCode(code)));

function encodingOf(bytes: Buffer): Encoding {
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
