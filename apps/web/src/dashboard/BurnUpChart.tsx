import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  Tooltip,
  XAxis,
  YAxis,
  ZIndexLayer,
} from 'recharts';
import { burnUpOf } from '@api/charts/burn-up-of.js';
import { burnUpLabels } from '@api/charts/burn-up-labels.js';
import { burnUpPlot, hasNoFigures } from '@api/charts/burn-up-plot.js';
import { compactCount } from '@api/charts/compact-count.js';
import { dateTicks, dayNumber } from '@api/charts/date-axis.js';
import { palette, stepColour } from '@api/charts/palette.js';
import type { ProgressAnswer, SeriesAnswer } from '@api/contract/progress.js';
import { percentTenths } from '@api/domain/percent.js';
import { Nothing } from '../shared/Nothing.js';
import { useWords } from '../shared/use-words.js';
import { besideChart } from './beside-chart.js';
import { DateTick, Flag, HollowLegend, Mark, SIZE, TICK } from './BurnUpMarks.js';
import { BurnUpTooltip } from './BurnUpTooltip.js';
import { type BurnUpPoint, pointsOf } from './burn-up-points.js';
import type { View } from './view.js';

interface BurnUpChartProps {
  series: SeriesAnswer;
  progress: ProgressAnswer;
  unit: View['unit'];
  width: number;
  height: number;
}

/**
 * Cumulative records of the three steps. One notation: done is solid, carried forward hollow and dashed,
 * plan dashed, forecast a light band. Where things stand is worked out by the rules the documents use.
 */
export function BurnUpChart({ series, progress, unit, width, height }: BurnUpChartProps) {
  const words = useWords();
  const whole = progress.totals.required;
  const isShare = unit === 'percent' && whole > 0;
  // '100%' is wider than '4 triệu', for which the geometry leaves room.
  const shift = isShare ? 12 : 0;
  const props = burnUpOf(series, progress, {
    ...{ width: width - shift, height, language: words.language, leastText: SIZE },
  });
  if (hasNoFigures(props)) return <Nothing>{words.say('headline.no-figures')}</Nothing>;
  const plot = burnUpPlot(props);
  const points = pointsOf(props, plot);
  const gap =
    (SIZE * 4.7) / ((plot.right - plot.left) / Math.max(1, dayNumber(plot.to) - dayNumber(plot.from)));
  const ticks = dateTicks(plot.from, plot.to, gap);
  const oldPlans = (props.plans ?? []).filter(({ isInForce }) => !isInForce);
  const shareTicks = [0, 0.25, 0.5, 0.75, 1].map((share) => share * whole);

  return (
    <div className="chart">
      <ComposedChart
        width={width}
        height={height}
        data={points}
        margin={{
          top: plot.top,
          right: width - shift - plot.right,
          bottom: height - plot.bottom - AXIS,
          left: plot.left + shift - AXIS,
        }}
        title={words.say('burnUp.spoken')}
        accessibilityLayer
      >
        <CartesianGrid vertical={false} stroke={palette.grid} />
        {props.holidays.map(({ from, to }) => (
          <ReferenceArea
            key={from}
            x1={dayNumber(from) - 0.5}
            x2={dayNumber(to) + 0.5}
            fill={palette.shade}
            fillOpacity={1}
            ifOverflow="hidden"
          />
        ))}
        <XAxis
          dataKey="day"
          type="number"
          domain={[dayNumber(plot.from), dayNumber(plot.to)]}
          ticks={ticks.map(dayNumber)}
          interval={0}
          height={AXIS}
          tick={<DateTick first={dayNumber(plot.from)} />}
          stroke={palette.axis}
          tickSize={3}
        />
        <YAxis
          type="number"
          domain={[0, plot.max]}
          ticks={isShare ? shareTicks : plot.ticks}
          interval={0}
          width={AXIS}
          tickFormatter={(count: number) =>
            isShare
              ? words.percent(percentTenths(Math.round(count), whole)).replace(/[,.]0/, '')
              : compactCount(count, plot.max, words.language).replace(' ', '\u00a0')
          }
          tick={TICK}
          axisLine={false}
          tickLine={false}
        />
        <Area
          dataKey="band"
          fill="#d5e5f5"
          stroke="none"
          isAnimationActive={false}
          activeDot={false}
          connectNulls
        />
        <Line
          {...QUIET}
          dataKey="forecast"
          stroke={stepColour.signed}
          strokeWidth={1.2}
          strokeDasharray="1.5 3"
          connectNulls
        />
        {oldPlans.map((_, index) => (
          <Line
            {...QUIET}
            key={index}
            dataKey={({ oldPlans: counts }: BurnUpPoint) => counts[index] ?? null}
            stroke={palette.axis}
            strokeDasharray="5 4"
            connectNulls
          />
        ))}
        <Line {...QUIET} dataKey="plan" stroke={palette.muted} strokeDasharray="5 4" connectNulls />
        <Line
          {...QUIET}
          dataKey="required"
          type="stepAfter"
          stroke={palette.ink}
          strokeWidth={1.2}
          connectNulls
        />
        <g transform={`translate(${shift} 0)`}>
          {plot.flags.map((flag) => (
            <Flag key={`${flag.kind}${flag.label}`} flag={flag} plot={plot} />
          ))}
        </g>
        {STEPS.flatMap((step) => [
          <Line
            {...QUIET}
            key={`${step}Carried`}
            dataKey={`${step}Carried`}
            stroke={stepColour[step]}
            strokeWidth={2}
            strokeDasharray="3 3"
          />,
          <Line
            {...QUIET}
            key={step}
            dataKey={step}
            stroke={stepColour[step]}
            strokeWidth={step === 'signed' ? 2.6 : 2}
            dot={(dot: { cx?: number; cy?: number; payload?: BurnUpPoint }) => (
              <Mark key={dot.payload?.day} dot={dot} colour={stepColour[step]} />
            )}
            activeDot={{ r: 4 }}
          />,
        ])}
        <Tooltip
          content={<BurnUpTooltip series={series} />}
          cursor={{ stroke: palette.axis }}
          isAnimationActive={false}
          wrapperClassName="chart-tip"
          {...besideChart(width, height)}
        />
        <ZIndexLayer zIndex={OVER_LINES}>
          <g
            className="burn-up-labels"
            transform={`translate(${shift} 0)`}
            dangerouslySetInnerHTML={{ __html: burnUpLabels(props, plot).join('') }}
          />
        </ZIndexLayer>
        <HollowLegend lines={plot.legend} x={plot.left + shift} bottom={height - 6} />
      </ComposedChart>
    </div>
  );
}

const STEPS = ['submitted', 'verified', 'signed'] as const;
const AXIS = 20;
/** Recharts draws its lines in layer 400 and their dots in 600, whatever the order they are named in. */
const OVER_LINES = 700;
const QUIET = { dot: false, isAnimationActive: false, legendType: 'none', activeDot: false } as const;
