import { useState } from 'react';
import { addDays, isReportingDate, type ReportingDate } from '@api/domain/reporting-date.js';
import { useCampaign } from '../app/session.js';
import { DateBox } from '../shared/DateBox.js';
import { useWords } from '../shared/use-words.js';
import { useView } from './figures.js';
import type { View } from './view.js';

/** The day compared with: the one before, the one a week before, or any other, typed or picked. */
export function Against({ shown }: { shown: ReportingDate | null }) {
  const words = useWords();
  const { view, go } = useView();
  const first = useCampaign()?.startDate;
  const [isAsking, setAsking] = useState(false);
  const other = isReportingDate(view.compareTo) ? view.compareTo : null;
  // Asked and answered: on the way back nothing is asked any more.
  if (isAsking && other !== null) setAsking(false);
  const hasEarlier = shown !== null && first !== undefined && shown > first;
  const isOther = hasEarlier && (isAsking || other !== null);
  return (
    <>
      <label>
        <span>{words.say('controls.against')}</span>
        <select
          value={isOther ? OTHER : view.compareTo}
          onChange={({ target }) => {
            setAsking(target.value === OTHER);
            if (target.value !== OTHER) go({ compareTo: target.value as View['compareTo'] });
          }}
        >
          <option value="yesterday">{words.say('controls.yesterday')}</option>
          <option value="last-week">{words.say('controls.lastWeek')}</option>
          {hasEarlier && <option value={OTHER}>{words.say('controls.otherDay')}</option>}
        </select>
      </label>
      {isOther && (
        <DateBox
          label={words.say('controls.againstDay')}
          date={other}
          first={first}
          last={addDays(shown, -1)}
          onSettled={(day) => day !== other && go(({ date }) => ({ date: date ?? shown, compareTo: day }))}
        />
      )}
    </>
  );
}

const OTHER = 'other';
