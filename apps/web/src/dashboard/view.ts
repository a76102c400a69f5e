import type { Campaign } from '@api/contract/campaign.js';
import { instantOfLocal, isLocalMoment } from '@api/domain/moments.js';
import { isReportingDate, type ReportingDate, reportingDate } from '@api/domain/reporting-date.js';

export const MEASURES = ['submitted', 'verified', 'signed'] as const;
export type Measure = (typeof MEASURES)[number];

/** What is looked at, and how. All of it stands in the address, so that a link shows the same to the next person. */
export interface View {
  /** A district's code, and within it a ward's; the city without either. */
  district: string | null;
  ward: string | null;
  /** Null: the latest date with figures. */
  date: ReportingDate | null;
  /** A day only where `date` names the one it is before: which one is shown otherwise changes by itself. */
  compareTo: 'yesterday' | 'last-week' | ReportingDate;
  measure: Measure;
  /** Everything so far, or what the day added. */
  span: 'cumulative' | 'day';
  unit: 'percent' | 'count';
  /** As known at this moment, 'YYYY-MM-DDTHH:MM[:SS[.mmm]]' in Ho Chi Minh City; null: now. */
  knownAt: string | null;
}

/** From its first day to today. */
type CampaignDays = Pick<Campaign, 'startDate' | 'today'>;

/** Until the campaign is known. */
const ALWAYS: CampaignDays = { startDate: reportingDate('0001-01-01'), today: reportingDate('9999-12-31') };

/** As they stand in addresses and in the names of files. */
export const MEASURE_NAMES = { submitted: 'da-gui', verified: 'da-xac-thuc', signed: 'da-ky' } as const;

const NAMES = {
  measure: MEASURE_NAMES,
  compareTo: { yesterday: 'hom-qua', 'last-week': 'tuan-truoc' },
  span: { cumulative: 'luy-ke', day: 'trong-ngay' },
  unit: { percent: 'ty-le', count: 'so' },
} as const;

/**
 * Reads the address. What it does not say, or says wrongly, is as usual: an old link still opens. Wrong is
 * also a day outside the campaign or after the moment asked about, and one to compare with that is not before the day
 * shown.
 */
export function readView(search: URLSearchParams, campaign: CampaignDays = ALWAYS): View {
  const { startDate, today } = campaign;
  const knownAt = matching(/^/, search.get('biet-luc'), isLocalMoment);
  const knownDay = dayOf(knownAt?.slice(0, 10) ?? null);
  const last = knownDay !== null && knownDay < today ? knownDay : today;
  const date = askedDate(search);
  const shown = date !== null && date >= startDate && date <= last ? date : null;
  const compareTo = search.get('so-voi');
  const other = dayOf(compareTo);
  const isBefore = other !== null && shown !== null && other >= startDate && other < shown;
  return {
    district: matching(/^\d{3}$/, search.get('quan')),
    ward: matching(/^\d{5}$/, search.get('phuong')),
    date: shown,
    compareTo: (isBefore ? other : null) ?? meaning(NAMES.compareTo, compareTo) ?? 'last-week',
    measure: meaning(NAMES.measure, search.get('chi-so')) ?? 'signed',
    span: meaning(NAMES.span, search.get('kieu')) ?? 'cumulative',
    unit: meaning(NAMES.unit, search.get('don-vi')) ?? 'percent',
    knownAt,
  };
}

/** The day the address asks for, whether or not there are figures of it. */
export function askedDate(search: URLSearchParams): ReportingDate | null {
  return dayOf(search.get('ngay'));
}

/** The address of a view, from the path on; what is as usual is left out. */
export function addressOf(view: View, path = '/'): string {
  const search = new URLSearchParams();
  const say = (name: string, value: string | null, usual?: string) => {
    if (value !== null && value !== usual) search.set(name, value);
  };
  say('quan', view.district);
  say('phuong', view.ward);
  say('ngay', view.date);
  const against = isReportingDate(view.compareTo)
    ? view.date && view.compareTo
    : NAMES.compareTo[view.compareTo];
  say('so-voi', against, NAMES.compareTo['last-week']);
  say('chi-so', NAMES.measure[view.measure], NAMES.measure.signed);
  say('kieu', NAMES.span[view.span], NAMES.span.cumulative);
  say('don-vi', NAMES.unit[view.unit], NAMES.unit.percent);
  say('biet-luc', view.knownAt);
  const text = search.toString().replaceAll('%3A', ':');
  return text === '' ? path : `${path}?${text}`;
}

/** The moment as the API takes it; undefined: now. */
export function instantOfView(view: Pick<View, 'knownAt'>): string | undefined {
  return view.knownAt === null ? undefined : instantOfLocal(view.knownAt).toISOString();
}

function dayOf(text: string | null): ReportingDate | null {
  return text !== null && isReportingDate(text) ? text : null;
}

function matching(shape: RegExp, text: string | null, isRight: (text: string) => boolean = () => true) {
  return text !== null && shape.test(text) && isRight(text) ? text : null;
}

function meaning<Meaning extends string>(
  names: Record<Meaning, string>,
  written: string | null,
): Meaning | null {
  return (Object.keys(names) as Meaning[]).find((name) => names[name] === written) ?? null;
}
