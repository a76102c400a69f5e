import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type { FigureSources } from '@api/contract/daily-report.js';
import type {
  CompletenessAnswer,
  DistrictSeriesAnswer,
  DistrictsAnswer,
  ProgressAnswer,
  SeriesAnswer,
  SlowestAnswer,
  WardHistoryAnswer,
  WardsAnswer,
} from '@api/contract/progress.js';
import { ask, type Query } from '../app/api.js';
import { FIGURES } from '../app/live-figures.js';
import { useCampaign, useSession } from '../app/session.js';
import { addressOf, instantOfView, readView, type View } from './view.js';

/** The view in the address, and how to move to another one. A reporter's view never leaves their own district. */
export function useView() {
  const { search, pathname } = useLocation();
  const navigate = useNavigate();
  const own = useSession()?.districtCode ?? null;
  const campaign = useCampaign();
  return useMemo(() => {
    const viewOf = (address: string): View => {
      const asked = readView(new URLSearchParams(address), campaign);
      return own === null ? asked : { ...asked, district: own };
    };
    const view = viewOf(search);
    const hrefOf = (changes: Partial<View>, path = pathname, from = view) =>
      addressOf({ ...from, ...changes, ...(own === null ? {} : { district: own }) }, path);
    // From the address as it is by now: what was chosen a moment ago may not be drawn yet.
    const go = (changes: Partial<View> | ((now: View) => Partial<View>)) => {
      const now = viewOf(window.location.search);
      void navigate(hrefOf(typeof changes === 'function' ? changes(now) : changes, pathname, now));
    };
    return { view, hrefOf, go };
  }, [search, pathname, navigate, own, campaign]);
}

/**
 * Where the pages of figures lead to, of the whole: the day, the moment and all else last looked at go along, also
 * from a list, whose address says nothing of them.
 */
export function useFiguresAddress(isOfFigures: boolean): (path: string) => string {
  const { view, hrefOf } = useView();
  const [last, setLast] = useState(view);
  if (isOfFigures && last !== view) setLast(view);
  const kept = isOfFigures ? view : last;
  return (path) => hrefOf({ ...kept, district: null, ward: null }, path);
}

/** The head of the city, a district or a ward. */
export function useProgress(view: View): UseQueryResult<ProgressAnswer> {
  const { ward, district, compareTo } = view;
  const own = useSession()?.districtCode ?? null;
  // The API's "city" is what the caller may see of it: the page has asked for that before its script came.
  const isWhole = district === own;
  const area = ward !== null ? `wards/${ward}/head` : isWhole ? 'city' : `districts/${district}`;
  return useFigures(`progress/${area}`, { ...shownAt(view), compareTo });
}

export function useDistricts(view: View): UseQueryResult<DistrictsAnswer> {
  const query = { ...shownAt(view), compareTo: view.compareTo };
  return useFigures('progress/districts', query);
}

export function useWards(view: View): UseQueryResult<WardsAnswer> {
  const query = { ...shownAt(view), compareTo: view.compareTo };
  return useFigures(`progress/districts/${view.district}/wards`, query);
}

/** Every day from the campaign's start to the date shown, as it stood on that date. */
export function useSeries(view: View): UseQueryResult<SeriesAnswer> {
  return useFigures('progress/series', { area: view.ward ?? view.district ?? 'city', ...shownAt(view) });
}

export function useDistrictSeries(view: View): UseQueryResult<DistrictSeriesAnswer> {
  return useFigures('progress/district-series', shownAt(view));
}

export function useWardHistory(view: View): UseQueryResult<WardHistoryAnswer> {
  return useFigures(`progress/wards/${view.ward}`, shownAt(view));
}

export function useCompleteness(
  view: View,
  period: { from?: string; until?: string },
): UseQueryResult<CompletenessAnswer> {
  const query = { ...period, asOf: instantOfView(view), districtCode: view.district };
  return useFigures('progress/completeness', query);
}

/** Where a ward's figures of a day came from, as known at the moment shown; asked when somebody wants to know. */
export function useFigureSources(
  view: View,
  { wardCode, date }: { wardCode: string; date: string },
): UseQueryResult<FigureSources> {
  return useFigures(`figures/${wardCode}/${date}/source`, { asOf: instantOfView(view) });
}

export function useSlowest(view: View, limit: number): UseQueryResult<SlowestAnswer> {
  return useFigures('progress/slowest', { ...shownAt(view), limit });
}

function shownAt(view: View): Query {
  return { date: view.date, asOf: instantOfView(view) };
}

/**
 * Figures of the API. While another date of the same area is fetched the last ones stay, greyed; those of
 * another area never stand under its name.
 */
function useFigures<Answer extends object>(path: string, query: Query): UseQueryResult<Answer> {
  return useQuery({
    queryKey: [FIGURES, path, query] as const,
    queryFn: ({ signal }): Promise<object> => ask<Answer>(path, query, signal),
    placeholderData: (last, lastQuery) =>
      lastQuery?.queryKey[1] === path && lastQuery.queryKey[2]['area'] === query['area'] ? last : undefined,
  }) as UseQueryResult<Answer>;
}
