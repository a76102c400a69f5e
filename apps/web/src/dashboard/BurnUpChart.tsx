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
import {
  type BurnUpFlag,
  type BurnUpPlot,
  burnUpPlot,
  hasNoFigures,
  hollowReasons,
  laneHeight,
} from '@api/charts/burn-up-plot.js';
import { compactCount } from '@api/charts/compact-count.js';
import { dateTicks, dayMonth, dayNumber } from '@api/charts/date-axis.js';
import { palette, stepColour } from '@api/charts/palette.js';
import { fitText } from '@api/charts/text-width.js';
import type { ProgressAnswer, SeriesAnswer } from '@api/contract/progress.js';
import { percentTenths } from '@api/domain/percent.js';
import { addDays, reportingDate } from '@api/domain/reporting-date.js';
import { Nothing } from '../shared/Nothing.js';
import { useWords } from '../shared/use-words.js';
import { besideChart } from './beside-chart.js';
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
        <HollowLegend reasons={hollowReasons(props)} x={plot.left + shift} y={height - 6} room={width} />
      </ComposedChart>
    </div>
  );
}

const STEPS = ['submitted', 'verified', 'signed'] as const;
const AXIS = 20;
/** Recharts draws its lines in layer 400 and their dots in 600, whatever the order they are named in. */
const OVER_LINES = 700;
const EPOCH = reportingDate('1970-01-01');
/** No text is smaller, in pixels. */
const SIZE = 12;
const TICK = { fontSize: SIZE, fill: palette.muted };
const QUIET = { dot: false, isAnimationActive: false, legendType: 'none', activeDot: false } as const;

/** A day on the axis; the first is written from its tick on, clear of the scale beside it. */
function DateTick({
  first,
  x = 0,
  y = 0,
  payload,
}: {
  first: number;
  x?: number;
  y?: number;
  payload?: { value: number };
}) {
  const day = payload?.value ?? first;
  return (
    <text x={x} y={y} dy={SIZE - 2} {...TICK} textAnchor={day === first ? 'start' : 'middle'}>
      {dayMonth(addDays(EPOCH, day))}
    </text>
  );
}

/** Hollow where figures are carried forward or only a part reported, full at the last day; others need none. */
function Mark({ dot, colour }: { dot: { cx?: number; cy?: number; payload?: BurnUpPoint }; colour: string }) {
  const { cx, cy, payload } = dot;
  if (cx === undefined || cy === undefined || !payload) return <g />;
  const isFull = payload.isReported && payload.partly === null;
  if (isFull && !payload.isLast) return <g />;
  return isFull ? (
    <circle cx={cx} cy={cy} r={3.6} fill={colour} stroke={palette.paper} strokeWidth={1.4} />
  ) : (
    <circle cx={cx} cy={cy} r={2.6} fill={palette.paper} stroke={colour} strokeWidth={1.4} />
  );
}

const FLAG = {
  holiday: { ink: palette.muted },
  event: { ink: palette.muted, stroke: palette.muted, dash: '1 3' },
  old: { ink: palette.warning, stroke: '#c99b63', dash: '3 3' },
  'in-force': { ink: palette.alert, stroke: palette.alert, dash: undefined },
} as const;

function Flag({ flag, plot }: { flag: BurnUpFlag; plot: BurnUpPlot }) {
  const look = FLAG[flag.kind];
  const lane = flag.lane * laneHeight({ leastText: SIZE });
  const isBeside = flag.x < flag.left || flag.x > flag.left + flag.width;
  return (
    <g>
      {'stroke' in look && (
        <line
          x1={flag.x}
          x2={flag.x}
          y1={plot.top - (isBeside ? SIZE + 16 : 15) - lane}
          y2={plot.bottom}
          stroke={look.stroke}
          strokeDasharray={look.dash}
        />
      )}
      <text
        x={flag.left}
        y={plot.top - 18 - lane}
        fontSize={SIZE}
        fill={look.ink}
        fontWeight={flag.kind === 'in-force' ? 600 : 400}
      >
        {flag.label}
      </text>
    </g>
  );
}

/** What a hollow point means, where there is one. */
function HollowLegend({
  reasons,
  x,
  y,
  room,
}: {
  reasons: readonly string[];
  x: number;
  y: number;
  room: number;
}) {
  if (reasons.length === 0) return null;
  return (
    <g>
      <line
        x1={x}
        x2={x + 22}
        y1={y - 3}
        y2={y - 3}
        stroke={stepColour.signed}
        strokeWidth={2}
        strokeDasharray="3 3"
      />
      <circle
        cx={x + 11}
        cy={y - 3}
        r={2.6}
        fill={palette.paper}
        stroke={stepColour.signed}
        strokeWidth={1.4}
      />
      <text x={x + 28} y={y} {...TICK}>
        {fitText(reasons.join('; '), room - x - 28, SIZE)}
      </text>
    </g>
  );
}
