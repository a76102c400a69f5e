import { shortAreaName } from '@api/charts/short-area-name.js';
import { type PanelPoint, smallMultiples } from '@api/charts/small-multiples.js';
import type { DistrictsAnswer, DistrictSeriesAnswer } from '@api/contract/progress.js';
import { partlyOutOf } from '@api/domain/format.js';
import { percentTenths } from '@api/domain/percent.js';
import { ChartPanel } from '../shared/ChartPanel.js';
import { Choice } from '../shared/Choice.js';
import { Failure } from '../shared/Failure.js';
import { plainOf } from '../shared/plain-of.js';
import { SvgChart } from '../shared/SvgChart.js';
import type { Table } from '../shared/table.js';
import { useWords, type Words } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';
import { fileNameOf } from './file-name.js';
import { useDistrictSeries, useSeries, useView } from './figures.js';
import { sourceOf } from './source.js';
import { type Measure, MEASURE_NAMES, MEASURES } from './view.js';

/** The course of every unit on one scale, beside the city's: who rises, who stands still. */
export function SmallMultiplesPanel({ answer }: { answer: DistrictsAnswer }) {
  const words = useWords();
  const { view, hrefOf, go } = useView();
  const districts = useDistrictSeries(view);
  const city = useSeries({ ...view, district: null, ward: null });
  const { measure } = view;
  const shares = districts.data?.districts.map(({ area, days }) => ({
    area,
    points: days.map((day) => pointOf(day, shareOf(day[measure], day.required), words)),
  }));
  const cityShares = city.data?.days.map((day) => pointOf(day, day.totals.percentTenths[measure], words));
  const title = words.say('multiples.title', { step: words.say(`step.${measure}`).toLowerCase() });
  return (
    <ChartPanel
      className="multiples"
      title={title}
      subtitle={words.say('multiples.about')}
      source={sourceOf(answer, words)}
      fileName={fileNameOf(['dien-bien', MEASURE_NAMES[measure]], null, answer.freshness)}
      table={tableOf(
        [
          ...(shares ?? []).map(({ area, points }) => ({ name: area.name, points })),
          ...(cityShares ? [{ name: words.say('trail.city'), points: cityShares }] : []),
        ],
        words,
      )}
      controls={
        <Choice<Measure>
          name={words.say('choice.measure')}
          value={measure}
          options={MEASURES.map((value) => ({ value, name: words.say(`step.${value}`) }))}
          onChoose={(chosen) => go({ measure: chosen })}
        />
      }
    >
      {shares ? (
        <SvgChart
          isTall
          draw={({ width }) =>
            smallMultiples({
              width,
              height: heightOf(shares.length, width),
              panels: shares.map(({ area, points }) => ({
                name: shortAreaName(area.name),
                points,
                shown: words.percent(points.at(-1)?.value ?? null),
                href: hrefOf({ district: area.code, ward: null }, '/'),
              })),
              reference: cityShares ?? [],
              step: measure,
              columns: columnsIn(width),
              leastText: 12,
              language: words.language,
              description: plainOf(title),
            })
          }
        />
      ) : districts.error ? (
        <Failure error={districts.error} onRetry={() => void districts.refetch()} />
      ) : (
        <Waiting lines={8} />
      )}
    </ChartPanel>
  );
}

/** How many charts stand beside each other; on a telephone two. */
function columnsIn(width: number): number {
  return Math.max(2, Math.floor(width / 170));
}

function heightOf(charts: number, width: number): number {
  return 32 + 104 * Math.ceil(charts / columnsIn(width));
}

function shareOf(done: number | null, required: number): number | null {
  return done === null ? null : percentTenths(done, required);
}

type Day = DistrictSeriesAnswer['districts'][number]['days'][number];

function pointOf(
  day: Pick<Day, 'date' | 'isCarriedForward' | 'wardsReported' | 'wardsExpected'>,
  value: number | null,
  { language }: Words,
): PanelPoint {
  return { date: day.date, value, reported: !day.isCarriedForward, partly: partlyOutOf(day, language) };
}

interface Line {
  name: string;
  points: readonly PanelPoint[];
}

/** A column for each line, the city's last, and at the end the names of those whose figures are of an earlier day. */
function tableOf(lines: readonly Line[], words: Words): Table {
  return {
    columns: [
      { name: words.say('table.date'), kind: 'date' },
      ...lines.map(({ name }) => ({ name, kind: 'percent' }) as const),
      { name: words.say('table.carried'), kind: 'text' },
      { name: words.say('table.partly'), kind: 'text' },
    ],
    rows: (lines[0]?.points ?? []).map(({ date }, index) => {
      const named = (those: readonly Line[]) => those.map(({ name }) => name).join('; ') || null;
      const carried = lines.filter(({ points }) => points[index]?.reported === false);
      const partly = lines.flatMap(({ name, points }) => {
        const outOf = points[index]?.partly ?? null;
        return outOf === null ? [] : [`${name} ${words.say('card.partly', { outOf })}`];
      });
      return [
        date,
        ...lines.map(({ points }) => points[index]?.value ?? null),
        // Where the whole city is silent its name says so for all.
        named(carried.length === lines.length ? carried.slice(-1) : carried),
        partly.join('; ') || null,
      ];
    }),
  };
}
