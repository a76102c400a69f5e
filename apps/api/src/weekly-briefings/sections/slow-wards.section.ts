import { inText } from '../../domain/area-names.js';
import { formatCount, formatDate, formatSigned } from '../../domain/format.js';
import { arrivedIn } from '../../progress/arrived.js';
import type { BriefingFacts } from '../briefing-facts.js';
import { countColumn, note, type Section, shareColumn, table, together, told } from './page-parts.js';
import { mainBacklog } from '../sentences/steps.js';
import { slowMessage } from '../sentences/wards.js';

/** The wards with the smallest share signed: where most is waiting, and whom to ask. */
export function slowWardsSection({ slowest, date, progress }: BriefingFacts): Section | null {
  if (slowest.length === 0 || (progress.totals.signed ?? 0) === 0) return null;
  return {
    title: 'Phường, xã chậm',
    body: [
      together(
        told(slowMessage(slowest)),
        table<BriefingFacts['slowest'][number]>(
          [
            { head: 'TT', width: 14, align: 'center', cell: (_, index) => formatCount(index + 1) },
            { head: 'Phường, xã', width: '*', align: 'left', cell: ({ area }) => area.name },
            {
              head: 'Đơn vị phụ trách',
              width: 82,
              align: 'left',
              cell: ({ area }) => centreOf(area.districtName),
            },
            countColumn('Cần xác thực', 38, ({ totals }) => totals.required),
            countColumn('Đã ký', 28, ({ totals }) => totals.signed),
            shareColumn(
              'Đã ký, %',
              28,
              ({ totals }) => totals.signed,
              ({ totals }) => totals.required,
            ),
            countColumn('Ký trong tuần', 38, (row) => arrivedIn(row, 'week')?.signed ?? null, formatSigned),
            {
              head: 'Khâu tồn nhiều nhất',
              width: 72,
              align: 'left',
              cell: ({ totals }) => mainBacklog(totals)?.step ?? '',
            },
            countColumn('Số hồ sơ', 36, ({ totals }) => mainBacklog(totals)?.waiting ?? 0),
          ],
          slowest,
          { size: 9, isDense: true },
        ),
        note(
          `${formatCount(slowest.length)} phường, xã có tỷ lệ ký số thấp nhất trong số còn hồ sơ phải ký, đến ngày ${formatDate(date)}. ` +
            'TTYT: trung tâm y tế.',
        ),
      ),
    ],
  };
}

/** The district's health centre files for its wards, and answers for them. */
function centreOf(districtName: string | null): string {
  return `TTYT ${inText(districtName ?? '').replace(/^thành phố /, 'TP. ')}`;
}
