import { COLUMN_HEADINGS, type ReportColumn } from '../domain/columns.js';
import { OTHER_FONT } from '../domain/findings.js';
import type { Details, FindingTexts } from './finding-text.js';

const NOTHING_TO_DO = 'Nothing to do.';

/** What is said of a file, of its sheet and of its rows. */
export const ENGLISH_FILE_FINDINGS = {
  'file-of-other-district': (is) => ({
    reason: `This file is the workbook of ${is.text('found')}, not of ${is.text('expected')}.`,
    remedy: 'Choose the right file, or download the workbook of your own district.',
  }),
  'file-of-other-date': (is) =>
    is.text('line') === '–'
      ? {
          reason: `This file is the workbook of the day ${is.date('found')}, not of ${is.date('expected')}.`,
          remedy: 'Choose the right file, or download the workbook of the day you report on.',
        }
      : {
          reason: `This line says that the figures are of ${is.date('found')}, not of ${is.date('expected')}.`,
          remedy: 'Choose the right file and sheet; if only the date is mistaken, correct it in this line.',
        },
  'sheet-of-other-day': (is) => ({
    reason:
      is.text('line') === '–'
        ? `The ${is.text('where') === 'file' ? 'file' : 'sheet'} is named for ${is.date('found')}, not for ${is.date('expected')}.`
        : `${placeWord(is)} may say that the figures are of ${is.date('found')}, not of ${is.date('expected')}.`,
    remedy: 'Check that the figures are of the day reported on; if they are, add a note and file.',
  }),
  'sheet-of-other-district': (is) => ({
    reason: `${placeWord(is)} names ${is.text('found')}, not ${is.text('expected')}.`,
    remedy: 'Check that this is the workbook of your own district; if it is, add a note and file.',
  }),
  'unit-not-one': () => ({
    reason: 'This line gives a unit other than one record, so the figures are no numbers of records.',
    remedy:
      'Enter whole numbers of records and give “hồ sơ” as the unit; if only the line is wrong, correct it.',
  }),
  'figures-denied': (is) => ({
    reason:
      is.text('what') === 'rounded'
        ? `${placeWord(is)} says that the figures are rounded, so they are no exact numbers of records.`
        : is.text('what') === 'unit'
          ? `${placeWord(is)} says that the figures are thousands, hundreds or tens of records, or shares.`
          : `${placeWord(is)} says that the figures are not cumulative.`,
    remedy:
      'Enter whole cumulative numbers of records up to the reporting date; if the figures are right and only the words are wrong, correct or delete these.',
  }),
  'figures-doubted': (is) => ({
    reason: `By ${placeWord(is).toLowerCase()} these may be ${DOUBTED[is.text('what')] ?? 'other figures'}.`,
    remedy:
      'Check that the columns are cumulative up to the reporting date; if they are, add a note and file; if not, enter the figures again.',
  }),
  'note-doubts': (is) => ({
    reason: `By ${is.text('where') === 'box' ? 'the text box on the sheet' : 'what is written here'} the figures may be ${DOUBTED[is.text('what')] ?? 'other figures'}.`,
    remedy:
      'Check the figures; if they are right, add a note and file; if not, correct figures and note and upload.',
  }),
  'text-box': () => ({
    reason: 'A text box lies on the sheet; what stands in it was not read.',
    remedy: 'Nothing to do, if the figures in the table are right.',
  }),
  'weekday-differs': (is) => ({
    reason: `This line says “${is.text('written')}”, and ${is.date('date')} is another day of the week: the date may be mistaken.`,
    remedy: 'Check that the figures are of the day reported on; if they are, add a note and file.',
  }),
  'title-of-period': (is) => ({
    reason: `${placeWord(is)} says “${is.text('written')}”, and no line names ${is.date('expected')}: the figures may be of another period.`,
    remedy:
      'Check that they are cumulative up to the day reported on; if they are, add a note and file, or write the reporting date in this line.',
  }),
  'template-changed': () => ({
    reason: 'The workbook was altered, or was not made by this system.',
    remedy:
      'Download the workbook of the day to be filed anew, copy the figures into the white cells and upload it.',
  }),
  'several-sheets': (is) => ({
    reason: `Several sheets hold a report: “${is.text('sheets')}”. It is not clear which one is of ${is.date('date')}.`,
    remedy: 'Keep the sheet of the day to be filed, delete the others, save and upload the file.',
  }),
  'sheet-of-day': (is) => ({
    reason: `This sheet was read because its own line says ${is.date('date')}; “${is.text('sheets')}” was not read.`,
    remedy: 'If that is wrong, keep only the sheet to be filed and upload the file.',
  }),
  'sheet-hidden': () => ({
    reason: 'The report stands on a hidden sheet, and was not read.',
    remedy: 'Right-click a sheet name, choose Unhide, check the figures, save and upload the file.',
  }),
  'legacy-font': (is) =>
    is.text('font') === OTHER_FONT
      ? {
          reason:
            'The Vietnamese text in this file is in an old font, not Unicode, so its headings cannot be read.',
          remedy:
            'Look up the name of the font in Excel and convert the text to Unicode (UniKey Toolkit), or copy the figures into the workbook downloaded here.',
        }
      : {
          reason: `The Vietnamese text in this file is in ${is.text('font')}, not Unicode, so its headings cannot be read.`,
          remedy: `Convert it from ${is.text('font')} to Unicode (UniKey Toolkit), or copy the figures into the workbook downloaded here.`,
        },
  'letters-lost': (is) => ({
    reason:
      is.text('how') === 'broken'
        ? 'The Vietnamese letters are broken: the file was opened in another encoding and saved again.'
        : `Vietnamese letters were lost when the file was saved: they became “${is.text('letter')}”.`,
    remedy:
      'Open the original again, save it as .xlsx or “CSV UTF-8”, and upload that. The letters cannot be recovered from this file.',
  }),
  'heading-too-low': (is) => ({
    reason: `The heading stands in row ${is.count('row')}, too low: it is looked for in the first ${is.count('limit')} rows.`,
    remedy: 'Delete rows above the table, save and upload the file.',
  }),
  'heading-unclear': (is) => {
    const isMerged = is.text('range') !== '–';
    const rivals = is.text('rivals');
    const around =
      rivals === '–'
        ? 'words say that these may be figures of another day, or increments'
        : `stand ${rivals}`;
    return {
      reason: isMerged
        ? `The heading “${is.text('written')}” is merged over several columns (${is.text('range')})${rivals === '–' ? '' : `, with ${rivals} below`}; it is not clear which one is cumulative up to the reporting date.`
        : `Around the heading “${is.text('written')}” ${around}; it is not clear which column is cumulative up to the reporting date.`,
      remedy: `${isMerged ? 'Unmerge it; name' : 'Name'} the column that is cumulative up to the reporting date as in the workbook; add “hôm qua” to the name of one of an earlier day, and “trong ngày” to the name of one of increments.`,
    };
  },
  'period-above': (is) => ({
    reason: `“${is.text('written')}” stands right above the names of the figures; these columns are read as cumulative up to the reporting date.`,
    remedy:
      'If they are, file with a note; if they are the figures of that period alone, enter cumulative ones.',
  }),
  'heading-blank': (is) => ({
    reason: `Column ${is.text('letters')} holds numbers and has no heading.`,
    remedy: 'Name it as in the workbook, add “hôm qua” if it is of the day before, or delete it.',
  }),
  'column-missing': (is) => {
    const named = is.text('columns').split(' ').flatMap(bothNames);
    const columns = named.length === 0 ? `“${is.text('heading')}”` : named.join(', ');
    return {
      reason:
        named.length > 1 ? `The columns ${columns} were not found.` : `The column ${columns} was not found.`,
      remedy: 'Check the heading row: columns are named as in the workbook.',
    };
  },
  'column-twice': (is) => ({
    reason: `Two columns both read as “${is.text('heading')}”, the first at ${is.text('first')}.`,
    remedy: 'Delete or rename the one too many.',
  }),
  'column-understood': (is) => ({
    reason: `The column “${is.text('written')}” was read as “${is.text('heading')}”.`,
    remedy: 'If that is wrong, name the column as in the workbook.',
  }),
  'column-alike': (is) => ({
    reason: `The column “${is.text('written')}” holds numbers and is not read; its name is like that of “${is.text('heading')}”, which is.`,
    remedy: 'If the right one is read, add a note and file; if not, name the columns as in the workbook.',
  }),
  'extra-column': (is) => ({
    reason: `The column “${is.text('written')}” is not in the workbook and was not read.`,
    remedy: NOTHING_TO_DO,
  }),
  'csv-read-as': (is) => ({
    reason: `The CSV was read as ${is.text('encoding')}, with columns parted by ${is.text('separator')}.`,
    remedy: 'If letters or columns look wrong, save the file as .xlsx and upload that.',
  }),
  'dates-from-1904': () => ({
    reason: 'This file counts its dates from 1904, and was read so.',
    remedy: 'If a date is wrong, switch off “Use 1904 date system” in Excel, correct it and upload the file.',
  }),
  'sheet-not-read': () => ({
    reason: 'This sheet was not read.',
    remedy: 'Nothing to do, unless the figures to be filed stand on it.',
  }),
  'sheet-corrects': (is) => ({
    reason: `The sheet “${is.text('sheet')}” gives another figure for ${is.text('ward')} (cell ${is.text('theirs')}) than was read (row ${is.text('ours')}); that sheet was not read.`,
    remedy: 'If the figure read is right, add a note and file; if not, correct it in the table and upload.',
  }),
  'merged-cell': (is) => ({
    reason: `Merged cells (${is.text('range')}): there is no telling whose figure this is.`,
    remedy: 'Unmerge them and enter a figure for each ward.',
  }),
  'hidden-row': () => ({
    reason: 'This row is hidden, and was read all the same.',
    remedy: 'Unhide it and check the figures; if they are right, add a note and file.',
  }),
  'hidden-column': (is) => ({
    reason: `Column ${is.text('letters')} “${is.text('heading')}” is hidden, and was read all the same.`,
    remedy: 'Unhide it and check the figures; if they are right, add a note and file.',
  }),
  'total-row': () => ({ reason: 'A total row; not read.', remedy: NOTHING_TO_DO }),
  'total-differs': (is) => ({
    reason: is.knows('stated', 'sum')
      ? `The total row says ${is.count('stated')}, and the wards add up to ${is.count('sum')}.`
      : 'The total row says another figure than the wards add up to.',
    remedy:
      'Check each ward and correct the wrong cell, or correct the total; if it is a formula, open the file in Excel, press Ctrl+Alt+F9, save and upload it.',
  }),
  'total-stale': (is) => ({
    reason: is.knows('stated', 'sum')
      ? `The formula of the total gives ${is.count('sum')}, as the wards add up to; the file still holds an old result (${is.count('stated')}).`
      : 'The formula of the total gives what the wards add up to; the file still holds an old result.',
    remedy: NOTHING_TO_DO,
  }),
  'blank-row': (is) => ({
    reason:
      is.number('zeros') === null ? 'A blank row; not read.' : 'A row of zeros that names no ward; not read.',
    remedy: NOTHING_TO_DO,
  }),
  'text-row': () => ({ reason: 'A line of text without figures; not read.', remedy: NOTHING_TO_DO }),
  'heading-repeated': () => ({ reason: 'The headings again; not read.', remedy: NOTHING_TO_DO }),
  'heading-moved': (is) => ({
    reason: `The headings repeated here put “${is.text('heading')}” in another column than the first ones (column ${is.text('letters')}): the rows below are ordered differently.`,
    remedy: 'Put the columns of the whole table in one order, save and upload.',
  }),
  'table-of-other-day': (is) => ({
    reason: `From here on the table holds other figures (“${is.text('written')}”), not those cumulative up to the reporting date.`,
    remedy: 'Leave only the table of cumulative figures of the reporting date, save and upload.',
  }),
  'sum-under-ward': (is) => ({
    reason: `The row “${is.text('written')}” stands right under a ward and holds other figures; it is not clear which are cumulative.`,
    remedy: 'Leave one row for each ward, with its cumulative figures up to the reporting date.',
  }),
  'row-too-long': () => ({
    reason:
      'This row has more cells than the headings: a comma in a number or a text may have moved its figures.',
    remedy: 'Leave separators out of the numbers and upload again, or save the file as .xlsx.',
  }),
  'column-number-row': () => ({ reason: 'A row that numbers the columns; not read.', remedy: NOTHING_TO_DO }),
} satisfies Partial<FindingTexts>;

/** What the figures may be instead of those asked for. */
const DOUBTED: Record<string, string> = {
  increments: 'what the day added',
  earlier: 'figures of an earlier day',
  estimated: 'figures that are not final',
  wrong: 'wrong',
  rounded: 'rounded figures',
  unit: 'thousands, hundreds, tens or shares',
  'not-cumulative': 'figures that are not cumulative',
};

function placeWord(is: Details): string {
  if (is.text('where') === 'sheet') return 'The name of the sheet';
  if (is.text('where') === 'file') return 'The name of the file';
  return is.text('where') === 'page' ? 'The printed header or footer' : 'This line';
}

/** A column by the heading it has in the workbook, and what that means. */
export function bothNames(column: string): string[] {
  const heading = COLUMN_HEADINGS[column as ReportColumn] as { vi: string; en: string } | undefined;
  return heading ? [`“${heading.vi}” (${heading.en})`] : [];
}
