import type { Content } from 'pdfmake';
import { palette } from '../charts/palette.js';
import type { DocumentChangesAnswer } from '../contract/document-change.js';
import { issueName } from '../documents/issue-name.js';
import { formatExactMoment, formatFreshness } from '../domain/format.js';
import { type Annex, annexHeading, definitionsAnnex } from './sections/annexes.js';
import { districtsAnnex, wardsAnnex } from './sections/areas.annex.js';
import type { BriefingFacts } from './briefing-facts.js';
import { changesAnnex } from './sections/changes.annex.js';
import { closing } from './sections/closing.js';
import type { AnnexName, AnnexNumbers } from './sections/annex-numbers.js';
import { ending, opening, proposalsSection, shortcomingsSection } from './sections/words.js';
import { letterhead, subjectOf } from './sections/letterhead.js';
import { note, PAGE_MARGINS, sectionHeading, together, withEnd } from './sections/page-parts.js';
import type { PdfDocument } from './pdf/pdf-document.js';
import { roman } from './sentences/phrases.js';
import { coursesSection } from './sections/courses.section.js';
import { districtsSection } from './sections/districts.section.js';
import { generalSection } from './sections/general.section.js';
import { mapSection } from './sections/map.section.js';
import { planSection } from './sections/plan.section.js';
import { reportingSection } from './sections/reporting.section.js';
import { slowWardsSection } from './sections/slow-wards.section.js';
import { stepsSection } from './sections/steps.section.js';
import { typeset } from './pdf/typeset.js';

/** Which making of a week's briefing it is. */
export interface BriefingEdition {
  /** The figures are those known at this moment. */
  asOf: Date;
  /** The number of the issue; null for a reprint. */
  version: number | null;
  /** What was recorded since the issue before, or since the day told began. */
  changes: DocumentChangesAnswer;
}

/** A number for the layout: a briefing laid out anew is a new version, even with the same figures. */
export const LAYOUT = 4;

/**
 * In their order; those that tell figures wait until somebody has reported some. The map stands below the steps, for
 * neither fills half a page, and the table and the courses after it need one each.
 */
const SECTIONS = [
  generalSection,
  planSection,
  withFigures(stepsSection),
  withFigures(mapSection),
  withFigures(districtsSection),
  withFigures(coursesSection),
  reportingSection,
  withFigures(slowWardsSection),
  shortcomingsSection,
  proposalsSection,
];

const ANNEXES: readonly [AnnexName, (facts: BriefingFacts, edition: BriefingEdition) => Annex | null][] = [
  ['districts', withFigures(districtsAnnex)],
  ['wards', withFigures(wardsAnnex)],
  ['definitions', definitionsAnnex],
  ['changes', (facts, { changes }) => changesAnnex(facts, changes)],
];

function withFigures<Rest extends unknown[], Part>(
  part: (facts: BriefingFacts, ...rest: Rest) => Part,
): (facts: BriefingFacts, ...rest: Rest) => Part | null {
  return (facts, ...rest) => (facts.progress.totals.wardsWithFigures > 0 ? part(facts, ...rest) : null);
}

/**
 * The weekly briefing in the layout of Decree 30/2020/NĐ-CP. Sections and annexes are numbered as they are
 * there: one without data is left out. The same facts and edition give the same document, to the last byte
 * once it is set.
 */
export function weeklyBriefing(facts: BriefingFacts, edition: BriefingEdition): PdfDocument {
  const { left, top, right, bottom } = PAGE_MARGINS;
  const title = subjectOf(facts);
  const annexes = ANNEXES.flatMap(([name, annex]): NumberedAnnex[] => {
    const made = annex(facts, edition);
    return made ? [{ ...made, name }] : [];
  });
  return {
    title: typeset(title),
    author: 'Sở Y tế Thành phố Hồ Chí Minh',
    subject: `Báo cáo giao ban tuần, ${issueName(edition)}`,
    createdAt: edition.asOf,
    pageMargins: [left, top, right, bottom],
    defaultStyle: { font: 'Tinos', fontSize: 13, lineHeight: 1.05 },
    content: typeset([
      ...letterhead(facts, edition.asOf),
      ...body(facts, edition, annexes),
      ...annexPages(facts, edition, annexes),
    ]),
    footer: typeset(footer(facts)),
  };
}

type NumberedAnnex = Annex & { name: AnnexName };

/** 'Phụ lục I', 'Phụ lục II': in Roman numerals where there are several (Decree 30/2020/NĐ-CP, annex I). */
function annexNumber(index: number, all: readonly NumberedAnnex[]): string {
  return all.length === 1 ? 'Phụ lục' : `Phụ lục ${roman(index + 1)}`;
}

function body(facts: BriefingFacts, edition: BriefingEdition, annexes: readonly NumberedAnnex[]): Content[] {
  const numbers: AnnexNumbers = Object.fromEntries(
    annexes.map(({ name }, index) => [name, annexNumber(index, annexes)]),
  );
  const sections = SECTIONS.flatMap((section) => section(facts, numbers) ?? []);
  const parts = sections.map(({ title, body: [first, ...rest], startsPage }, index): Content[] => {
    const heading = sectionHeading(roman(index + 1), title);
    const begun = first === undefined ? heading : together(heading, first);
    return [startsPage ? { stack: [begun], pageBreak: 'before' } : begun, ...rest];
  });
  const end = [madeFrom(facts, edition), ending(facts), closing(facts)];
  const last = withEnd(parts.at(-1) ?? [], sections.at(-1)?.isWords === true, end);
  return [opening(facts), ...parts.slice(0, -1).flat(), ...last];
}

/** Where the figures come from: said once, at the end of what is signed. */
function madeFrom({ progress, districts }: BriefingFacts, edition: BriefingEdition): Content {
  return note(
    `Nguồn: báo cáo ngày của trung tâm y tế ${districts.length} quận, huyện, thành phố. ${freshness(progress)}. ` +
      `Báo cáo lập theo số liệu cập nhật đến ${formatExactMoment(edition.asOf)}. ${issueName(edition)} của báo cáo tuần.`,
  );
}

function annexPages(
  facts: BriefingFacts,
  { asOf }: BriefingEdition,
  annexes: readonly NumberedAnnex[],
): Content[] {
  return annexes.flatMap((annex, index) => [
    annexHeading(annexNumber(index, annexes), annex, facts, asOf),
    ...annex.body,
  ]);
}

function footer({ progress, campaign }: BriefingFacts): Content {
  return {
    columns: [
      { text: freshness(progress), fontSize: 9, color: palette.muted },
      ...(campaign.isDemonstration
        ? [
            {
              text: 'DỮ LIỆU MINH HỌA',
              fontSize: 9,
              bold: true,
              color: palette.alert,
              width: 100,
              alignment: 'right' as const,
            },
          ]
        : []),
    ],
    margin: [PAGE_MARGINS.left, 16, PAGE_MARGINS.right, 0],
  };
}

/** The line every published number carries (domain.md §4). */
function freshness({ freshness: of }: BriefingFacts['progress']): string {
  return formatFreshness(of);
}
