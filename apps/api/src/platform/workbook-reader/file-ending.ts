import type { UploadRefusal } from '../../contract/upload-refusals.js';
import type { UploadAnswer } from './upload-content.ts';

/** Endings under which a table as text is read. */
export const TEXT_ENDINGS: readonly string[] = ['csv', 'tsv', 'txt'];
/** Endings of workbooks; a workbook of today's kind often bears the one of the old. */
export const WORKBOOK_ENDINGS: readonly string[] = ['xlsx', 'xlsm', 'xltx', 'xls', 'xlsb'];

/**
 * What follows the last dot of a name, in small plain letters: "xlsx" of "Bao cao.XLSX. " and of "Bao cao．ｘｌｓｘ", as
 * Windows drops dots and blanks at the end. An ending is a letter and at most seven more letters or digits. A number,
 * words or a long word after a dot are none: "Quận 1 ngày 07.05.2022", "BC 07.05.2022-lan2", "BC_Q.BinhThanh".
 */
export function endingOf(fileName: string): string {
  const name = fileName
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.\s]+$/u, '');
  const ending = name.includes('.') ? (name.split('.').at(-1) ?? '') : '';
  return /^\p{L}[\p{L}\d]{0,7}$/u.test(ending) ? ending : '';
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
