import type { ProgressAnswer } from '@api/contract/progress.js';
import {
  gaugePaceOf,
  paceGauge,
  partlyInShort,
  partlyNamed,
  partlyTold,
  verdictOf,
} from '@api/charts/pace-gauge.js';
import { documentSymbol } from '@api/domain/deadlines.js';
import { isRanged } from '@api/domain/forecast-range.js';
import { FORECAST_LIMIT, PACE_DAYS } from '@api/domain/rates.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import { ChartPanel } from '../shared/ChartPanel.js';
import { plainOf } from '../shared/plain-of.js';
import { SvgChart } from '../shared/SvgChart.js';
import type { Cell, Table } from '../shared/table.js';
import { useWords, type Words } from '../shared/use-words.js';
import { fileNameOf } from './file-name.js';
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
  const gauge = pace && gaugePaceOf(pace, words.language);
  const partly = partlyTold(gauge?.partly ?? [], words.language);
  const inShort = partlyInShort(gauge?.partly ?? [], words.language);
  return (
    <ChartPanel
      className="pace"
      title={title}
      subtitle={subtitle}
      source={sourceOf(progress, words)}
      fileName={fileNameOf(['toc-do-ky'], area.code, progress.freshness)}
      note={[
        finishOf(forecast, words),
        ...(pace ? [words.say('pace.how', { days: PACE_DAYS })] : []),
        ...(inShort === null ? [] : [inShort]),
      ].join('\n')}
      table={tableOf(progress, words)}
    >
      <SvgChart
        minHeight={35}
        draw={({ width }) =>
          paceGauge({
            width,
            height: 35,
            pace: gauge,
            neededPerDay: requiredRate?.perDay ?? null,
            headline,
            leastText: 12,
            language: words.language,
            description: [plainOf(title), ...(partly === null ? [] : [partly])].join('. '),
          })
        }
      />
    </ChartPanel>
  );
}

function deadlineOf({ deadlineDate, document }: ProgressAnswer['deadlines'][number], words: Words): string {
  const symbol = documentSymbol(document);
  return `${words.date(deadlineDate)}${symbol === null ? '' : ` (${symbol})`}`;
}

function finishOf(forecast: ProgressAnswer['forecast'], words: Words): string {
  const day =
    forecast.expected === null ? unknownEnd(forecast, 'expected', words) : words.date(forecast.expected);
  const line = `${words.say('pace.finish')} [[${day}]]`;
  return isRanged(forecast) ? `${line} ${rangeOf(forecast, words)}` : line;
}

/** Why an end of the forecast has no day: it is too far away, or cannot be told. */
function unknownEnd(
  { isBeyondYear }: ProgressAnswer['forecast'],
  end: keyof ProgressAnswer['forecast']['isBeyondYear'],
  words: Words,
): string {
  return words.say(isBeyondYear[end] ? 'pace.beyondYear' : 'pace.unknown', { days: FORECAST_LIMIT });
}

/** The year once where both ends are of the same; one end where the other is not in sight. */
function rangeOf({ earliest, latest }: ProgressAnswer['forecast'], words: Words): string {
  if (latest === null) return words.say('pace.earliest', { earliest: words.date(earliest) });
  const isSameYear = latest.slice(0, 4) === earliest?.slice(0, 4);
  const from = isSameYear ? words.date(earliest).slice(0, 5) : words.date(earliest);
  return words.say('pace.range', { earliest: from, latest: words.date(latest) });
}

/** Every figure of the panel: the deadline, what it needs, what is reached, and when the end is in sight. */
function tableOf(progress: ProgressAnswer, words: Words): Table {
  const { pace, requiredRate, headline, forecast } = progress;
  const partly = pace ? gaugePaceOf(pace, words.language).partly : [];
  const inForce = progress.deadlines.find(({ isInForce }) => isInForce);
  const symbol = inForce ? documentSymbol(inForce.document) : null;
  const line = (key: string, value: Cell, unit: 'records' | 'days' | null) => [
    words.say(`pace.table.${key}`, { document: symbol ?? '' }),
    value,
    unit && words.say(`pace.unit.${unit}`),
  ];
  const dateLine = (key: string, day: ReportingDate) => line(key, { kind: 'date', value: day }, null);
  const endLine = (end: keyof typeof forecast.isBeyondYear) => {
    const day = forecast[end];
    return day === null ? line(end, unknownEnd(forecast, end, words), null) : dateLine(end, day);
  };
  return {
    columns: [
      { name: words.say('pace.table.measure'), kind: 'text' },
      { name: words.say('pace.table.value'), kind: 'number' },
      { name: words.say('pace.table.unit'), kind: 'text' },
    ],
    rows: [
      ...(inForce ? [dateLine(symbol === null ? 'deadline' : 'deadlineBy', inForce.deadlineDate)] : []),
      line('daysLeft', requiredRate?.daysLeft ?? null, 'days'),
      line('needed', requiredRate?.perDay ?? null, 'records'),
      line('pace', pace && Math.round(pace.perDay), 'records'),
      line('low', pace && pace.low, 'records'),
      line('high', pace && pace.high, 'records'),
      ...(partly.length === 0
        ? []
        : [
            ...partly.map((day): Cell[] => [
              partlyNamed(day, words.language),
              day.signed,
              words.say('pace.unit.records'),
            ]),
            [words.say('pace.table.partly'), words.say('pace.notInRange'), null],
          ]),
      ...(pace ? [[words.say('pace.table.how'), words.say('pace.how', { days: PACE_DAYS }), null]] : []),
      [words.say('pace.table.verdict'), verdictOf({ headline, language: words.language }), null],
      endLine('expected'),
      ...(isRanged(forecast) ? [endLine('earliest'), endLine('latest')] : []),
    ],
  };
}
