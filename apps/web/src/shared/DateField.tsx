import { useId, useState } from 'react';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import type { DayRange } from './calendar-days.js';
import { DateBox } from './DateBox.js';

interface DateFieldProps extends DayRange {
  label: string;
  /** Of the form's data, where the day stands as 'YYYY-MM-DD'. */
  name?: string;
  initial?: ReportingDate;
  /** Null while what is written is no day. */
  onChange?: (date: ReportingDate | null) => void;
}

/** A day that must be given, as it is written here, day first, whatever language the browser speaks. */
export function DateField({ label, name, initial, onChange, ...range }: DateFieldProps) {
  const id = useId();
  const [date, setDate] = useState(initial ?? null);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <DateBox
        {...range}
        id={id}
        date={initial ?? null}
        isRequired
        onChange={(day) => {
          setDate(day);
          onChange?.(day);
        }}
      />
      {name !== undefined && <input type="hidden" name={name} value={date ?? ''} />}
    </div>
  );
}
