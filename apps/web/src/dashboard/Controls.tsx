import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { addDays, type ReportingDate } from '@api/domain/reporting-date.js';
import { useCampaign } from '../app/session.js';
import { DateBox } from '../shared/DateBox.js';
import { BackIcon, ClockIcon, ForwardIcon } from '../shared/icons.js';
import { useWords } from '../shared/use-words.js';
import { Against } from './Against.js';
import { useView } from './figures.js';
import { KnownAtDialog } from './KnownAtDialog.js';
import { askedDate } from './view.js';

interface ControlsProps {
  shown: ReportingDate | null;
  /** Whether the page tells changes against another day. */
  isCompared?: boolean;
}

/** Which day is shown, against which other, and as known when. */
export function Controls({ shown: told, isCompared = true }: ControlsProps) {
  const words = useWords();
  const { view, go } = useView();
  // A day asked for is known before its answer comes: no field goes away meanwhile with what is being typed.
  const shown = view.date ?? told;
  const campaign = useCampaign();
  const [params] = useSearchParams();
  const missed = askedDate(params);
  const [isAsking, setAsking] = useState(false);
  const [first, last] = [campaign?.startDate, campaign?.today];
  const step = (days: 1 | -1, end: ReportingDate | undefined, name: string) => (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      title={name}
      disabled={!shown || !end || (days < 0 ? shown <= end : shown >= end)}
      onClick={() => shown && go({ date: addDays(shown, days) })}
    >
      {days < 0 ? <BackIcon /> : <ForwardIcon />}
    </button>
  );
  return (
    <div className="controls">
      <div className="control-row">
        {step(-1, first, words.say('controls.before'))}
        <DateBox
          label={words.say('controls.date')}
          date={shown}
          first={first}
          last={last}
          onSettled={(date) => date !== shown && go({ date })}
        />
        {step(1, last, words.say('controls.after'))}
        {isCompared && <Against shown={shown} />}
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
      {isAsking && <KnownAtDialog first={first} onClose={() => setAsking(false)} />}
    </div>
  );
}
