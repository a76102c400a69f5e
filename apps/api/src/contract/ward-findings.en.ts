import type { Details, FindingTexts } from './finding-text.js';

/** What is said of the wards of rows: which they are, and whether the figures are theirs. */
export const ENGLISH_WARD_FINDINGS = {
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
    reason: `${is.text('ward') === '–' ? 'The row of a ward' : is.text('ward')} is missing.`,
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
    reason:
      is.text('ward') === '–'
        ? 'A code or name unlike that of the workbook, read as a ward of the district.'
        : `Read as ${is.text('ward')} (${is.text('code')}).`,
    remedy: 'If that is wrong, write the code of the ward as in the workbook.',
  }),
  'odd-sign-in-name': (is) => ({
    reason: `The code or name holds the sign “${is.text('sign')}”; the row was read as ${is.text('ward') === '–' ? 'a ward of the district' : is.text('ward')}.`,
    remedy:
      'If that is right, add a note and file; if not, delete the sign and write code and name as in the workbook.',
  }),
  'required-of-other-wards': (is) => ({
    reason: `The required figures in ${is.count('count')} of ${is.count('total')} rows are those of other wards (${is.text('names')}): the columns of figures may have shifted against the names.`,
    remedy:
      'Check that each row holds the figures of its ward; if only the column “Cần xác thực” (Required) has shifted, correct it, or add a note and file.',
  }),
  'required-overwritten': (is) => ({
    reason: `The column “Cần xác thực” (Required) was changed. ${requiredDiffers(is)}`,
    remedy:
      'Check that the other columns hold the figures of that ward, and that none was entered under “Cần xác thực” (Required); if they are right, add a note and file. If another number is required now, tell the Department.',
  }),
  'required-differs': (is) => ({
    reason: requiredDiffers(is),
    remedy: 'Nothing to do; if another number is required now, tell the Department.',
  }),
} satisfies Partial<FindingTexts>;

function requiredDiffers(is: Details): string {
  return is.knows('stated', 'required')
    ? `The file says that ${is.count('stated')} are required of ${is.text('names')}; the system has ${is.count('required')}. The number in the file is not used.`
    : `The required figures in ${is.count('count')} of ${is.count('total')} rows (${is.text('names')}) are others than the system has. Those in the file are not used.`;
}
