import { shortAreaName } from '../../charts/short-area-name.js';
import { smallMultiples } from '../../charts/small-multiples.js';
import type { PanelPoint } from '../../charts/small-multiples.js';
import { formatDate, formatPercent, partlyOutOf } from '../../domain/format.js';
import type { DistrictSeriesAnswer, SeriesAnswer } from '../../contract/progress.js';
import type { BriefingFacts } from '../briefing-facts.js';
import { comparedStepOf, type ComparedStep, isBelow, STEP_WORDS } from '../compared-step.js';
import { chart, note, type Section, TEXT_WIDTH, together, told } from './page-parts.js';
import { belowCityMessage } from '../sentences/districts.js';

/** The course of every district beside the city's, all on one scale. */
export function coursesSection(facts: BriefingFacts): Section {
  const { districtSeries, districts, series, progress, campaign, date } = facts;
  const step = comparedStepOf(progress);
  const from = step === 'signed' ? campaign.signingStartDate : campaign.startDate;
  const rows = new Map(districts.map((row) => [row.area.code, row]));
  const panels = districtSeries.map(({ area, days }) => {
    const totals = rows.get(area.code)?.totals;
    return {
      name: shortAreaName(area.name),
      shown: totals ? formatPercent(totals[step], totals.required) : '',
      flagged: totals !== undefined && isBelow(totals, progress.totals, step),
      points: days.filter((day) => day.date >= from).map((day) => pointOf(day, day, step)),
    };
  });
  const reference = series.days.filter((day) => day.date >= from);
  return {
    title: 'Diễn biến từng địa bàn',
    body: [
      together(
        told(belowCityMessage(districts, progress.totals, step)),
        chart(
          smallMultiples({
            ...{ width: TEXT_WIDTH, height: 620, columns: 4, step },
            panels: (progress.totals[step] ?? 0) > 0 ? panels : [],
            reference: reference.map((day) => pointOf(day, day.totals, step)),
          }),
        ),
        note(
          `Tỷ lệ ${STEP_WORDS[step].deed} (%), từ ${formatDate(from)} đến ${formatDate(date)}, cùng một thang đo. ` +
            'Chữ đỏ đậm: dưới mức chung toàn thành phố; chấm rỗng: chưa báo cáo hoặc mới báo cáo một phần, chỗ thiếu lấy số gần nhất.',
        ),
      ),
    ],
  };
}

function pointOf(
  day: DistrictSeriesAnswer['districts'][number]['days'][number] | SeriesAnswer['days'][number],
  counts: Record<ComparedStep, number | null> & { required: number },
  step: ComparedStep,
): PanelPoint {
  const done = counts[step];
  const value = done !== null && counts.required > 0 ? (done / counts.required) * 1000 : null;
  return { date: day.date, value, reported: !day.isCarriedForward, partly: partlyOutOf(day) };
}
