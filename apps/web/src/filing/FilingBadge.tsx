import { useCampaign } from '../app/session.js';
import { useWords } from '../shared/use-words.js';
import { useFilingDays } from './days.js';
import { awaitedOf } from './filing-day.js';

/** Beside the way to the filing: how many reports wait there for the district's hand. */
export function FilingBadge({ districtCode }: { districtCode: string }) {
  const words = useWords();
  const days = useFilingDays(districtCode);
  const today = useCampaign()?.today;
  const awaited = days && today ? awaitedOf(days, today) : 0;
  if (awaited === 0) return null;
  const spoken = words.say('filing.awaited', { smart_count: awaited });
  return (
    <span className="badge" title={spoken}>
      <span aria-hidden="true">{awaited}</span>
      <span className="only-spoken">{spoken}</span>
    </span>
  );
}
