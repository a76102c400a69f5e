import { percentTenths } from '@api/domain/percent.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import { useWords } from '../shared/use-words.js';
import type { BurnUpPoint } from './burn-up-points.js';

interface BurnUpTooltipProps {
  /** Given by the chart: the point under the pointer. */
  payload?: readonly { payload?: BurnUpPoint }[];
  active?: boolean;
}

/** The figures of one day, to the last record. */
export function BurnUpTooltip({ payload, active }: BurnUpTooltipProps) {
  const words = useWords();
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  const lines = (['submitted', 'verified', 'signed', 'plan'] as const).flatMap((name) => {
    const count = point[name];
    return count === null
      ? []
      : [{ name: words.say(name === 'plan' ? 'table.planned' : `step.${name}`), count }];
  });
  return (
    <div className="tip">
      <p>
        <strong>{words.date(point.date as ReportingDate)}</strong>
        {!point.isReported && ` · ${words.say('burnUp.carried')}`}
      </p>
      {lines.map(({ name, count }) => (
        <p key={name} className="tip-line">
          <span>{name}</span>
          <span>
            {words.count(count)} · {words.percent(percentTenths(count, point.whole))}
          </span>
        </p>
      ))}
    </div>
  );
}
