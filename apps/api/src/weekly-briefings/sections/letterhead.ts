import type { Content } from 'pdfmake';
import { palette } from '../../charts/palette.js';
import { formatDate } from '../../domain/format.js';
import { addDays, reportingDateOf } from '../../domain/reporting-date.js';
import type { BriefingFacts } from '../briefing-facts.js';
import { formalDay } from '../sentences/phrases.js';

/**
 * The head of a report by Decree 30/2020/NĐ-CP, annex I: agency and number on the left, national name, motto,
 * place and date on the right; then kind and subject. Until the registry gave a number there is room for it.
 */
export function letterhead(facts: BriefingFacts, asOf: Date): Content[] {
  return [
    {
      columns: [
        {
          width: 182,
          stack: [
            { text: 'ỦY BAN NHÂN DÂN', fontSize: 12 },
            { text: 'THÀNH PHỐ HỒ CHÍ MINH', fontSize: 12 },
            { text: 'SỞ Y TẾ', fontSize: 12, bold: true },
            rule(40),
            {
              text: `Số: ${numberOf(facts) ?? BLANK}/${facts.form?.symbol ?? ''}`,
              fontSize: 13,
              margin: [0, 7, 0, 0],
              preserveLeadingSpaces: true,
            },
          ],
        },
        {
          width: '*',
          stack: [
            { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', fontSize: 12, bold: true },
            { text: MOTTO, fontSize: 13, bold: true },
            rule(MOTTO_WIDTH),
            {
              text: `Thành phố Hồ Chí Minh, ${formalDay(reportingDateOf(asOf))}`,
              italics: true,
              margin: [0, 7, 0, 0],
            },
          ],
        },
      ],
      alignment: 'center',
    },
    { text: 'BÁO CÁO', bold: true, fontSize: 14, alignment: 'center', margin: [0, 18, 0, 0] },
    { text: subjectOf(facts), bold: true, fontSize: 14, alignment: 'center', margin: [10, 0, 10, 0] },
    rule(110),
    ...(facts.campaign.isDemonstration ? [DEMONSTRATION_MARK] : []),
  ];
}

/** '123' of 'Số: 123/BC-SYT'; null until the registry gave one. */
export function numberOf({ remark }: Pick<BriefingFacts, 'remark'>): string | null {
  return remark?.number ?? null;
}

/** Room for a number to be written by hand. */
export const BLANK = '            ';

/** 'Giao ban tuần về tiến độ chiến dịch … (Tuần 18, từ ngày 02/05/2022 đến ngày 08/05/2022)' */
export function subjectOf({ campaign, week }: Pick<BriefingFacts, 'campaign' | 'week'>): string {
  return `Giao ban tuần về tiến độ ${campaignIn(campaign)} (Tuần ${week.number}, ${daysOf(week)})`;
}

/** The campaign's name inside a sentence. */
export function campaignIn({ name }: BriefingFacts['campaign']): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** 'từ ngày 02/05/2022 đến ngày 08/05/2022' */
function daysOf(week: BriefingFacts['week']): string {
  return `từ ngày ${formatDate(week.from)} đến ngày ${formatDate(addDays(week.until, -1))}`;
}

const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** Of the motto in Tinos Bold 13: the rule below it is as long as the words. */
const MOTTO_WIDTH = 166;

const DEMONSTRATION_MARK: Content = {
  table: {
    widths: ['*'],
    body: [
      [
        {
          text: 'DỮ LIỆU MINH HỌA – không dùng làm căn cứ chỉ đạo',
          bold: true,
          fontSize: 11,
          color: palette.alert,
          alignment: 'center',
          borderColor: [palette.alert, palette.alert, palette.alert, palette.alert],
        },
      ],
    ],
  },
  margin: [90, 8, 90, 0],
};

function rule(length: number): Content {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: length, y2: 0, lineWidth: 0.8 }],
    alignment: 'center',
    margin: [0, 2, 0, 0],
  };
}
