import type { UploadRefusal } from '../../contract/upload-refusals.js';
import type { UploadAnswer } from './upload-content.ts';

/** Endings under which a table as text is read. */
export const TEXT_ENDINGS: readonly string[] = ['csv', 'tsv', 'txt'];
/** Endings of workbooks; a workbook of today's kind often bears the one of the old. */
export const WORKBOOK_ENDINGS: readonly string[] = ['xlsx', 'xlsm', 'xltx', 'xls', 'xlsb'];

/** What else files are: what opens by a click, pages, documents, pictures, archives. Other words after a dot end no name. */
const OTHER_ENDINGS = new Set(
  (
    'exe com bat cmd ps1 psm1 msi msix msc scr pif cpl dll sys jar js jse mjs vbs vbe wsf wsh hta lnk url scf reg inf app ' +
    'apk deb rpm dmg iso img sh py pl php asp aspx jsp svg html htm xhtml shtml mht mhtml xml xsl xslt json yaml yml ' +
    'doc docx docm dot dotx rtf odt ods fods ots odp pdf ps ppt pptx pptm pps ppsx xla xlam xll xlt xltm xlw slk dif prn ' +
    'dbf mdb accdb sql db sqlite log md tex eml msg pst numbers pages key et wps gsheet gdoc ' +
    'png jpg jpeg gif bmp tif tiff webp heic ico psd ai mp3 mp4 m4a wav avi mov mkv webm zip rar 7z gz tgz tar bz2 xz cab ' +
    'tmp bak part crdownload download ttf otf eps p7s p7m cer pfx'
  ).split(' '),
);

/** Latin letters among others that look like them: "xlѕx". */
const DISGUISED = /^(?=.*\p{Script=Latin})(?=.*(?!\p{Script=Latin})\p{L})[\p{L}\d]{1,8}$/u;

/**
 * What follows the last dot of a name where that is the ending of a kind of file, in small plain letters: "xlsx" of
 * "Bao cao.XLSX. " and of "Bao cao．ｘｌｓｘ", as Windows drops dots and blanks at the end. Anything else is part of the
 * name: "Quận 1 ngày 07.05.2022", "BC 07.05.2022-lan2", "BC_Q.GoVap". Such a file is told by its bytes.
 */
export function endingOf(fileName: string): string {
  const name = fileName
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.\s]+$/u, '');
  const ending = name.includes('.') ? (name.split('.').at(-1) ?? '').trim() : '';
  const isKnown =
    TEXT_ENDINGS.includes(ending) || WORKBOOK_ENDINGS.includes(ending) || OTHER_ENDINGS.has(ending);
  return isKnown || DISGUISED.test(ending) ? ending : '';
}

/**
 * The answer, or a refusal where the name ends in what is no table: a workbook named like a page or a program is opened
 * by what opens those. Text without an ending is refused before; a workbook without one is told by its bytes.
 */
export function refusedByEnding(answer: UploadAnswer, fileName: string): UploadAnswer {
  const ending = endingOf(fileName);
  if (answer.kind === 'refused' || ending === '') return answer;
  const isTable = WORKBOOK_ENDINGS.includes(ending) || TEXT_ENDINGS.includes(ending);
  return isTable ? answer : wrongEnding(ending);
}

function wrongEnding(ending: string): UploadRefusal {
  return { kind: 'refused', code: 'wrong-ending', details: { ending: `.${ending}`.slice(0, 30) } };
}
