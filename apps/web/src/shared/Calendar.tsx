import { useEffect, useId, useRef, useState } from 'react';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import { addMonths, type DayRange, dayByKey, nearestDay, weeksOfMonth } from './calendar-days.js';
import { BackIcon, ForwardIcon } from './icons.js';
import { useWords } from './use-words.js';

interface CalendarProps extends DayRange {
  /** The day the calendar opens on. */
  opensOn: ReportingDate;
  chosen: ReportingDate | null;
  today: ReportingDate | null;
  onChoose: (date: ReportingDate) => void;
}

/** One month, Monday first. Arrows move by days and weeks, Home and End within the week, PageUp and PageDown by months. */
export function Calendar({ opensOn, chosen, today, onChoose, ...range }: CalendarProps) {
  const words = useWords();
  const heading = useId();
  const [at, setAt] = useState(() => nearestDay(opensOn, range));
  const grid = useRef<HTMLTableElement>(null);
  // The arrows of the heading keep the focus; a day reached by keys takes it.
  const isMovedByKey = useRef(true);
  useEffect(() => {
    if (isMovedByKey.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    isMovedByKey.current = false;
  }, [at]);
  const weeks = weeksOfMonth(at);
  const turn = (months: number) => setAt(nearestDay(addMonths(at, months), range));

  return (
    <div className="calendar">
      <div className="calendar-head">
        <TurnButton isBack isOff={nearestDay(addMonths(at, -1), range) >= at} onTurn={() => turn(-1)} />
        <strong id={heading} aria-live="polite">
          {words.say('calendar.month', { month: Number(at.slice(5, 7)), year: at.slice(0, 4) })}
        </strong>
        <TurnButton isBack={false} isOff={nearestDay(addMonths(at, 1), range) <= at} onTurn={() => turn(1)} />
      </div>
      <table
        role="grid"
        ref={grid}
        aria-labelledby={heading}
        onKeyDown={(event) => {
          const next = dayByKey(at, event.key);
          if (next === null) return;
          event.preventDefault();
          isMovedByKey.current = true;
          setAt(nearestDay(next, range));
        }}
      >
        <thead>
          <tr>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col" abbr={words.say(`weekday.${day}`)}>
                {words.say(`calendar.short.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date, index) => (
                <td key={date} role="gridcell" aria-selected={date === chosen}>
                  <button
                    type="button"
                    className={date.slice(0, 7) === at.slice(0, 7) ? '' : 'beside'}
                    tabIndex={date === at ? 0 : -1}
                    disabled={nearestDay(date, range) !== date}
                    aria-current={date === today ? 'date' : undefined}
                    aria-label={`${words.say(`weekday.${index + 1}`)}, ${spoken(date)}`}
                    onClick={() => onChoose(date)}
                  >
                    {Number(date.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** '7/5/2022': the number that is seen is part of what is heard. */
function spoken(date: ReportingDate): string {
  return date.split('-').map(Number).reverse().join('/');
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function TurnButton({ isBack, isOff, onTurn }: { isBack: boolean; isOff: boolean; onTurn: () => void }) {
  const words = useWords();
  const name = words.say(isBack ? 'calendar.before' : 'calendar.after');
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      title={name}
      aria-disabled={isOff}
      onClick={() => !isOff && onTurn()}
    >
      {isBack ? <BackIcon /> : <ForwardIcon />}
    </button>
  );
}
