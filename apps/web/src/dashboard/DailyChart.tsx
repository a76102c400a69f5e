import { scaleLinear } from 'd3-scale';
import {
  Bar,
  CartesianGrid,
  Cell,
  ComposedChart,
  LabelList,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { compactCount } from '@api/charts/compact-count.js';
import { dayMonth } from '@api/charts/date-axis.js';
import { placeSigns } from '@api/charts/legend-lines.js';
import { palette, stepColour } from '@api/charts/palette.js';
import { textWidth } from '@api/charts/text-width.js';
import type { ProgressAnswer, SeriesAnswer } from '@api/contract/progress.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import { useWords, type Words } from '../shared/use-words.js';
import { besideChart } from './beside-chart.js';
import { partlyReported } from './headline.js';
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
  /** Taken back: 0 or less, and no work. */
  adjusted: number;
  /** Nobody reported, though it was a reporting day. */
  isMissing: boolean;
  isHoliday: boolean;
  /** 'mới 10/310 …' where only a part reported: a bar that may still grow. */
  partly: string | null;
}

/**
 * What each day added to one step; for signing, beside what each day has to add from now on. What was
 * adjusted hangs below the line, and a day without a report is hollow and dashed: neither is work, nor none.
 */
export function DailyChart({ series, progress, measure, width, height }: DailyChartProps) {
  const words = useWords();
  const bars = series.days.map((day): DailyBar => {
    const { date, increments, isReportingDay, isCarriedForward } = day;
    return {
      date,
      added: increments[measure],
      adjusted: increments.adjustments[measure],
      isMissing: isCarriedForward && isReportingDay,
      isHoliday: isCarriedForward && !isReportingDay,
      partly: partlyReported(day, words),
    };
  });
  const needed = measure === 'signed' ? progress.requiredRate?.perDay : undefined;
  const most = Math.max(1, needed ?? 0, ...bars.map(({ added }) => added));
  const least = Math.min(0, ...bars.map(({ adjusted }) => adjusted));
  // A small adjustment has its number; it needs no scale of its own below the line.
  const scale = scaleLinear()
    .domain([least < -most / 20 ? least : 0, most])
    .nice(5);
  const signs = [
    ...(bars.some(({ isMissing }) => isMissing) ? [{ look: MISSING, name: words.say('card.noReport') }] : []),
    ...partlySign(bars, stepColour[measure], words),
    ...(least < 0 ? [{ look: ADJUSTED, name: words.say('daily.adjustedSign') }] : []),
  ];
  const ticks = scale.ticks(5);
  const told = (count: number) => compactCount(count, most, words.language).replace(' ', '\u00a0');
  const legend = placeSigns(signs, { width, size: TICK.fontSize, sign: SIGN, apart: APART });
  return (
    <div className="chart">
      <ComposedChart
        width={width}
        height={height}
        data={bars}
        stackOffset="sign"
        margin={{ top: 22, right: 8, bottom: legend.lines * LEGEND, left: 0 }}
        title={words.say('daily.spoken')}
        accessibilityLayer
      >
        <CartesianGrid vertical={false} stroke={palette.grid} />
        {bars
          .filter(({ isHoliday }) => isHoliday)
          .map(({ date }) => (
            <ReferenceArea key={date} x1={date} x2={date} fill={palette.shade} fillOpacity={1} />
          ))}
        <XAxis
          dataKey="date"
          tickFormatter={dayMonth}
          tick={TICK}
          stroke={palette.axis}
          minTickGap={14}
          height={22}
        />
        <YAxis
          width={Math.max(...ticks.map((tick) => textWidth(told(tick), TICK.fontSize))) + BESIDE_AXIS}
          domain={scale.domain()}
          ticks={ticks}
          interval={0}
          tickFormatter={told}
          tick={TICK}
          axisLine={false}
          tickLine={false}
        />
        <Bar
          dataKey="added"
          stackId="day"
          isAnimationActive={false}
          maxBarSize={26}
          minPointSize={(_, index) => (bars[index]?.isMissing ? 12 : 0)}
        >
          {bars.map((bar) => (
            <Cell key={bar.date} {...lookOf(bar, stepColour[measure])} />
          ))}
          <LabelList
            dataKey="adjusted"
            position="top"
            offset={4}
            fontSize={12}
            fontWeight={600}
            fill={palette.warning}
            formatter={(count) => (Number(count) < 0 ? words.signed(Number(count)) : '')}
          />
        </Bar>
        <Bar
          dataKey="adjusted"
          stackId="day"
          isAnimationActive={false}
          maxBarSize={26}
          minPointSize={(value) => (Number(value) < 0 ? 3 : 0)}
          {...ADJUSTED}
        />
        {needed !== undefined && (
          <ReferenceLine
            y={needed}
            ifOverflow="extendDomain"
            stroke={palette.alert}
            strokeWidth={1.5}
            label={{
              value: words.say('daily.needed', { needed: words.count(needed) }),
              position: 'insideTopRight',
              fontSize: 12,
              fontWeight: 600,
              fill: palette.alert,
              dy: -16,
            }}
          />
        )}
        <Tooltip
          cursor={{ fill: palette.shade }}
          isAnimationActive={false}
          wrapperClassName="chart-tip"
          {...besideChart(width, height)}
          content={({ active, payload }) => {
            const bar = payload?.[0]?.payload as DailyBar | undefined;
            return active && bar ? <DayTip bar={bar} measure={measure} /> : null;
          }}
        />
        {legend.placed.map(({ look, name, names, left, line }) => (
          <g
            key={name}
            className="daily-sign"
            transform={`translate(${left} ${height - 5 - (legend.lines - 1 - line) * LEGEND})`}
          >
            <rect x={0} y={-9} width={12} height={9} {...look} />
            {names.map((part, next) => (
              <text key={part} x={SIGN} y={-1 + next * LEGEND} {...TICK}>
                {part}
              </text>
            ))}
          </g>
        ))}
      </ComposedChart>
    </div>
  );
}

const TICK = { fontSize: 12, fill: palette.muted };
/** From a number of the axis to the axis, and from the left edge to the number. */
const BESIDE_AXIS = 14;
/** Height of a line of the legend. */
const LEGEND = 16;
/** From the left edge of a sign to its name. */
const SIGN = 17;
/** Between two signs of a line. */
const APART = 16;

/** Of a day that only a part reported, lighter than any step. */
const PARTLY = '#eef5fc';
const MISSING = { fill: palette.paper, stroke: palette.muted, strokeDasharray: '3 2' };
const ADJUSTED = { fill: '#f3dcb8', stroke: palette.warning };

/** A day of which only a part is known is drawn as an outline in the colour of its step. */
function lookOf({ isMissing, partly }: DailyBar, colour: string) {
  if (isMissing) return MISSING;
  return partly === null ? { fill: colour } : { fill: PARTLY, stroke: colour, strokeDasharray: '4 2' };
}

/** The sign of such days, named by the last of them. */
function partlySign(bars: readonly DailyBar[], colour: string, words: Words) {
  const last = bars.filter(({ partly }) => partly !== null).at(-1);
  return last === undefined
    ? []
    : [{ look: lookOf(last, colour), name: `${words.date(last.date).slice(0, 5)} ${last.partly}` }];
}

/** The figures of one day, to the last record. */
function DayTip({ bar, measure }: { bar: DailyBar; measure: Measure }) {
  const words = useWords();
  const { date, added, adjusted, isMissing, isHoliday, partly } = bar;
  return (
    <div className="tip">
      <p>
        <strong>{words.date(date)}</strong>
        {partly !== null && ` · ${partly}`}
      </p>
      {isMissing || isHoliday ? (
        <p>{words.say(isMissing ? 'card.noReport' : 'card.holiday')}</p>
      ) : (
        <p className="tip-line">
          <span>{words.say(`step.${measure}`)}</span>
          <span>{words.signed(added)}</span>
        </p>
      )}
      {adjusted !== 0 && (
        <p className="tip-line">
          <span>{words.say('daily.adjusted')}</span>
          <span>{words.signed(adjusted)}</span>
        </p>
      )}
    </div>
  );
}
