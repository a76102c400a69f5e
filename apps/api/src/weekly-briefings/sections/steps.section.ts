import { funnel } from '../../charts/funnel.js';
import { funnelOf } from '../../documents/progress-charts.js';
import { formatDate } from '../../domain/format.js';
import type { BriefingFacts } from '../briefing-facts.js';
import { chart, note, type Section, TEXT_WIDTH, together, told } from './page-parts.js';
import { stepsMessage } from '../sentences/steps.js';

/** How many records have taken each step, how many wait before it, and for how long. */
export function stepsSection({ progress, date }: BriefingFacts): Section {
  const { totals, waitingDays } = progress;
  return {
    title: 'Các bước xử lý hồ sơ',
    startsPage: true,
    body: [
      together(
        told(stepsMessage(totals, waitingDays)),
        chart(funnel(funnelOf(progress, { width: TEXT_WIDTH, height: 124 }))),
        note(
          `Hồ sơ, lũy kế, toàn thành phố, đến ngày ${formatDate(date)}. ` +
            'Thời gian chờ: của hồ sơ cũ nhất còn tồn, xử lý theo thứ tự tiếp nhận.',
        ),
      ),
    ],
  };
}
