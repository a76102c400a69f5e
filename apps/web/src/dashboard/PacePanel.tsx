import type { ProgressAnswer } from '@api/contract/progress.js';
import { paceGauge } from '@api/charts/pace-gauge.js';
import { documentSymbol } from '@api/domain/deadlines.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import { ChartPanel } from '../shared/ChartPanel.js';
import { SvgChart } from '../shared/SvgChart.js';
import type { Table } from '../shared/table.js';
import { useWords, type Words } from '../shared/use-words.js';
import { sourceOf } from './source.js';

/** The number leadership needs most: how fast signing must go to be done in time, beside how fast it goes. */
export function PacePanel({ progress }: { progress: ProgressAnswer }) {
  const words = useWords();
  const { pace, requiredRate, deadlines, forecast, headline, area } = progress;
  const inForce = deadlines.find(({ isInForce }) => isInForce);
  const title =
    requiredRate && requiredRate.perDay > 0
      ? words.say('pace.title', { needed: words.count(requiredRate.perDay) })
      : words.say('pace.plain');
  const subtitle = inForce
    ? words.say('pace.deadline', {
        deadline: deadlineOf(inForce, words),
        days: requiredRate?.daysLeft ?? 0,
      })
    : words.say('pace.noDeadline');
  const gauge = pace && { pace: pace.perDay, low: pace.low, high: pace.high };
  return (
    <ChartPanel
      className="pace"
      title={title}
      subtitle={subtitle}
      source={sourceOf(progress, words)}
      fileName={`toc-do-ky_${area.code ?? 'tp'}_${progress.freshness.date}`}
      table={tableOf(progress, words)}
    >
      <SvgChart
        minHeight={40}
        draw={({ width }) =>
          paceGauge({
            width,
            height: 52,
            pace: gauge,
            neededPerDay: requiredRate?.perDay ?? null,
            headline,
            language: words.language,
            description: title,
          })
        }
      />
      <p className="forecast">
        {words.say('pace.finish')} <strong>{dateOr(forecast.expected, words)}</strong>{' '}
        {forecast.earliest !== null && forecast.expected !== null && rangeOf(forecast, words)}
      </p>
    </ChartPanel>
  );
}

function deadlineOf({ deadlineDate, document }: ProgressAnswer['deadlines'][number], words: Words): string {
  const symbol = documentSymbol(document);
  return `${words.date(deadlineDate)}${symbol === null ? '' : ` (${symbol})`}`;
}

/** The year once where both ends are of the same; one end where the other is not in sight. */
function rangeOf({ earliest, latest }: ProgressAnswer['forecast'], words: Words): string {
  if (latest === null) return words.say('pace.earliest', { earliest: words.date(earliest) });
  const isSameYear = latest.slice(0, 4) === earliest?.slice(0, 4);
  const from = isSameYear ? words.date(earliest).slice(0, 5) : words.date(earliest);
  return words.say('pace.range', { earliest: from, latest: words.date(latest) });
}

function dateOr(date: ReportingDate | null, words: Words): string {
  return date === null ? words.say('pace.unknown') : words.date(date);
}

function tableOf({ pace, requiredRate, forecast }: ProgressAnswer, words: Words): Table {
  const line = (key: string, value: number | null) => [words.say(`pace.table.${key}`), value];
  return {
    columns: [
      { name: words.say('pace.table.measure'), kind: 'text' },
      { name: words.say('pace.table.value'), kind: 'count' },
    ],
    rows: [
      line('needed', requiredRate?.perDay ?? null),
      line('daysLeft', requiredRate?.daysLeft ?? null),
      line('pace', pace ? Math.round(pace.perDay) : null),
      line('low', pace?.low ?? null),
      line('high', pace?.high ?? null),
      ...(pace?.days.map(({ date, signed }) => [
        words.say('pace.table.day', { date: words.date(date) }),
        signed,
      ]) ?? []),
      ...(forecast.atDeadline ? [line('atDeadline', forecast.atDeadline.expected)] : []),
    ],
  };
}
