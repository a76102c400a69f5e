import type { Denial } from '../domain/denied-figures.js';
import { finding, type Finding } from '../domain/findings.js';
import { doubtIn } from '../domain/noted-doubts.js';
import type { ReportedRow } from '../domain/reported-row.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { parseAddress } from '../platform/workbook-reader/cell-address.js';
import { writtenByOthers } from '../platform/workbook-reader/mark-comments.js';
import { COMMENT_AUTHOR } from './marked-file.workbook.js';
import { cellIn, type Line } from './report-lines.js';
import { addressIn, textIn, type ReportSheet } from './report-sheet.js';

/** Said of figures that are adjusted as the reason for it. */
const REASONS: ReadonlySet<Denial> = new Set<Denial>(['wrong', 'earlier']);

/** Where the note of a ward's row, another text in it or the comment of a cell speaks against the figures. */
export function doubtsOfNotes(report: ReportSheet, lines: readonly Line[], date: ReportingDate): Finding[] {
  return [...inRows(report, lines, date), ...inComments(report, lines, date)];
}

function inRows(report: ReportSheet, lines: readonly Line[], date: ReportingDate): Finding[] {
  const { columnOf, sheet } = report;
  const others = new Set([...columnOf].flatMap(([column, at]) => (column === 'note' ? [] : [at])));
  return lines.flatMap(({ row, reported }) => {
    const note = cellIn(row, 'note', report);
    const texts = row.cells.filter(
      (cell) => cell === note || (cell.kind === 'text' && !others.has(cell.column)),
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

function doubt(cell: string, written: string, reported: ReportedRow | null, date: ReportingDate): Finding[] {
  const what = doubtIn(written, date);
  if (what === null || (reported?.adjustment && REASONS.has(what))) return [];
  const place = { cell, value: written.slice(0, 200), wardCode: reported?.wardCode ?? null };
  return [finding('note-doubts', place, { what })];
}
