import type { UploadRefusal } from '../../contract/upload-refusals.js';

/** What an uploaded file says, free of its format. Nothing is interpreted yet: "1.234" is still text. */
export type UploadContent = {
  kind: 'content';
  format: 'xlsx' | 'csv';
  sheets: Sheet[];
  notes: Note[];
  /** Whether the program that wrote it calculated nothing, and left that to the one that opens it. */
  toBeCalculated?: true;
};

export type UploadAnswer = UploadContent | UploadRefusal;

/** Only rows that hold a cell, in order. Hidden sheets, rows and columns are here too, and say so. */
export type Sheet = {
  name: string;
  hidden: boolean;
  rows: Row[];
  mergedRanges: string[];
  /** From one column's number to another's; left out where none is hidden. */
  hiddenColumns?: { from: number; to: number }[];
  /** The comments of its cells, in the order of the file; left out where there are none. */
  comments?: { address: string; author: string; text: string }[];
  /** The texts of boxes and shapes that lie on it; left out where there are none. */
  boxes?: { address: string; text: string }[];
  /** What is printed above and below every page; left out where nothing is. */
  pageTexts?: string[];
};

/** `number` as printed at the left of the sheet, from 1. */
export type Row = { number: number; hidden: boolean; cells: Cell[] };

/** A cell that holds something; one that was never filled is not listed. `column` counts from 1. */
export type Cell = {
  address: string;
  column: number;
  formula?: true;
  /** What its formula gives from the cells it names, where that is another number than the one saved. */
  formulaGives?: number;
  /** Whether it is right that its formula gives what is saved cannot be told: the formula is not one that is reckoned. */
  unreckoned?: true;
  /** What its number format shows, where that is not simply its number or text. */
  shown?: string;
  /** Its font strikes it out. */
  struck?: true;
  /** Who opens the sheet does not see it: it is too small, of the colour behind it, hidden by a rule or by a picture. */
  unseen?: true;
} & CellValue;

/**
 * Text is NFC. A formula is its cached value; `blank` is empty text, as `=""` gives.
 * A date is `2022-05-07`, `2022-05-07T16:00:00` where the cell has a time too, or `16:00:00` for a time alone: the
 * wall clock of the person who typed it.
 */
export type CellValue =
  | { kind: 'number'; value: number }
  | { kind: 'text' | 'date' | 'error'; value: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'blank'; value: null }
  /** A formula that was saved without its result: a file made by a program, never opened. */
  | { kind: 'no-result'; value: null }
  /** What claims to be a number or a date and is none, as it is written. */
  | { kind: 'unreadable'; value: string };

/** What a preview should say was understood. None of them makes the content doubtful. */
export type Note =
  | { code: 'csv-read-as'; encoding: string; separator: string }
  | { code: 'dates-count-from-1904' }
  | { code: 'sheet-without-cells-skipped'; sheet: string };
