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

/** Whether to read the bytes as workbook or as CSV. The content decides; a name ending is believed only of text. */
export function fileKind(bytes: Buffer, fileName: string): 'xlsx' | 'csv' {
  const signature = bytes.subarray(0, 16).toString('hex');
  if (ZIP.test(signature)) return 'xlsx';
  if (COMPOUND_FILE.test(signature)) throw compoundFile(bytes);
  if (BARE_XLS.test(signature)) throw new Refused('old-xls');
  if (PDF.test(signature)) throw new Refused('unsupported-type', { type: 'PDF' });
  if (PICTURE.test(signature)) throw new Refused('not-a-workbook', { found: 'picture' });
  if (ARCHIVE.test(signature)) throw new Refused('not-a-workbook', { found: 'archive' });
  // Many systems "export to Excel" by naming a web page .xls; Excel 2003 also saved a workbook as one XML file.
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml|table|meta|head)/i.test(bytes.toString('latin1', 0, 512))) {
    throw new Refused('unsupported-type', { type: 'HTML/XML' });
  }
  const ending = /\.([a-z0-9]{1,8})$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
  if (['csv', 'tsv', 'txt'].includes(ending)) return 'csv';
  if (['xlsx', 'xlsm', 'xls', 'xltx'].includes(ending))
    throw new Refused('not-a-workbook', { found: 'unknown' });
  throw new Refused('unsupported-type', { type: ending === '' ? '?' : `.${ending}` });
}

/** The container of old Office files, and of new ones under a password. Its stream names are UTF-16. */
function compoundFile(bytes: Buffer): Refused {
  const holds = (stream: string) => bytes.includes(Buffer.from(`${stream}\0`, 'utf16le'));
  if (holds('EncryptedPackage')) return new Refused('password-protected');
  if (holds('Workbook') || holds('Book')) return new Refused('old-xls');
  if (holds('WordDocument')) return new Refused('unsupported-type', { type: 'Word (.doc)' });
  return new Refused('unsupported-type', { type: 'Office 97–2003' });
}
