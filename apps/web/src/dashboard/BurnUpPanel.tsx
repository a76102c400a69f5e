import { lazy, Suspense, useMemo } from 'react';
import type { ProgressAnswer, SeriesAnswer } from '@api/contract/progress.js';
import { percentTenths } from '@api/domain/percent.js';
import { ChartPanel } from '../shared/ChartPanel.js';
import { Choice } from '../shared/Choice.js';
import { Failure } from '../shared/Failure.js';
import { useRoom } from '../shared/SvgChart.js';
import type { Table } from '../shared/table.js';
import { useWords, type Words } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';
import { changeColumns } from './day-changes.js';
import { useSeries, useView } from './figures.js';
import { burnUpTitle, daysOfPace, noReportOf } from './headline.js';
import { sourceOf } from './source.js';
import { MEASURES, type View } from './view.js';

/** The charting library is larger than the rest of the page: it comes after the numbers are read. */
const BurnUpChart = lazy(() =>
  import('./BurnUpChart.js').then((module) => ({ default: module.BurnUpChart })),
);
const DailyChart = lazy(() => import('./DailyChart.js').then((module) => ({ default: module.DailyChart })));

/** How the work went so far, against the plan and the deadlines, and how far it gets at this pace. */
export function BurnUpPanel({ progress }: { progress: ProgressAnswer }) {
  const words = useWords();
  const { view, go } = useView();
  const series = useSeries(view);
  const [room, size] = useRoom();
  const isDaily = view.span === 'day';
  const table = useMemo(() => series.data && tableOf(series.data, view, words), [series.data, view, words]);
  const period = series.data?.days;
  return (
    <ChartPanel
      className="burn-up"
      title={isDaily ? dailyTitle(progress, view, words) : burnUpTitle(progress, words)}
      subtitle={words.say(isDaily ? 'burnUp.aboutDay' : 'burnUp.about', {
        area: progress.area.level === 'city' ? words.say('trail.city') : progress.area.name,
        from: words.date(period?.[0]?.date ?? null).slice(0, 5),
        to: words.date(progress.freshness.date).slice(0, 5),
        step: words.say(`step.${view.measure}`).toLowerCase(),
      })}
      source={sourceOf(progress, words)}
      fileName={`tien-do_${progress.area.code ?? 'tp'}_${progress.freshness.date}`}
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
      <div className="chart-room" ref={room}>
        {series.error && !series.data && (
          <Failure error={series.error} onRetry={() => void series.refetch()} />
        )}
        {!series.data && !series.error && <Waiting lines={6} />}
        {series.data && size && (
          <Suspense fallback={<Waiting lines={6} />}>
            {isDaily ? (
              <DailyChart series={series.data} progress={progress} measure={view.measure} {...size} />
            ) : (
              <BurnUpChart series={series.data} progress={progress} unit={view.unit} {...size} />
            )}
          </Suspense>
        )}
      </div>
    </ChartPanel>
  );
}

function dailyTitle(
  { freshness, increments, pace }: ProgressAnswer,
  { measure }: View,
  words: Words,
): string {
  if (freshness.wardsReported === 0) return noReportOf(freshness, words);
  const added = words.count(increments.day[measure]);
  return measure === 'signed' && pace
    ? words.say('daily.titleSigned', {
        ...{ added, pace: words.count(Math.round(pace.perDay)) },
        ...daysOfPace(pace, words),
      })
    : words.say('daily.title', { added, step: words.say(`step.${measure}`).toLowerCase() });
}

function tableOf({ days }: SeriesAnswer, { span, unit }: View, words: Words): Table {
  const { columns, cells } =
    span === 'day'
      ? changeColumns(
          days.map(({ wardsReported, increments }) => (wardsReported === 0 ? null : increments)),
          words,
        )
      : totalColumns(days, unit, words);
  return {
    columns: [
      { name: words.say('table.date'), kind: 'date' },
      ...columns,
      { name: words.say('table.reported'), kind: 'text' },
    ],
    rows: days.map(({ date, wardsReported, wardsExpected }, index) => [
      date,
      ...(cells[index] ?? []),
      `${words.count(wardsReported)}/${words.count(wardsExpected)}`,
    ]),
  };
}

function totalColumns(days: SeriesAnswer['days'], unit: View['unit'], words: Words) {
  const isShare = unit === 'percent';
  const kind = isShare ? 'percent' : 'count';
  const names = [...MEASURES.map((step) => words.say(`step.${step}`)), words.say('table.planned')];
  return {
    columns: names.map((name) => ({ name, kind }) as const),
    cells: days.map(({ totals, planned }) => [
      ...MEASURES.map((step) => (isShare ? totals.percentTenths[step] : totals[step])),
      isShare && planned !== null ? percentTenths(planned, totals.required) : planned,
    ]),
  };
}
