import type { filingVi } from './filing.vi.js';

export const filingEn: typeof filingVi = {
  filing: {
    title: 'File the report of %{date}',
    about: 'cumulative figures at %{cutOff}',
    chooseDistrict: 'Choose a district',
    closed: 'No report is taken for %{date}: a holiday, or outside the campaign. Please choose another day.',
    notYet: '%{date} is still to come: please choose another day.',
    returned: 'The report %{receipt} was returned (%{name}, %{moment})',
    leftOut:
      'Report %{receipt} leaves out %{smart_count} ward that joined or moved here since: %{wards}. Please download the workbook again, fill it in and file it anew. |||| Report %{receipt} leaves out %{smart_count} wards that joined or moved here since: %{wards}. Please download the workbook again, fill it in and file it anew.',
    again:
      'This day has been filed (revision %{revision}). Upload a file only to correct figures: revision %{next} will replace it, and the old one is kept.',
    awaited: '%{smart_count} report to file or correct |||| %{smart_count} reports to file or correct',
    due: {
      hours: '%{hours} h %{minutes} min left until %{deadline}',
      minutes: '%{minutes} min left until %{deadline}',
      passed: 'The deadline %{deadline} has passed: filed now it counts as late',
      filed: 'Filed, revision %{revision}, receipt %{receipt}',
      returned: 'The report was returned; please correct it and file it again',
      notWhole: 'The report leaves wards out: please file it again',
    },
    steps: {
      label: 'Six steps of filing',
      template: 'Workbook',
      upload: 'Upload',
      errors: 'Errors',
      compare: 'Comparison',
      file: 'File',
      receipt: 'Receipt',
      done: '(done)',
    },
    template: {
      title: 'Download the workbook',
      help: 'Open it in Excel, fill in the cumulative figures in each ward’s white cells, and save it.',
      download: 'Download the workbook of %{date} (.xlsx)',
    },
    upload: {
      title: 'Upload the filled-in file',
      drop: 'Drop the file here, or',
      input: 'Report file',
      choose: 'Choose a file…',
      other: 'Upload another file',
      kinds: 'An .xlsx or .csv file. Uploading is not filing: the file is checked first.',
      waiting: 'Reading and checking the file…',
    },
    errors: {
      title: '%{smart_count} place to correct in the file |||| %{smart_count} places to correct in the file',
      redo: 'All %{smart_count} cells with the same fault have to be entered anew',
      redoColumn: 'All %{smart_count} cells of the column “%{column}” have to be entered anew',
      nothingSaved: 'The file “%{file}” was not filed.',
      next: 'What to do next',
      marked:
        'Download a copy of the figures in the file, with the wrong cells outlined in red and the reason beside them; correct each and save it, or correct your own file.',
      download: 'Download the marked file',
      again: 'Once corrected, upload it again:',
    },
    warnings: {
      title: '%{smart_count} warning to look at |||| %{smart_count} warnings to look at',
      looked:
        'I have checked: the warning above is as things are |||| I have checked: the %{smart_count} warnings above are as things are',
    },
    note: { must: 'Reason (required)', may: 'Note (optional)' },
    compare: {
      table: 'Against the reporting day before',
      first: 'To be filed for the first time for this day',
      revision: 'Replaces the report filed (%{receipt}) by revision %{revision}',
      'after-return': 'To be filed again after its return, revision %{revision}',
      unchanged: 'The same as the report filed (%{receipt}); filing it gives the same receipt',
      about:
        'File “%{file}”, %{wards} wards. Each cell: the old figure, the new one in bold, the difference below.',
      earlier: 'The old figures are those of %{date}.',
      wardEarlier: 'old figures of %{date}',
      clean: 'No errors, no warnings',
      ward: 'Ward',
      total: 'Total',
      filedBefore: 'filed %{count}',
    },
    file: {
      act: 'File the report of %{date}',
      waiting: 'Filing…',
      heldUp: 'Look at the warnings, tick that you checked, and give the reason.',
      early:
        'The cut-off of %{cutOff} has not come: what is filed now are the figures up to this hour. After it you can file again.',
      late: 'The deadline has passed: this report will be recorded as late.',
    },
    findings: { cells: '%{smart_count} cell |||| %{smart_count} cells of one kind', each: 'Row by row' },
    understood: 'Understood as (%{smart_count})',
    receipt: {
      title: 'Receipt for the report of %{district}, %{date}',
      code: 'Receipt',
      filed: 'Filed',
      revision: 'Revision',
      wards: 'Wards',
      note: 'Note',
      hash: 'Fingerprint of the figures (SHA-256)',
      print: 'Print the receipt',
      file: 'Download the filed file',
      report: 'See the report',
      again: 'File this day again',
    },
    days: {
      title: 'Recent days',
      returned: '%{smart_count} report returned |||| %{smart_count} reports returned',
      all: 'See every report filed',
    },
  },
};
