import { type BurnUpFlag, type BurnUpPlot, HOLLOW_SIGN, laneHeight } from '@api/charts/burn-up-plot.js';
import { dayMonth } from '@api/charts/date-axis.js';
import { palette, stepColour } from '@api/charts/palette.js';
import { addDays, reportingDate } from '@api/domain/reporting-date.js';
import type { BurnUpPoint } from './burn-up-points.js';

/** No text is smaller, in pixels. */
export const SIZE = 12;
export const TICK = { fontSize: SIZE, fill: palette.muted };
const EPOCH = reportingDate('1970-01-01');

/** A day on the axis; the first is written from its tick on, clear of the scale beside it. */
export function DateTick({
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
export function Mark({
  dot,
  colour,
}: {
  dot: { cx?: number; cy?: number; payload?: BurnUpPoint };
  colour: string;
}) {
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

export function Flag({ flag, plot }: { flag: BurnUpFlag; plot: BurnUpPlot }) {
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
export function HollowLegend({ lines, x, bottom }: { lines: readonly string[]; x: number; bottom: number }) {
  if (lines.length === 0) return null;
  const height = laneHeight({ leastText: SIZE });
  const y = bottom - (lines.length - 1) * height;
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
      {lines.map((words, next) => (
        <text key={words} x={x + HOLLOW_SIGN} y={y + next * height} {...TICK}>
          {words}
        </text>
      ))}
    </g>
  );
}
