import { endingOf, TEXT_ENDINGS, WORKBOOK_ENDINGS } from './file-ending.ts';
import { Refused } from './refused.ts';

/** What people pick by mistake or rename, by the first bytes in hex: PNG, JPEG, GIF, WebP, BMP, TIFF. */
const PICTURE = /^(89504e47|ffd8ff|47494638|52494646.{8}57454250|424d.{8}00000000|49492a00|4d4d002a)/;
/** RAR, 7-Zip, gzip. */
const ARCHIVE = /^(52617221|377abcaf|1f8b)/;
const ZIP = /^504b(0304|0506)/;
const PDF = /^25504446/;
const COMPOUND_FILE = /^d0cf11e0a1b11ae1/;
/** The first record of a workbook by Excel 2 to 5, before compound files. */
const BARE_XLS = /^09(00|02|04|08)(0[4-9a-f]|10)00/;

/** Whether bytes are read as a workbook: they begin as a ZIP file does. */
export function isWorkbook(bytes: Buffer): boolean {
  return ZIP.test(bytes.toString('hex', 0, 4));
}

/** Whether to read the bytes as workbook or as CSV. The content decides; a name ending is believed only of text. */
export function fileKind(bytes: Buffer, fileName: string): 'xlsx' | 'csv' {
  if (isWorkbook(bytes)) return 'xlsx';
  const signature = bytes.subarray(0, 16).toString('hex');
  if (COMPOUND_FILE.test(signature)) throw compoundFile(bytes);
  if (BARE_XLS.test(signature)) throw new Refused('old-xls');
  if (PDF.test(signature)) throw new Refused('not-a-spreadsheet', { type: 'PDF' });
  if (PICTURE.test(signature)) throw new Refused('not-a-workbook', { found: 'picture' });
  if (ARCHIVE.test(signature)) throw new Refused('not-a-workbook', { found: 'archive' });
  const text = beginningOf(bytes);
  if (text !== null && WEB_PAGE.test(text)) throw new Refused('unsupported-type', { type: 'HTML/XML' });
  if (text !== null && WEB_ARCHIVE.test(text)) throw new Refused('unsupported-type', { type: 'MHTML' });
  const ending = endingOf(fileName);
  if (TEXT_ENDINGS.includes(ending)) return 'csv';
  if (WORKBOOK_ENDINGS.includes(ending)) {
    // A table as plain text under a workbook's name: Excel opens it, after a question.
    if (text !== null && TABLE.test(text)) throw new Refused('unsupported-type', { type: 'TXT/CSV' });
    throw new Refused('not-a-workbook', { found: 'unknown' });
  }
  if (ending === '') throw new Refused('no-file-ending');
  throw new Refused('wrong-ending', { ending: `.${ending}`.slice(0, 30) });
}

/**
 * Many systems "export to Excel" by naming a web page .xls, and not every page begins with <html>; Excel 2003 also
 * saved a workbook as one XML file, or as a web archive.
 */
const WEB_PAGE = /^\s*<(!--|!doctype|\?xml|[a-z][a-z0-9:-]*[\s>/])/i;
const WEB_ARCHIVE =
  /^\s*((from|subject|date|mime-version|content-type|x-[a-z-]+):[^\n]*\r?\n[\s\S]{0,1000})?(mime-version:|content-type: *multipart\/)/i;
/** A line of several cells. */
const TABLE = /^[^\t;,\r\n]*([\t;,][^\t;,\r\n]*){2,}/m;

const BEGINNING_BYTES = 2048;

/** The first characters of a text, in UTF-8, a single-byte code or UTF-16 with or without a mark; null for other bytes. */
function beginningOf(bytes: Buffer): string | null {
  const start = bytes.subarray(0, BEGINNING_BYTES);
  const text = isUtf16(start)
    ? start.toString('utf16le')
    : isUtf16(swapped(start))
      ? swapped(start).toString('utf16le')
      : start.toString('latin1');
  return text.includes('\0') ? null : text.replace(/^(\ufeff|\xef\xbb\xbf)/, '');
}

function isUtf16(bytes: Buffer): boolean {
  return (
    (bytes[0] === 0xff && bytes[1] === 0xfe) ||
    (bytes[0] !== 0 && bytes[1] === 0 && bytes[2] !== 0 && bytes[3] === 0)
  );
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
}

/** The container of old Office files, and of new ones under a password. Its stream names are UTF-16. */
function compoundFile(bytes: Buffer): Refused {
  const holds = (stream: string) => bytes.includes(Buffer.from(`${stream}\0`, 'utf16le'));
  if (holds('EncryptedPackage')) return new Refused('password-protected');
  if (holds('Workbook') || holds('Book')) return new Refused('old-xls');
  if (holds('WordDocument')) return new Refused('not-a-spreadsheet', { type: 'Word' });
  if (holds('PowerPoint Document')) return new Refused('not-a-spreadsheet', { type: 'PowerPoint' });
  return new Refused('unsupported-type', { type: 'Office 97–2003' });
}
