import { funnel } from '../../charts/funnel.js';
import { formatDate } from '../../domain/format.js';
import type { BriefingFacts } from '../briefing-facts.js';
import { chart, note, type Section, TEXT_WIDTH, together, told } from './page-parts.js';
import { stepsMessage } from '../sentences/steps.js';

/** How many records have taken each step, how many wait before it, and for how long. */
export function stepsSection({ progress, date }: BriefingFacts): Section {
  const { totals, waitingDays } = progress;
  const { required, submitted, verified, exempt, signed } = totals;
  return {
    title: 'Các bước xử lý hồ sơ',
    startsPage: true,
    body: [
      together(
        told(stepsMessage(totals, waitingDays)),
        chart(
          funnel({
            ...{ width: TEXT_WIDTH, height: 150, required, submitted, verified, exempt, signed },
            waitingDays,
          }),
        ),
        note(
          `Hồ sơ, lũy kế, toàn thành phố, đến ngày ${formatDate(date)}. ` +
            'Chờ: số ngày hồ sơ kế tiếp đến lượt đã chờ, vào trước ra trước.',
        ),
      ),
    ],
  };
}
