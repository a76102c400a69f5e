import { percentTenths } from '@api/domain/percent.js';
import type { SeriesAnswer } from '@api/contract/progress.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import { useWords } from '../shared/use-words.js';
import type { BurnUpPoint } from './burn-up-points.js';
import { hollowReasonOf, planLines } from './burn-up-table.js';

interface BurnUpTooltipProps {
  series: SeriesAnswer;
  /** Given by the chart: the point under the pointer. */
  payload?: readonly { payload?: BurnUpPoint }[];
  active?: boolean;
}

/** The figures of one day, to the last record: what was done, what was planned, what is forecast. */
export function BurnUpTooltip({ series, payload, active }: BurnUpTooltipProps) {
  const words = useWords();
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  const [reason] = hollowReasonOf(
    {
      reported: point.isReported,
      isDayOff: point.isDayOff,
      ...(point.partly === null ? {} : { partly: point.partly }),
    },
    words,
  );
  const share = (count: number) => words.percent(percentTenths(count, point.whole));
  const steps = (['submitted', 'verified', 'signed'] as const).flatMap((name) => {
    const count = point[name];
    return count === null
      ? []
      : [{ name: words.say(`step.${name}`), told: words.count(count), share: share(count) }];
  });
  const plans = planLines(series, words).flatMap(({ name, at, shareAt }) => {
    const count = at(point.date);
    return count === null
      ? []
      : [{ name, told: words.count(count), share: words.percent(shareAt(point.date)) }];
  });
  const ahead = point.signed === null ? point : null;
  const expected = ahead?.forecast ?? null;
  const forecast =
    expected === null
      ? []
      : [{ name: words.say('table.forecast.middle'), told: words.count(expected), share: share(expected) }];
  const band = (ahead?.band ? [ahead.band] : []).map(([low, high]) => ({
    name: words.say('burnUp.band'),
    told: `${words.count(low)}–${words.count(high)}`,
    share: `${share(low)}–${share(high)}`,
  }));
  return (
    <div className="tip">
      <p>
        <strong>{words.date(point.date as ReportingDate)}</strong>
        {reason !== undefined && ` · ${reason}`}
      </p>
      {[...steps, ...plans, ...forecast, ...band].map(({ name, told, share: of }) => (
        <p key={name} className="tip-line">
          <span>{name}</span>
          <span>
            {told} · {of}
          </span>
        </p>
      ))}
    </div>
  );
}
