import { useQuery } from '@tanstack/react-query';
import type { DailyReportRow } from '@api/contract/daily-report.js';
import type { CalendarDay } from '@api/domain/calendar.js';
import { holidaysOf, lastReportingDays } from '@api/domain/calendar.js';
import { ask } from '../app/api.js';
import { FIGURES } from '../app/live-figures.js';
import { useCampaign } from '../app/session.js';
import type { FilingDay } from './filing-day.js';

/** The campaign's reporting days up to today, newest first, each with what the district filed for it. */
export function useFilingDays(districtCode: string | null): FilingDay[] | undefined {
  const campaign = useCampaign();
  const holidays = useQuery({
    queryKey: ['calendar-days', 'getList', 'all'],
    queryFn: ({ signal }) => ask<{ rows: CalendarDay[] }>('calendar-days', { perPage: 1000 }, signal),
  }).data;
  const reports = useQuery({
    queryKey: [FIGURES, 'filing-days', districtCode],
    queryFn: ({ signal }) =>
      ask<{ rows: DailyReportRow[] }>(
        'daily-reports',
        { districtCode, perPage: 1000, sort: 'revision', order: 'asc' },
        signal,
      ),
    enabled: districtCode !== null,
  }).data;
  if (!campaign || !holidays || !reports) return undefined;
  const last = new Map(reports.rows.map((report) => [report.date, report]));
  return lastReportingDays(campaign.today, 400, holidaysOf(holidays.rows), campaign.startDate)
    .map((date) => ({ date, report: last.get(date) ?? null }))
    .reverse();
}
