import {
  Bar,
  CartesianGrid,
  Cell,
  ComposedChart,
  ReferenceDot,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { compactCount } from '@api/charts/compact-count.js';
import { dayMonth } from '@api/charts/date-axis.js';
import { palette, stepColour } from '@api/charts/palette.js';
import type { ProgressAnswer, SeriesAnswer } from '@api/contract/progress.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import { useWords } from '../shared/use-words.js';
import type { Measure } from './view.js';

interface DailyChartProps {
  series: SeriesAnswer;
  progress: ProgressAnswer;
  measure: Measure;
  width: number;
  height: number;
}

interface DailyBar {
  date: ReportingDate;
  added: number;
  isReportingDay: boolean;
  isMissing: boolean;
}

/** What each day added to one step; for signing, beside what each day has to add from now on. */
export function DailyChart({ series, progress, measure, width, height }: DailyChartProps) {
  const words = useWords();
  const bars = series.days.map(({ date, increments, isReportingDay, isCarriedForward }): DailyBar => ({
    date,
    added: increments[measure] + increments.adjustments[measure],
    isReportingDay,
    isMissing: isCarriedForward,
  }));
  const needed = measure === 'signed' ? progress.requiredRate?.perDay : undefined;
  const most = Math.max(1, needed ?? 0, ...bars.map(({ added }) => added));
  return (
    <div className="chart">
      <ComposedChart
        width={width}
        height={height}
        data={bars}
        margin={{ top: 22, right: 8, bottom: 0, left: 0 }}
        title={words.say('daily.spoken')}
        accessibilityLayer
      >
        <CartesianGrid vertical={false} stroke={palette.grid} />
        <XAxis
          dataKey="date"
          tickFormatter={dayMonth}
          tick={TICK}
          stroke={palette.axis}
          minTickGap={14}
          height={22}
        />
        <YAxis
          width={58}
          tickFormatter={(count: number) => compactCount(count, most, words.language).replace(' ', '\u00a0')}
          tick={TICK}
          axisLine={false}
          tickLine={false}
        />
        <Bar dataKey="added" isAnimationActive={false} maxBarSize={26}>
          {bars.map((bar) => (
            <Cell
              key={bar.date}
              fill={bar.isReportingDay ? stepColour[measure] : palette.shade}
              stroke={bar.isReportingDay ? 'none' : palette.axis}
            />
          ))}
        </Bar>
        {/* A day nobody reported is no day without work: it is hollow where the others have a bar. */}
        {bars
          .filter(({ isMissing }) => isMissing)
          .map(({ date }) => (
            <ReferenceDot
              key={date}
              className="missing-mark"
              x={date}
              y={0}
              r={2.6}
              fill={palette.paper}
              stroke={palette.muted}
            />
          ))}
        {needed !== undefined && (
          <ReferenceLine
            y={needed}
            ifOverflow="extendDomain"
            stroke={palette.alert}
            strokeWidth={1.5}
            label={{
              value: words.say('daily.needed', { needed: words.count(needed) }),
              position: 'insideTopRight',
              fontSize: 10.5,
              fontWeight: 600,
              fill: palette.alert,
              dy: -16,
            }}
          />
        )}
        <Tooltip
          cursor={{ fill: palette.shade }}
          isAnimationActive={false}
          content={({ active, payload }) => {
            const bar = payload?.[0]?.payload as DailyBar | undefined;
            if (!active || !bar) return null;
            return (
              <div className="tip">
                <p>
                  <strong>{words.date(bar.date)}</strong>
                </p>
                <p className="tip-line">
                  <span>{words.say(`step.${measure}`)}</span>
                  <span>{bar.isMissing ? words.say('burnUp.carried') : words.signed(bar.added)}</span>
                </p>
              </div>
            );
          }}
        />
      </ComposedChart>
    </div>
  );
}

const TICK = { fontSize: 10, fill: palette.muted };
