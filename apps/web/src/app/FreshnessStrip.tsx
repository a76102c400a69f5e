import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { formatReported, formatTold } from '@api/domain/format.js';
import type { ProgressAnswer } from '@api/contract/progress.js';
import { useSession } from './session.js';
import { useProgress, useView } from '../dashboard/figures.js';
import { useWords, type Words } from '../shared/use-words.js';
import { COMPLETENESS } from './navigation.js';

type Freshness = ProgressAnswer['freshness'];
type Today = NonNullable<Freshness['today']>;

/**
 * On every page: up to when the figures count, how many reported, which version; and always how today stands,
 * whichever day is shown. Nothing is green while today is overdue.
 */
export function FreshnessStrip() {
  const words = useWords();
  const { view, hrefOf } = useView();
  const { data, isError } = useProgress(view);
  if (!data) return isError ? <TodayAlone /> : <p className="freshness" />;
  const { freshness } = data;
  const { today } = freshness;
  const [state, stateToday] = [stateOf(freshness), today && stateOf(today)];
  const mark = stateToday === 'overdue' ? 'overdue' : state;
  return (
    <div className={`freshness ${mark}`} role="status">
      <span className="freshness-mark" aria-hidden="true" />
      <strong>{formatTold(freshness, words.language)}</strong>
      <span>{formatReported(freshness, words.language)}</span>
      <span title={words.say('freshness.versionHelp')}>
        {words.say('freshness.version', { version: freshness.version })}
      </span>
      <span className={`freshness-state ${mark === state ? state : 'past'}`}>
        {stateText(state, freshness, words)}
      </span>
      {today === null ? (
        <TodayOfAll />
      ) : (
        <TodayLink today={today}>
          {today.date === freshness.date ? (
            words.say('freshness.todayShown')
          ) : (
            <TodayText
              today={today}
              day={freshness.asOf === null ? 'freshness.today' : 'freshness.todayThen'}
            />
          )}
        </TodayLink>
      )}
      {freshness.asOf !== null && (
        <span className="known-at">
          {words.say('freshness.knownAt', { moment: words.exactMoment(freshness.asOf) })}{' '}
          <Link to={hrefOf({ knownAt: null })}>{words.say('freshness.now')}</Link>
        </span>
      )}
    </div>
  );
}

/** Where the head of the page cannot be told, as of a ward that has left. */
function TodayAlone() {
  return (
    <div className="freshness" role="status">
      <TodayOfAll />
    </div>
  );
}

/** How today stands in all that the caller may see, whatever is shown on the page. */
function TodayOfAll() {
  const words = useWords();
  const { view } = useView();
  const own = useSession()?.districtCode ?? null;
  const { data } = useProgress({ ...view, district: own, ward: null, date: null, knownAt: null });
  const today = data?.freshness.today ?? null;
  if (!data || today === null) return null;
  const area = data.area.level === 'city' ? words.say('trail.city') : data.area.name;
  return (
    <TodayLink today={today} area={{ district: null }}>
      <TodayText today={today} day="freshness.todayOf" area={words.area(area)} />
    </TodayLink>
  );
}

interface TodayLinkProps {
  today: Today;
  /** Where it leads: the area on the page, or all there is. */
  area?: { district: null };
  children: ReactNode;
}

function TodayLink({ today, area, children }: TodayLinkProps) {
  const words = useWords();
  const { hrefOf } = useView();
  return (
    <Link
      className={`freshness-today ${stateOf(today)}`}
      to={hrefOf({ date: null, ward: null, ...area }, COMPLETENESS)}
      title={words.say('nav.completeness')}
    >
      {children}
    </Link>
  );
}

type State = 'complete' | 'waiting' | 'overdue' | 'holiday';

function stateOf(of: Today): State {
  if (!of.isReportingDay) return 'holiday';
  if (of.wardsReported >= of.wardsExpected) return 'complete';
  return of.isOverdue ? 'overdue' : 'waiting';
}

function stateText(state: State, of: Today, words: Words): string {
  const missing = of.wardsExpected - of.wardsReported;
  return words.say(`freshness.${state}`, {
    smart_count: missing,
    missing: words.count(missing),
    due: dueOf(of, words),
  });
}

/** 'Hôm nay 08/05: 0/310 phường, xã đã báo cáo, quá hạn 17:00'; as known at a past moment, of that moment's day. */
function TodayText({ today, day, area = '' }: { today: Today; day: string; area?: string }) {
  const words = useWords();
  const state = stateOf(today);
  const date = words.date(today.date).slice(0, 5);
  const [, count = '', reported = ''] = /^(\d\S*)( .*)$/.exec(formatReported(today, words.language)) ?? [
    '',
    formatReported(today, words.language),
  ];
  const isDue = state === 'waiting' || state === 'overdue';
  return (
    <>
      {words.say(day, { date, area })} {count}
      <span className="wide">{reported}</span>
      {isDue && words.say(`freshness.due.${state}`, { due: dueOf(today, words) })}
    </>
  );
}

function dueOf({ dueAt }: Today, words: Words): string {
  return dueAt === null ? '' : words.moment(dueAt).slice(0, 5);
}
