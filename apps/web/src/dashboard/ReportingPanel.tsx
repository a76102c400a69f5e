import { heatMap } from '@api/charts/heat-map.js';
import { shortAreaName } from '@api/charts/short-area-name.js';
import type { ProgressAnswer } from '@api/contract/progress.js';
import { addDays, type ReportingDate } from '@api/domain/reporting-date.js';
import { ChartPanel } from '../shared/ChartPanel.js';
import { Failure } from '../shared/Failure.js';
import { plainOf } from '../shared/plain-of.js';
import { SvgChart } from '../shared/SvgChart.js';
import { useWords } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';
import { completenessTable, reportingTitle } from './completeness-table.js';
import { useCompleteness, useView } from './figures.js';
import { fileNameOf } from './file-name.js';
import { sourceOf } from './source.js';

const DAYS = 14;

/** How each ward of a district reported on each of the last days. */
export function ReportingPanel({ date, source }: { date: ReportingDate; source: ProgressAnswer }) {
  const words = useWords();
  const { view, hrefOf } = useView();
  const period = { from: addDays(date, 1 - DAYS), until: addDays(date, 1) };
  const completeness = useCompleteness(view, period);
  const { data } = completeness;
  const title = reportingTitle(data?.dates.at(-1), words);
  return (
    <ChartPanel
      className="reporting"
      title={title}
      subtitle={words.say('reporting.about', { days: DAYS, to: words.date(date).slice(0, 5) })}
      source={sourceOf(source, words)}
      fileName={fileNameOf(['tinh-trang-bao-cao'], view.district, source.freshness)}
      table={data ? completenessTable(data, words) : { columns: [], rows: [] }}
    >
      {data ? (
        <SvgChart
          draw={({ width, height }) =>
            heatMap({
              width,
              dates: data.dates.map((day) => day.date),
              rowHeight: Math.max(16, Math.min(22, (height - 50) / Math.max(1, data.wards.length))),
              rows: data.wards.map((ward) => ({
                name: shortAreaName(ward.name),
                states: ward.states,
                href: hrefOf({ ward: ward.wardCode }, '/'),
              })),
              leastText: 12,
              language: words.language,
              description: plainOf(title),
            })
          }
        />
      ) : completeness.error ? (
        <Failure error={completeness.error} onRetry={() => void completeness.refetch()} />
      ) : (
        <Waiting lines={6} />
      )}
    </ChartPanel>
  );
}
