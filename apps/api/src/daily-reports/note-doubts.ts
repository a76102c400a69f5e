import { type Denial, denialIn } from '../domain/denied-figures.js';
import { doubtfulDate } from '../domain/doubtful-dates.js';
import { finding, type Finding } from '../domain/findings.js';
import { doubtIn } from '../domain/noted-doubts.js';
import type { ReportedRow } from '../domain/reported-row.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { contradictingDate } from '../domain/stated-dates.js';
import { parseAddress } from '../platform/workbook-reader/cell-address.js';
import { writtenByOthers } from '../platform/workbook-reader/mark-comments.js';
import { COMMENT_AUTHOR } from './marked-file.workbook.js';
import { cellIn, type Line } from './report-lines.js';
import { addressIn, textIn, type ReportSheet } from './report-sheet.js';
import { ofOtherDay } from './whose-workbook.js';

/** Said of figures that are adjusted as the reason for it. */
const REASONS: ReadonlySet<Denial> = new Set<Denial>(['wrong', 'earlier']);

/** Where the note of a ward's row, another text in it, the comment of a cell or a text box speaks against the figures. */
export function doubtsOfNotes(report: ReportSheet, lines: readonly Line[], date: ReportingDate): Finding[] {
  return [...inRows(report, lines, date), ...inComments(report, lines, date), ...inBoxes(report, date)];
}

function inRows(report: ReportSheet, lines: readonly Line[], date: ReportingDate): Finding[] {
  const { columnOf, sheet } = report;
  const others = new Set([...columnOf].flatMap(([column, at]) => (column === 'note' ? [] : [at])));
  const last = lines.findLastIndex(({ reported }) => reported !== null);
  // What is said of the lines below the last ward is said of them as a whole.
  return lines.slice(0, last + 1).flatMap(({ row, reported, finding: passed }) => {
    if (passed?.code === 'heading-repeated') return [];
    const isOfText = passed?.code === 'text-row';
    const note = cellIn(row, 'note', report);
    const texts = row.cells.filter(
      (cell) => cell === note || (cell.kind === 'text' && (isOfText || !others.has(cell.column))),
    );
    return texts
      .flatMap((cell) => doubt(addressIn(sheet, cell.address), textIn(cell), reported, date))
      .slice(0, 1);
  });
}

/** A conversation about a cell comes to older programs below a line that says so, behind "Comment:". */
const CONVERSATION = /^\[[^\]]+\][^\n]*\n[\s\S]*?\n[^\n:]{1,40}:[ \t]*\n/;

/** What we wrote into the comments of a marked file is none of the sender's. */
function inComments({ sheet }: ReportSheet, lines: readonly Line[], date: ReportingDate): Finding[] {
  const reportedAt = new Map(lines.map(({ row, reported }) => [row.number, reported]));
  return (sheet.comments ?? [])
    .filter(({ author }) => author !== COMMENT_AUTHOR)
    .flatMap(({ address, text }) => {
      const row = parseAddress(address)?.row ?? 0;
      const written = writtenByOthers(text, COMMENT_AUTHOR).replace(CONVERSATION, '');
      return doubt(addressIn(sheet, address), written, reportedAt.get(row) ?? null, date);
    });
}

/** A box is not read, which is noted, and asked about where it speaks against the figures or of another day. */
function inBoxes({ sheet }: ReportSheet, date: ReportingDate): Finding[] {
  return (sheet.boxes ?? []).flatMap(({ address, text }) => {
    const place = { cell: address === '' ? null : addressIn(sheet, address), value: text.slice(0, 200) };
    const lines = text.split('\n');
    const what = lines.map((line) => denialIn(line)).find((some) => some !== null) ?? doubtIn(text, date);
    const other = contradictingDate(lines, date) ?? doubtfulDate(lines, date);
    if (other && (what === null || what === 'earlier'))
      return [ofOtherDay('sheet-of-other-day', place, other.date, date)];
    return [
      what === null ? finding('text-box', place) : finding('note-doubts', place, { what, where: 'box' }),
    ];
  });
}

function doubt(cell: string, written: string, reported: ReportedRow | null, date: ReportingDate): Finding[] {
  const what = doubtIn(written, date);
  if (what === null || (reported?.adjustment && REASONS.has(what))) return [];
  const place = { cell, value: written.slice(0, 200), wardCode: reported?.wardCode ?? null };
  return [finding('note-doubts', place, { what })];
}
