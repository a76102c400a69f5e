import { useId, useState } from 'react';
import { formatDate } from '@api/domain/format.js';
import { readTypedDate, reportingDate, type ReportingDate } from '@api/domain/reporting-date.js';
import { useCampaign } from '../app/session.js';
import { useWords } from './use-words.js';

interface DateFieldProps {
  label: string;
  /** Of the form's data, where the day stands as 'YYYY-MM-DD'. */
  name?: string;
  initial?: ReportingDate;
  /** Null while what is written is no day. */
  onChange?: (date: ReportingDate | null) => void;
}

/** A day that must be given, as it is written here, day first, whatever language the browser speaks. */
export function DateField({ label, name, initial, onChange }: DateFieldProps) {
  const words = useWords();
  const id = useId();
  const today = useCampaign()?.today ?? reportingDate('2022-01-01');
  const [text, setText] = useState(initial ? formatDate(initial) : '');
  const [isLeft, setLeft] = useState(false);
  const date = readTypedDate(text, today);
  const isWrong = isLeft && text !== '' && date === null;
  return (
    <label className="field">
      <span>{label}</span>
      <input
        value={text}
        placeholder={words.say('field.datePlaceholder')}
        inputMode="numeric"
        maxLength={10}
        required
        aria-invalid={isWrong}
        aria-describedby={id}
        ref={(input) =>
          input?.setCustomValidity(text !== '' && date === null ? words.say('field.dateHelp') : '')
        }
        onChange={({ target }) => {
          setText(target.value);
          onChange?.(readTypedDate(target.value, today));
        }}
        onBlur={() => {
          setLeft(true);
          if (date !== null) setText(formatDate(date));
        }}
      />
      {name !== undefined && <input type="hidden" name={name} value={date ?? ''} />}
      <small id={id} className="field-problem">
        {isWrong && words.say('field.dateHelp')}
      </small>
    </label>
  );
}
