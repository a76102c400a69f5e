import { useQuery } from '@tanstack/react-query';
import type { FilingDay } from '@api/contract/daily-report.js';
import { ask } from '../app/api.js';
import { FIGURES } from '../app/live-figures.js';

/** The campaign's reporting days up to today, newest first, each with what the district filed for it. */
export function useFilingDays(districtCode: string | null): FilingDay[] | undefined {
  return useQuery({
    queryKey: [FIGURES, 'filing-days', districtCode],
    queryFn: ({ signal }) =>
      ask<{ days: FilingDay[] }>('daily-reports/days', { districtCode }, signal).then(({ days }) => days),
    enabled: districtCode !== null,
    // A deadline passes on an open screen too.
    refetchInterval: 5 * 60_000,
  }).data;
}
