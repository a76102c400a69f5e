import type { Content } from 'pdfmake';
import type {
  DocumentChange,
  DocumentChangesAnswer,
  ToldTotals,
  TotalsMoved,
} from '../../contract/document-change.js';
import { CHANGE_WORDS, changeContent } from '../../contract/document-change-words.js';
import { inText } from '../../domain/area-names.js';
import {
  formatCount,
  formatExactMoment,
  formatSigned,
  oneByOne,
  withWholeDates,
} from '../../domain/format.js';
import { tidy } from '../../domain/names.js';
import type { BriefingFacts } from '../briefing-facts.js';
import { type Annex, correctionsAnnex } from './annexes.js';
import { note, paragraph, table, type TableColumn } from './page-parts.js';

/**
 * What was put right of figures in the week, and what was recorded since the issue before: so that two issues with
 * other totals explain each other. Of a first issue only the facts that changed. Left out when there is nothing.
 */
export function changesAnnex(facts: BriefingFacts, changes: DocumentChangesAnswer): Annex | null {
  const corrected = correctionsAnnex(facts);
  const told = toldOf(changes);
  if (told.length === 0) return corrected;
  const isFirst = changes.since.version === null;
  const title = isFirst ? 'Thay đổi danh mục, số cần xác thực, lịch' : 'Thay đổi so với lần phát hành trước';
  return {
    title: corrected ? 'Đính chính và thay đổi' : title,
    orientation: 'portrait',
    body: [
      ...(corrected ? [paragraph('1. Đính chính số liệu trong tuần'), ...corrected.body] : []),
      ...(corrected ? [paragraph(`2. ${title}`)] : []),
      changesTable(told, changes, isFirst),
      note(sinceText(changes)),
    ],
  };
}

function toldOf({ since, changes }: DocumentChangesAnswer): DocumentChange[] {
  return since.version === null ? changes.filter(({ date }) => date === null) : [...changes];
}

/** A change, or the totals before and after them all. */
interface Line {
  what: string;
  why: string;
  counts: ToldTotals;
  isTotal: boolean;
}

function changesTable(
  changes: readonly DocumentChange[],
  { since, now }: DocumentChangesAnswer,
  isFirst: boolean,
): Content {
  const totalOf = (what: string, counts: ToldTotals): Line => ({ what, why: '', counts, isTotal: true });
  const lines = recordingsOf(changes).flatMap((own) =>
    own.length > MOST_APART ? [lineOfMany(own)] : own.map(lineOf),
  );
  const rows = isFirst
    ? lines
    : [
        totalOf(`Lần phát hành ${since.version ?? ''}`, since.totals),
        ...lines,
        totalOf('Lần này', now.totals),
      ];
  const count = (head: string, column: keyof TotalsMoved): TableColumn<Line> => ({
    ...{ head, width: 46 },
    cell: ({ counts, isTotal }) => (isTotal ? formatCount : formatSigned)(counts[column]),
  });
  return table<Line>(
    [
      { head: 'Nội dung', width: '*', align: 'left', cell: ({ what }) => what },
      count('Cần xác thực', 'required'),
      count('Đã gửi CA', 'submitted'),
      count('CA xác thực', 'verified'),
      count('Đã ký số', 'signed'),
      { head: 'Lúc, người, lý do', width: 110, align: 'left', cell: ({ why }) => why },
    ],
    rows,
    { size: 9, isDense: true, isSum: ({ isTotal }) => isTotal },
  );
}

/** A list set for many wards at once is told in one line: the daily workbooks name each of them. */
const MOST_APART = 10;

/** Those of one recording and kind together, in their order. */
function recordingsOf(changes: readonly DocumentChange[]): DocumentChange[][] {
  return changes.reduce<DocumentChange[][]>((groups, change) => {
    const last = groups.at(-1);
    if (last?.[0]?.at === change.at && last[0].kind === change.kind) last.push(change);
    else groups.push([change]);
    return groups;
  }, []);
}

function lineOfMany(own: readonly DocumentChange[]): Line {
  const [first] = own;
  if (!first) throw new Error('A recording without changes.');
  const moved = own.map((change) => change.moved);
  return {
    ...lineOf(first),
    what: `${CHANGE_WORDS.vi[first.kind]}: ${formatCount(own.length)} đơn vị`,
    counts: Object.fromEntries(
      Object.keys(first.moved).map((column) => [
        column,
        moved.reduce((sum, one) => sum + one[column as keyof TotalsMoved], 0),
      ]),
    ) as TotalsMoved,
  };
}

function lineOf(change: DocumentChange): Line {
  const district = change.districtName && inText(change.districtName, 'vi');
  const place = [change.wardName, district].filter(Boolean).join(', ');
  const what = `${CHANGE_WORDS.vi[change.kind]}${place ? `, ${place}` : ''}: ${changeContent(change, 'vi')}`;
  const why = oneByOne(
    formatExactMoment(new Date(change.at)),
    change.by,
    tidy(change.reason ?? ''),
    change.document && withWholeDates(change.document),
  );
  return { what, why, counts: change.moved, isTotal: false };
}

function sinceText({ since, now }: DocumentChangesAnswer): string {
  const moments = `từ ${formatExactMoment(new Date(since.asOf))} đến ${formatExactMoment(new Date(now.asOf))}`;
  return since.version === null
    ? `Ghi nhận ${moments}. CA: công an.`
    : `Ghi nhận ${moments}; số của lần trước cộng các thay đổi bằng số lần này. CA: công an.`;
}
