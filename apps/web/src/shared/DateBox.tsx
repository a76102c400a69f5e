import { useId, useState } from 'react';
import { formatDate } from '@api/domain/format.js';
import { readTypedDate, type ReportingDate, reportingDate } from '@api/domain/reporting-date.js';
import { useCampaign } from '../app/session.js';
import { CalendarButton } from './CalendarButton.js';
import { type DayRange, nearestDay } from './calendar-days.js';
import { useWords, type Words } from './use-words.js';

interface DateBoxProps extends DayRange {
  /** Of the field, for its label. */
  id?: string;
  /** Its name, where it has no label that is seen. */
  label?: string;
  /** The day it shows; another one takes the place of what was written. */
  date: ReportingDate | null;
  isRequired?: boolean;
  /** With every letter; null while what is written is no day that can be chosen. */
  onChange?: (date: ReportingDate | null) => void;
  /** When a day was picked, confirmed by Enter or left written. */
  onSettled?: (date: ReportingDate) => void;
}

/** A day typed as it is written here, day first, or picked from a calendar; below a wrong one it says why. */
export function DateBox({ id, label, date, isRequired, onChange, onSettled, ...range }: DateBoxProps) {
  const words = useWords();
  const problemId = useId();
  const today = useCampaign()?.today ?? reportingDate('2022-01-01');
  const [shown, setShown] = useState(date);
  const [text, setText] = useState(date === null ? '' : formatDate(date));
  const [isLeft, setLeft] = useState(false);
  if (shown !== date) {
    setShown(date);
    // What was typed is that day already, or it is another one from elsewhere.
    if (date !== readTypedDate(text, today)) setText(date === null ? '' : formatDate(date));
    setLeft(false);
  }
  const read = (written: string) => {
    const day = readTypedDate(written, today);
    return day !== null && nearestDay(day, range) === day ? day : null;
  };
  const problem = text === '' || read(text) !== null ? '' : problemOf(text, today, range, words);

  function settle(day: ReportingDate | null): void {
    setLeft(true);
    if (day === null) return;
    setText(formatDate(day));
    onChange?.(day);
    onSettled?.(day);
  }

  return (
    <>
      <span className="date-box">
        <input
          id={id}
          value={text}
          aria-label={label}
          placeholder={words.say('field.datePlaceholder')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={10}
          required={isRequired}
          aria-invalid={isLeft && problem !== ''}
          aria-describedby={problemId}
          ref={(input) => input?.setCustomValidity(problem)}
          onChange={({ target }) => {
            setText(target.value);
            onChange?.(read(target.value));
          }}
          onBlur={() => {
            if (text.trim() === '' && date !== null && !isRequired) setText(formatDate(date));
            else settle(read(text));
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !onSettled) return;
            event.preventDefault();
            settle(read(text));
          }}
        />
        <CalendarButton {...range} chosen={() => read(text)} onChoose={settle} />
      </span>
      <small id={problemId} className="field-problem" role="alert">
        {isLeft && problem}
      </small>
    </>
  );
}

/** Why what is written cannot be chosen: no day at all, or one outside those there are. */
function problemOf(text: string, today: ReportingDate, range: DayRange, words: Words): string {
  if (readTypedDate(text, today) === null) return words.say('field.dateHelp');
  return words.say('field.dateOutside', {
    first: words.date(range.first ?? null),
    last: words.date(range.last ?? null),
  });
}
