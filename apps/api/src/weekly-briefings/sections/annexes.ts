import type { Content } from 'pdfmake';
import { inText } from '../../domain/area-names.js';
import { COLUMN_HEADINGS } from '../../domain/columns.js';
import { formatDate, formatMoment, formatSigned, oneByOne } from '../../domain/format.js';
import { definitions } from '../../documents/definitions.js';
import { tidy } from '../../domain/names.js';
import { ADJUSTMENT_LABELS } from '../../domain/read-adjustment.js';
import { reportingDateOf } from '../../domain/reporting-date.js';
import type { BriefingFacts } from '../briefing-facts.js';
import { PAGES_BEGIN } from '../pdf/pdf-document.js';
import { countColumn, type Section, table } from './page-parts.js';
import { BLANK, numberOf } from './letterhead.js';
import { formalDay } from '../sentences/phrases.js';

export interface Annex extends Section {
  orientation: 'portrait' | 'landscape';
}

/** What the words mean and how the figures are made. */
export function definitionsAnnex({ campaign, progress, regime }: BriefingFacts): Annex {
  const { signingStartDate } = campaign;
  const comparisonDate = progress.comparison.date;
  return {
    title: 'Giải thích từ ngữ và cách tính',
    orientation: 'portrait',
    body: [
      table(
        [
          { head: 'Từ ngữ', width: 112, align: 'left', cell: ([word]) => ({ text: word, bold: true }) },
          { head: 'Nghĩa và cách tính', width: '*', align: 'left', cell: ([, meaning]) => meaning },
        ],
        definitions({ signingStartDate, comparisonDate, regime }),
        // All on one page.
        { size: 10.5, isDense: true },
      ),
    ],
  };
}

/** Figures put right during the week; left out when there were none. */
export function correctionsAnnex({ corrections }: BriefingFacts): Annex | null {
  if (corrections.length === 0) return null;
  return {
    title: 'Đính chính số liệu trong tuần',
    orientation: 'portrait',
    body: [
      table<Corrected>(
        [
          { head: 'Ngày số liệu', width: 50, align: 'left', cell: ({ date }) => formatDate(date) },
          { head: 'Phường, xã', width: '*', align: 'left', cell: placeOf },
          { head: 'Chỉ số', width: 74, align: 'left', cell: ({ column }) => COLUMN_HEADINGS[column].vi },
          countColumn('Số cũ', 38, ({ before }) => before),
          countColumn('Số mới', 38, ({ after }) => after),
          countColumn(
            'Chênh lệch',
            40,
            ({ before, after }) => (after === null ? null : after - before),
            formatSigned,
          ),
          { head: 'Lúc, lý do', width: 92, align: 'left', cell: reasonOf },
        ],
        corrections,
        { size: 9.5, isDense: true },
      ),
    ],
  };
}

type Corrected = BriefingFacts['corrections'][number];

function placeOf({ wardName, districtName }: Corrected): string {
  return `${wardName}, ${inText(districtName)}`;
}

const WHY: Record<Corrected['kind'], string> = {
  refiled: 'Nộp lại',
  adjusted: 'Điều chỉnh giảm',
  returned: 'Bị trả lại, chờ nộp lại',
};

function reasonOf({ kind, recordedAt, reason, note: written }: Corrected): string {
  const why = kind === 'adjusted' && reason !== null ? ADJUSTMENT_LABELS[reason].vi : WHY[kind];
  return oneByOne(formatMoment(new Date(recordedAt)), why, tidy(written ?? ''));
}

/** The head of an annex by Decree 30/2020/NĐ-CP: its number, its title, and the report it goes with. */
export function annexHeading(
  number: string,
  { title, orientation }: Annex,
  facts: Pick<BriefingFacts, 'form' | 'remark'>,
  asOf: Date,
): Content {
  const report = `${numberOf(facts) ?? BLANK}/${facts.form?.symbol ?? ''}`;
  const of = `Kèm theo Báo cáo số ${report} ${formalDay(reportingDateOf(asOf))} của Sở Y tế`;
  return {
    stack: [
      { text: number, bold: true, fontSize: 14, id: `${PAGES_BEGIN} ${number}` },
      { text: title.toUpperCase(), bold: true },
      { text: `(${of})`, italics: true, preserveLeadingSpaces: true },
    ],
    alignment: 'center',
    pageBreak: 'before',
    pageOrientation: orientation,
  };
}
