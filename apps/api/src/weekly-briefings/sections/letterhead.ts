import type { Content } from 'pdfmake';
import { palette } from '../../charts/palette.js';
import { addDays, reportingDateOf } from '../../domain/reporting-date.js';
import type { BriefingFacts } from '../briefing-facts.js';
import { formalDate, formalDay } from '../sentences/phrases.js';

/**
 * The head of a report by Decree 30/2020/NĐ-CP, annex I: agency and number on the left, national name, motto,
 * place and date on the right; then kind and subject. The number is left to the registry.
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
              text: 'Số:            /BC-SYT',
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

/** 'Giao ban tuần về tiến độ chiến dịch … (Tuần 18, từ 02/5 đến 08/5/2022)' */
export function subjectOf({ campaign, week }: Pick<BriefingFacts, 'campaign' | 'week'>): string {
  const name = campaign.name.charAt(0).toLowerCase() + campaign.name.slice(1);
  const sunday = addDays(week.until, -1);
  const sameYear = week.from.slice(0, 4) === sunday.slice(0, 4);
  const days = `từ ${formalDate(week.from, { year: !sameYear })} đến ${formalDate(sunday)}`;
  return `Giao ban tuần về tiến độ ${name} (Tuần ${week.number}, ${days})`;
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
