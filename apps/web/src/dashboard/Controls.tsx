import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { addDays, datesFrom, type ReportingDate } from '@api/domain/reporting-date.js';
import { useCampaign } from '../app/session.js';
import { BackIcon, ClockIcon, ForwardIcon } from '../shared/icons.js';
import { useWords, type Words } from '../shared/use-words.js';
import { useView } from './figures.js';
import { KnownAtDialog } from './KnownAtDialog.js';
import { askedDate } from './view.js';

interface ControlsProps {
  shown: ReportingDate | null;
  /** Whether the page tells changes against another day. */
  isCompared?: boolean;
}

/** Which day is shown, against which other, and as known when. */
export function Controls({ shown, isCompared = true }: ControlsProps) {
  const words = useWords();
  const { view, go } = useView();
  const campaign = useCampaign();
  const [params] = useSearchParams();
  const missed = askedDate(params);
  const [isAsking, setAsking] = useState(false);
  const dates = campaign ? datesFrom(campaign.startDate, addDays(campaign.today, 1)) : [];
  const first = dates[0];
  const last = dates.at(-1);
  return (
    <div className="controls">
      <div className="control-row">
        <button
          type="button"
          className="icon-button"
          aria-label={words.say('controls.before')}
          title={words.say('controls.before')}
          disabled={!shown || !first || shown <= first}
          onClick={() => shown && go({ date: addDays(shown, -1) })}
        >
          <BackIcon />
        </button>
        <label>
          <span className="only-spoken">{words.say('controls.date')}</span>
          <select value={shown ?? ''} onChange={(event) => go({ date: event.target.value as ReportingDate })}>
            <Dates dates={shown && !dates.includes(shown) ? [...dates, shown] : dates} words={words} />
          </select>
        </label>
        <button
          type="button"
          className="icon-button"
          aria-label={words.say('controls.after')}
          title={words.say('controls.after')}
          disabled={!shown || !last || shown >= last}
          onClick={() => shown && go({ date: addDays(shown, 1) })}
        >
          <ForwardIcon />
        </button>
        {isCompared && (
          <label>
            <span>{words.say('controls.against')}</span>
            <select
              value={view.compareTo}
              onChange={(event) => go({ compareTo: event.target.value as typeof view.compareTo })}
            >
              <option value="yesterday">{words.say('controls.yesterday')}</option>
              <option value="last-week">{words.say('controls.lastWeek')}</option>
              <Dates dates={dates.filter((date) => shown === null || date < shown)} words={words} />
            </select>
          </label>
        )}
        <button
          type="button"
          className={`button small ${view.knownAt === null ? '' : 'chosen'}`}
          aria-haspopup="dialog"
          title={words.say('controls.knownAtHelp')}
          onClick={() => setAsking(true)}
        >
          <ClockIcon /> {words.say('controls.knownAt')}
        </button>
      </div>
      {missed !== null && missed !== view.date && (
        <p className="known-at" role="status">
          {words.say('controls.outside', { date: words.date(missed) })}
        </p>
      )}
      {isAsking && <KnownAtDialog dates={dates} onClose={() => setAsking(false)} />}
    </div>
  );
}

/** Newest first, by month. A list rather than a calendar: typing '07/05' finds a day in it, on any browser. */
function Dates({ dates, words }: { dates: readonly ReportingDate[]; words: Words }) {
  const months = new Map<string, ReportingDate[]>();
  for (const date of [...dates].sort().reverse()) {
    const month = date.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), date]);
  }
  return [...months].map(([month, days]) => (
    <optgroup
      key={month}
      label={words.say('controls.month', { month: Number(month.slice(5)), year: month.slice(0, 4) })}
    >
      {days.map((date) => (
        <option key={date} value={date}>
          {words.date(date)}
        </option>
      ))}
    </optgroup>
  ));
}
