import { useMemo } from 'react';
import type { ProgressAnswer, SeriesAnswer } from '@api/contract/progress.js';
import { ChartPanel } from '../shared/ChartPanel.js';
import { Choice } from '../shared/Choice.js';
import { Failure } from '../shared/Failure.js';
import { fetched } from '../shared/fetched.js';
import { useRoom } from '../shared/SvgChart.js';
import { useWords, type Words } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';
import { burnUpTable, dailyTable } from './burn-up-table.js';
import { fileNameOf } from './file-name.js';
import { useSeries, useView } from './figures.js';
import { burnUpTitle, daysOfPace, noReportOf, partlyReported } from './headline.js';
import { sourceOf } from './source.js';
import { MEASURE_NAMES, type View } from './view.js';

/** The charting library is larger than the rest of the page: it comes after the numbers are read. */
const BurnUpChart = fetched(() => import('./BurnUpChart.js').then((module) => module.BurnUpChart));
const DailyChart = fetched(() => import('./DailyChart.js').then((module) => module.DailyChart));

/** How the work went so far, against the plan and the deadlines, and how far it gets at this pace. */
export function BurnUpPanel({ progress }: { progress: ProgressAnswer }) {
  const words = useWords();
  const { view, go } = useView();
  const series = useSeries(view);
  const isDaily = view.span === 'day';
  const table = useMemo(
    () =>
      series.data &&
      (isDaily
        ? dailyTable(series.data, progress, view.measure, words)
        : burnUpTable(series.data, progress, view.unit, words)),
    [series.data, progress, isDaily, view.measure, view.unit, words],
  );
  const period = series.data?.days;
  return (
    <ChartPanel
      className="burn-up"
      title={isDaily ? dailyTitle(progress, view, words) : burnUpTitle(progress, words)}
      subtitle={words.say(isDaily ? 'burnUp.aboutDay' : 'burnUp.about', {
        area: progress.area.level === 'city' ? words.say('trail.city') : words.area(progress.area.name),
        from: words.date(period?.[0]?.date ?? null).slice(0, 5),
        to: words.date(progress.freshness.date).slice(0, 5),
        step: words.say(`step.${view.measure}`).toLowerCase(),
      })}
      source={sourceOf(progress, words)}
      fileName={fileNameOf(
        isDaily ? ['trong-ngay', MEASURE_NAMES[view.measure]] : ['tien-do'],
        progress.area.code,
        progress.freshness,
      )}
      table={table ?? { columns: [], rows: [] }}
      controls={
        <Choice
          name={words.say('choice.span')}
          value={view.span}
          options={[
            { value: 'cumulative', name: words.say('choice.cumulative') },
            { value: 'day', name: words.say('choice.day') },
          ]}
          onChoose={(span) => go({ span })}
        />
      }
    >
      {series.data ? (
        <Picture series={series.data} progress={progress} view={view} />
      ) : series.error ? (
        <Failure error={series.error} onRetry={() => void series.refetch()} />
      ) : (
        <Waiting lines={6} />
      )}
    </ChartPanel>
  );
}

/** With a room of its own: it is measured anew each time the picture takes the place of the table. */
function Picture({ series, progress, view }: { series: SeriesAnswer; progress: ProgressAnswer; view: View }) {
  const [room, size] = useRoom();
  return (
    <div className="chart-room" ref={room}>
      {size &&
        (view.span === 'day' ? (
          <DailyChart series={series} progress={progress} measure={view.measure} {...size} />
        ) : (
          <BurnUpChart series={series} progress={progress} unit={view.unit} {...size} />
        ))}
    </div>
  );
}

function dailyTitle(
  { freshness, increments, pace }: ProgressAnswer,
  { measure }: View,
  words: Words,
): string {
  if (freshness.wardsReported === 0) return noReportOf(freshness, words);
  const partly = partlyReported(freshness, words);
  const added = words.count(increments.day[measure]);
  if (partly !== null)
    return words.say('daily.titlePartly', {
      partly,
      added,
      step: words.say(`step.${measure}`).toLowerCase(),
    });
  return measure === 'signed' && pace
    ? words.say('daily.titleSigned', {
        ...{ added, pace: words.count(Math.round(pace.perDay)) },
        ...daysOfPace(pace, words),
      })
    : words.say('daily.title', { added, step: words.say(`step.${measure}`).toLowerCase() });
}
