import { ADJUSTMENT_LABELS } from '../domain/read-adjustment.js';
import { bothNames, ENGLISH_FILE_FINDINGS } from './file-findings.en.js';
import type { Details, FindingTexts } from './finding-text.js';
import { ENGLISH_WARD_FINDINGS } from './ward-findings.en.js';

const REASONS = Object.values(ADJUSTMENT_LABELS)
  .map((label) => label.en)
  .join('; ');
const FILL_COUNT = 'Enter a whole number of 0 or more, for example 7850.';
const PLAIN_NUMBER = 'Enter the whole number again without points, commas or spaces.';
const NOTE_IF_RIGHT = 'If it is right, add a note and file; if not, correct this cell.';

export const ENGLISH_FINDINGS: FindingTexts = {
  ...ENGLISH_FILE_FINDINGS,
  ...ENGLISH_WARD_FINDINGS,

  'blank-cell': () => ({
    reason: 'Blank. Blank does not mean 0.',
    remedy: 'Enter the cumulative figure; if there are no records yet, enter 0.',
  }),
  'digits-cut': () => ({
    reason: 'The number is written short (as in 1.23E+04), so its further digits are lost.',
    remedy: 'Format the cell as a number without decimals, enter every digit again and save.',
  }),
  'not-a-number': () => ({ reason: 'Not a number.', remedy: FILL_COUNT }),
  'letter-in-number': (is) => ({
    reason: `Not a number: there is a letter ${is.text('letter')}${is.knows('position') ? ` at position ${is.text('position')}` : ''}.`,
    remedy: is.knows('suggestion') ? `Is it ${is.count('suggestion')}?` : FILL_COUNT,
  }),
  'ambiguous-number': (is) => ({
    reason: `It cannot be told whether this is a fraction or ${is.knows('suggestion') ? `${is.count('suggestion')} ` : 'a number '}that lost its thousands separator.`,
    remedy: is.knows('suggestion') ? `${PLAIN_NUMBER} Is it ${is.count('suggestion')}?` : PLAIN_NUMBER,
  }),
  'two-readings': (is) =>
    !is.knows('one', 'other')
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
  'odd-sign': (is) => ({
    reason: `The number holds the sign “${is.text('sign')}”, so it is not clear which number it is.`,
    remedy: 'Clear the cell and type the whole number again; put footnotes in the column “Note”.',
  }),
  'struck-out': () => ({
    reason: 'What stands here is struck out, so it is not clear whether it still counts.',
    remedy: 'Take the strike-through off if it counts; if not, enter the right figure or delete the row.',
  }),
  'shown-otherwise': (is) => ({
    reason: is.knows('stored')
      ? `The cell shows “${is.text('shown')}” and holds ${is.count('stored')}: it is not clear which is right.`
      : 'The format of the cell shows another number than it holds.',
    remedy: 'Format the cell as General, check the number, save and upload the file.',
  }),
  'formula-stale': (is) => ({
    reason: is.knows('stored', 'gives')
      ? `The file holds the result ${is.count('stored')}, and the formula gives ${is.count('gives')}: it was not calculated again.`
      : 'The file holds another result than the formula gives: it was not calculated again.',
    remedy: 'Open the file in Excel, press Ctrl+Alt+F9 to calculate it, check the figure, save and upload.',
  }),
  'formula-unchecked': (is) => ({
    reason:
      is.number('count') === 1
        ? `Cell ${is.text('names')} is a formula that the system cannot reckon again, so there is no telling whether the number saved is its latest result.`
        : `${is.count('count')} figures are formulas that the system cannot reckon again (${is.text('names')}), so there is no telling whether the numbers saved are their latest results.`,
    remedy:
      'Open the file in Excel, press Ctrl+Alt+F9 and check the numbers; if they are right, add a note and file, or paste them as values.',
  }),
  'formula-uncalculated': (is) => ({
    reason:
      is.number('count') === 1
        ? `Cell ${is.text('names')} is a formula, and a program wrote this file without calculating it: who opens it may see another number.`
        : `${is.count('count')} figures are formulas (${is.text('names')}), and a program wrote this file without calculating them: who opens it may see other numbers.`,
    remedy: 'Open the file in Excel, check the numbers, save and upload it.',
  }),
  'figure-unseen': (is) => ({
    reason:
      is.number('count') === 1
        ? `Who opens the file does not see the number in cell ${is.text('names')} (letters of the colour behind them, too small, hidden by a format or a picture); it was read all the same.`
        : `Who opens the file does not see the numbers in ${is.count('count')} cells (${is.text('names')}): letters of the colour behind them, too small, hidden by a format or a picture; they were read all the same.`,
    remedy: 'Make the numbers visible and check them; if they are right, add a note and file.',
  }),
  'number-understood': (is) => ({
    reason: `Read as ${is.knows('understood') ? is.count('understood') : 'a whole number, without its separators'}.`,
    remedy: 'If that is wrong, enter the whole number again without separators.',
  }),

  'required-unknown': (is) => ({
    reason: `No required figure is known for ${is.text('ward') === '–' ? 'the ward' : is.text('ward')}, so the submitted one could not be compared with it.`,
    remedy: 'Ask the Department of Health to add it; the report can be filed all the same.',
  }),
  'submitted-above-required': (is) => ({
    reason: `Above the required figure${is.inBrackets('required')}.`,
    remedy:
      "Correct this cell; if the Ministry's list has changed, ask the Department of Health to update the required figure first.",
  }),
  'verified-above-submitted': (is) => ({
    reason: `Above the submitted figure${is.inBrackets('submitted')}.`,
    remedy: 'Correct one of the two cells, or check the handover paper.',
  }),
  'verified-and-unresolved-above-submitted': (is) => ({
    reason: `Together with the verified figure${is.inBrackets('verified')} this is ${is.knows('together') ? `${is.count('together')}, ` : ''}above the submitted one${is.inBrackets('submitted')}.`,
    remedy: 'Correct one of the three cells, or check the handover paper.',
  }),
  'signed-above-signable': (is) => ({
    reason: is.knows('signable', 'verified', 'exempt')
      ? `Above what may be signed (${is.count('signable')} = ${is.count('verified')} verified + ${is.count('exempt')} exempt).`
      : 'Above what may be signed (verified + exempt).',
    remedy: 'Correct this cell, or complete the verified or the exempt figure.',
  }),
  'signed-above-verified': (is) => ({
    reason: `Above the verified figure${is.inBrackets('verified')}, and still within what may be signed${is.inBrackets('signable')}.`,
    remedy: 'Accepted; nothing to do if the exempt figure is right.',
  }),
  'below-earlier': (is) => ({
    reason: `Below the cumulative figure of ${is.date('earlierDate')}${is.inBrackets('earlier')}.`,
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
    reason: `Adjusted down${is.knows('earlier', 'increment') ? ` from ${is.count('earlier')} (${is.count('increment')})` : ''} against ${is.date('earlierDate')}.`,
    remedy: "Accepted; the decrease is shown under “adjustments” and not as the day's work.",
  }),
  jump: (is) => ({
    reason: is.knows('increment', 'times', 'median')
      ? `Up by ${is.count('increment')}, ${is.count('times')} times the usual day (7-day median: ${is.count('median')}).`
      : 'Up by more than 3 times the usual day (7-day median).',
    remedy: NOTE_IF_RIGHT,
  }),
  'jump-from-rest': (is) => ({
    reason: is.knows('increment', 'median')
      ? `Up by ${is.count('increment')}, where the usual day adds nothing (7-day median: ${is.count('median')}).`
      : 'Up by much, where the usual day adds nothing (7-day median).',
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
    reason: is.knows('days', 'pending')
      ? `Unchanged for ${is.count('days')} days in a row while ${is.count('pending')} records wait at the police.`
      : 'Unchanged for several days in a row while records wait at the police.',
    remedy: 'If it is right, add a note and file; if not, update the figures.',
  }),
  'later-day-below': (is) => ({
    reason: `The figure of ${is.date('date')}${is.inBrackets('later')} would lie below the cumulative one before it${is.inBrackets('earlier')}.`,
    remedy: `Correct the figure being amended, or amend ${is.date('date')} as well.`,
  }),
};

function someWards(is: Details): string {
  const [count, total] = [is.number('count'), is.number('total')];
  if (count === total) return `All ${is.count('total')} wards are`;
  return `${is.count('count')} of ${is.count('total')} wards (${is.text('names')}) are`;
}

function inColumn(is: Details): string {
  return is.text('heading') === '–' ? '' : ` in the column “${is.text('heading')}”`;
}
