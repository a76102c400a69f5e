import { COLUMN_HEADINGS, type ReportColumn } from '../domain/columns.js';
import { OTHER_FONT } from '../domain/findings.js';
import { ADJUSTMENT_LABELS } from '../domain/read-adjustment.js';
import type { Details, FindingTexts } from './finding-text.js';

const REASONS = Object.values(ADJUSTMENT_LABELS)
  .map((label) => label.en)
  .join('; ');
const FILL_COUNT = 'Enter a whole number of 0 or more, for example 7850.';
const NOTHING_TO_DO = 'Nothing to do.';
const PLAIN_NUMBER = 'Enter the whole number again without points, commas or spaces.';
const NOTE_IF_RIGHT = 'If it is right, add a note and file; if not, correct this cell.';

export const ENGLISH_FINDINGS: FindingTexts = {
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
        : 'Vietnamese letters were lost when the file was saved: they became “?”.',
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
  'blank-row': (is) => ({
    reason:
      is.number('zeros') === null ? 'A blank row; not read.' : 'A row of zeros that names no ward; not read.',
    remedy: NOTHING_TO_DO,
  }),
  'text-row': () => ({ reason: 'A line of text without figures; not read.', remedy: NOTHING_TO_DO }),
  'heading-repeated': () => ({ reason: 'The headings again; not read.', remedy: NOTHING_TO_DO }),
  'column-number-row': () => ({ reason: 'A row that numbers the columns; not read.', remedy: NOTHING_TO_DO }),

  'ward-not-named': () => ({
    reason: 'This row holds figures, and neither code nor name of a ward.',
    remedy:
      'Write the code of the ward as in the workbook; if these are not figures of the report, delete them.',
  }),
  'ward-unknown': () => ({
    reason: 'None of your wards has this code or name.',
    remedy: 'Write the code as in the workbook, or delete the row.',
  }),
  'ward-of-other-district': (is) => ({
    reason: `${is.text('ward')} belongs to ${is.text('district')}, not to your district.`,
    remedy: 'Delete the row; report on your own wards only.',
  }),
  'ward-not-in-campaign': (is) => ({
    reason: `${is.text('ward')} is not in the campaign on this date.`,
    remedy: 'Delete the row, or ask the Department of Health if the ward does take part.',
  }),
  'ward-twice': (is) => ({
    reason:
      is.text('first') === '–'
        ? `${is.text('ward')} stands here twice.`
        : `${is.text('ward')} stands here twice, first at ${is.text('first')}.`,
    remedy: 'Keep one row and delete the other.',
  }),
  'ward-missing': (is) => ({
    reason: `${is.text('ward')} is missing.`,
    remedy: "Add a row for it; if nothing has changed, repeat yesterday's cumulative figures.",
  }),
  'ward-name-of-other-district': (is) => ({
    reason: `The name in this row is of ${is.area('found')}, while code ${is.text('code')} is ${is.area('ward')} of ${is.area('district')}: it is not clear whose figures these are.`,
    remedy: 'Make code and name agree; delete the row if it is of another unit.',
  }),
  'ward-names-of-others': (is) => ({
    reason: `The names in ${is.count('count')} of ${is.count('total')} rows are not of the wards whose codes stand beside them: it is not clear whose figures these are.`,
    remedy:
      'Check that the file is of your own district, make codes and names agree, save and upload the file; the workbook for filing has both.',
  }),
  'ward-name-differs': (is) =>
    is.number('count') === null
      ? {
          reason: `The name in this row does not go with code ${is.text('code')} (${is.text('ward')}); one of the two columns may have shifted.`,
          remedy: 'Check that the figures are those of the ward with this code; if so, add a note and file.',
        }
      : {
          reason: `The names in ${is.count('count')} of ${is.count('total')} rows do not go with the codes beside them, or cannot be read.`,
          remedy:
            'Check that the file is of your own district and that each row holds the figures of the ward with its code; if so, add a note and file.',
        },
  'ward-understood': (is) => ({
    reason: `Read as ${is.text('ward')} (${is.text('code')}).`,
    remedy: 'If that is wrong, write the code of the ward as in the workbook.',
  }),

  'blank-cell': () => ({
    reason: 'Blank. Blank does not mean 0.',
    remedy: 'Enter the cumulative figure; if there are no records yet, enter 0.',
  }),
  'not-a-number': () => ({ reason: 'Not a number.', remedy: FILL_COUNT }),
  'letter-in-number': (is) => ({
    reason: `Not a number: there is a letter ${is.text('letter')} at position ${is.text('position')}.`,
    remedy: `Is it ${is.count('suggestion')}?`,
  }),
  'ambiguous-number': (is) => ({
    reason: `It cannot be told whether this is a fraction or ${is.count('suggestion')} that lost its thousands separator.`,
    remedy: `${PLAIN_NUMBER} Is it ${is.count('suggestion')}?`,
  }),
  'two-readings': (is) =>
    is.number('one') === null
      ? {
          reason: 'Can be read in two ways: the last three zeros may be decimals or thousands.',
          remedy: PLAIN_NUMBER,
        }
      : {
          reason: `Can be read in two ways: ${is.count('one')} (the last three zeros are decimals) or ${is.count('other')} (they are thousands).`,
          remedy: `Enter the whole number without any sign: ${is.number('one')} or ${is.number('other')}.`,
        },
  fraction: () => ({ reason: 'A fraction. Records are counted in whole numbers.', remedy: FILL_COUNT }),
  'mixed-separators': () => ({
    reason: 'Different separators are mixed in one number.',
    remedy: PLAIN_NUMBER,
  }),
  'uneven-groups': () => ({
    reason: 'The separators do not mark groups of three digits.',
    remedy: PLAIN_NUMBER,
  }),
  negative: () => ({
    reason: 'Negative. A cumulative figure cannot be below 0.',
    remedy: 'Enter the cumulative figure up to the reporting date, not what the day added or took away.',
  }),
  'too-large': (is) => ({
    reason: `Above ${is.count('largest')}, the largest figure there can be.`,
    remedy: 'Check for a digit too many.',
  }),
  'excel-error': (is) => ({
    reason: `The formula in this cell fails (${is.text('shown')}).`,
    remedy: 'Mend the formula, or type the number itself.',
  }),
  'formula-without-value': () => ({
    reason: 'The cell holds a formula, and the file does not hold its result.',
    remedy: 'Open the file in Excel and save it again, or type the number itself.',
  }),
  'date-in-cell': () => ({
    reason: 'The cell holds a date, not a number of records.',
    remedy: 'Format the cell as a number and enter the figure again.',
  }),
  'time-in-cell': () => ({
    reason: 'The cell holds a time of day, not a number of records.',
    remedy: 'Format the cell as a number and enter the figure again.',
  }),
  'cell-too-narrow': () => ({
    reason: 'The column was too narrow when the file was saved: only # signs are left of the number.',
    remedy:
      'Open the original, widen the column until the number shows, save and upload it; or upload the .xlsx.',
  }),
  'true-or-false': () => ({ reason: 'The cell holds true or false, not a number.', remedy: FILL_COUNT }),
  'number-understood': (is) => ({
    reason: `Read as ${is.count('understood')}.`,
    remedy: 'If that is wrong, enter the whole number again without separators.',
  }),

  'required-unknown': (is) => ({
    reason: `No required figure is known for ${is.text('ward')}, so the submitted one could not be compared with it.`,
    remedy: 'Ask the Department of Health to add it; the report can be filed all the same.',
  }),
  'submitted-above-required': (is) => ({
    reason: `Above the required figure (${is.count('required')}).`,
    remedy:
      "Correct this cell; if the Ministry's list has changed, ask the Department of Health to update the required figure first.",
  }),
  'verified-above-submitted': (is) => ({
    reason: `Above the submitted figure (${is.count('submitted')}).`,
    remedy: 'Correct one of the two cells, or check the handover paper.',
  }),
  'verified-and-unresolved-above-submitted': (is) => ({
    reason: `Together with the verified figure (${is.count('verified')}) this is ${is.count('together')}, above the submitted one (${is.count('submitted')}).`,
    remedy: 'Correct one of the three cells, or check the handover paper.',
  }),
  'signed-above-signable': (is) => ({
    reason: `Above what may be signed (${is.count('signable')} = ${is.count('verified')} verified + ${is.count('exempt')} exempt).`,
    remedy: 'Correct this cell, or complete the verified or the exempt figure.',
  }),
  'signed-above-verified': (is) => ({
    reason: `Above the verified figure (${is.count('verified')}), and still within what may be signed (${is.count('signable')}).`,
    remedy: 'Accepted; nothing to do if the exempt figure is right.',
  }),
  'below-earlier': (is) => ({
    reason: `Below the cumulative figure of ${is.date('earlierDate')} (${is.count('earlier')}).`,
    remedy: 'Enter the cumulative figure, or choose a reason under “Downward adjustment” and add a note.',
  }),
  'adjustment-reason-unknown': () => ({
    reason: 'The reason for the downward adjustment is not one of the list.',
    remedy: `Choose one of: ${REASONS}.`,
  }),
  'adjustment-note-missing': () => ({
    reason: 'A downward adjustment without a note.',
    remedy: 'Say in the column “Note” why the figure goes down.',
  }),
  'adjustment-without-decrease': () => ({
    reason: 'A reason for a downward adjustment is given, and no figure goes down.',
    remedy: 'Accepted; remove the reason if it was chosen by mistake.',
  }),
  adjusted: (is) => ({
    reason: `Adjusted down from ${is.count('earlier')} (${is.count('increment')}) against ${is.date('earlierDate')}.`,
    remedy: "Accepted; the decrease is shown under “adjustments” and not as the day's work.",
  }),
  jump: (is) => ({
    reason: `Up by ${is.count('increment')}, ${is.count('times')} times the usual day (7-day median: ${is.count('median')}).`,
    remedy: NOTE_IF_RIGHT,
  }),
  'jump-from-rest': (is) => ({
    reason: `Up by ${is.count('increment')}, where the usual day adds nothing (7-day median: ${is.count('median')}).`,
    remedy: NOTE_IF_RIGHT,
  }),
  'template-untouched': () => ({
    reason: 'No figure has been entered in this workbook.',
    remedy: 'Enter the cumulative figures in the white cells, save the file and upload it again.',
  }),
  'increments-typed': (is) => ({
    reason: `${someWards(is)} below the figures of ${is.date('date')}${inColumn(is)}: it seems that the day's increments were entered.`,
    remedy: 'Enter cumulative figures (those of the day before plus what the day added).',
  }),
  'increments-adjusted': (is) => ({
    reason: `${someWards(is)} less than half of the figures of ${is.date('date')}, each marked as an adjustment: the day's increments may have been entered.`,
    remedy:
      'If these are increments, enter cumulative figures; if they are adjustments, add a note and file.',
  }),
  'older-figures': (is) => ({
    reason: `${someWards(is)} below the figures of ${is.date('date')}${inColumn(is)}: they seem to be of an earlier day.`,
    remedy: 'Check that this is the right file, and enter cumulative figures up to the reporting date.',
  }),
  'columns-swapped': (is) => ({
    reason: `Two columns seem to have been swapped: ${is.text('columns').split(' ').flatMap(bothNames).join(' and ') || '–'}.`,
    remedy: 'Check the figures of the two columns and swap them back.',
  }),
  'same-as-earlier': (is) => ({
    reason: `${someWards(is)} exactly at the figures of ${is.date('date')}: they seem to be those of that day.`,
    remedy: 'If nothing has changed, add a note and file; if not, update the figures.',
  }),
  'as-returned': () => ({
    reason: 'The content is exactly that of the report just returned.',
    remedy: 'Correct the figures as the return asks; if they are right, explain in the note and file.',
  }),
  unchanged: (is) => ({
    reason: `Unchanged for ${is.count('days')} days in a row while ${is.count('pending')} records wait at the police.`,
    remedy: 'If it is right, add a note and file; if not, update the figures.',
  }),
  'later-day-below': (is) => ({
    reason: `The figure of ${is.date('date')} (${is.count('later')}) would lie below the cumulative one before it (${is.count('earlier')}).`,
    remedy: `Correct the figure being amended, or amend ${is.date('date')} as well.`,
  }),
};

/** A column by the heading it has in the workbook, and what that means. */
function bothNames(column: string): string[] {
  const heading = COLUMN_HEADINGS[column as ReportColumn] as { vi: string; en: string } | undefined;
  return heading ? [`“${heading.vi}” (${heading.en})`] : [];
}

function someWards(is: Details): string {
  const [count, total] = [is.number('count'), is.number('total')];
  if (count === total) return `All ${is.count('total')} wards are`;
  return `${is.count('count')} of ${is.count('total')} wards (${is.text('names')}) are`;
}

function inColumn(is: Details): string {
  return is.text('heading') === '–' ? '' : ` in the column “${is.text('heading')}”`;
}
