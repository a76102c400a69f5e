import { InputAdornment } from '@mui/material';
import { type FocusEvent, type KeyboardEvent, useRef } from 'react';
import {
  AutocompleteInput,
  ReferenceInput,
  required,
  SearchInput,
  TextInput,
  type TextInputProps,
} from 'react-admin';
import type { Ward } from '@api/contract/area.js';
import { formatDate } from '@api/domain/format.js';
import { readTimeOfDay } from '@api/domain/moments.js';
import {
  isReportingDate,
  readDate,
  readTypedDate,
  type ReportingDate,
  reportingDate,
} from '@api/domain/reporting-date.js';
import { useCampaign } from '../app/session.js';
import { CalendarButton } from '../shared/CalendarButton.js';
import { useWords } from '../shared/use-words.js';

interface AreaInputProps {
  source: string;
  label?: string;
  isRequired?: boolean;
  isFixed?: boolean;
  alwaysOn?: boolean;
  helperText?: string;
}

/** A district found by its name, with or without accents: the server looks. */
export function DistrictInput(props: AreaInputProps) {
  const { source, label = 'field.districtCode', isRequired, isFixed, helperText } = props;
  return (
    <ReferenceInput
      source={source}
      reference="districts"
      perPage={100}
      sort={{ field: 'name', order: 'ASC' }}
    >
      <AutocompleteInput
        label={label}
        optionText="name"
        noOptionsText="list.noneFound"
        filterToQuery={(q: string) => ({ q })}
        validate={isRequired ? required() : undefined}
        disabled={isFixed ?? false}
        {...(helperText === undefined ? {} : { helperText })}
      />
    </ReferenceInput>
  );
}

/** A ward found by name, district or code. */
export function WardInput({ source, label = 'field.wardName', isRequired, isFixed }: AreaInputProps) {
  const words = useWords();
  return (
    <ReferenceInput source={source} reference="wards" perPage={50}>
      <AutocompleteInput
        label={label}
        optionText={(ward?: Ward) =>
          ward ? `${ward.name}, ${words.area(ward.districtName)} (${ward.code})` : ''
        }
        noOptionsText="list.noneFound"
        filterToQuery={(q: string) => ({ q })}
        validate={isRequired ? required() : undefined}
        disabled={isFixed ?? false}
      />
    </ReferenceInput>
  );
}

type WrittenInputProps = Pick<TextInputProps, 'source' | 'label' | 'disabled' | 'helperText'> & {
  isRequired?: boolean;
  /** Of a filter: always shown. */
  alwaysOn?: boolean;
};

/**
 * A day as it is written here, day first, whatever language the browser speaks. The record holds
 * 'YYYY-MM-DD'; what is no day yet stays as it was typed, and is not saved or looked for.
 */
export function DateInput({ isRequired, alwaysOn: _, ...props }: WrittenInputProps) {
  const words = useWords();
  const today = useCampaign()?.today ?? reportingDate('2022-01-01');
  const field = useRef<HTMLInputElement>(null);
  return (
    <TextInput
      {...props}
      placeholder={words.say('field.datePlaceholder')}
      onBlur={({ target }: FocusEvent<HTMLInputElement>) => writeOut(target, today)}
      slotProps={{
        htmlInput: { ref: field, inputMode: 'numeric', maxLength: 10 },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <CalendarButton
                isDisabled={props.disabled ?? false}
                chosen={() => readTypedDate(field.current?.value ?? '', today)}
                onChoose={(date) => field.current && write(field.current, formatDate(date))}
              />
            </InputAdornment>
          ),
        },
      }}
      format={(value: unknown) => {
        const text = typeof value === 'string' ? value : '';
        return isReportingDate(text) ? formatDate(text) : text;
      }}
      parse={(text: string) => (text === '' ? null : (readDate(text) ?? text))}
      validate={[...(isRequired ? [required()] : []), writtenDate]}
    />
  );
}

/** '7/5' written out as '07/05/2022' when the field is left: not before, for '7/5/2022' may still be coming. */
function writeOut(input: HTMLInputElement, today: ReportingDate): void {
  const date = readTypedDate(input.value, today);
  if (date !== null && input.value !== formatDate(date)) write(input, formatDate(date));
}

function write(input: HTMLInputElement, text: string): void {
  // As if it had been typed: the form hears of it, whatever keeps its state.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function writtenDate(value: unknown): string | undefined {
  return typeof value !== 'string' || value === '' || isReportingDate(value) ? undefined : 'field.dateHelp';
}

/**
 * A time of day as people write it, '16:00', '16.00', '16h00' or '16h'; the record holds 'HH:MM'. What is no time yet
 * stays as it was typed, and is not saved.
 */
export function TimeInput({ isRequired, alwaysOn: _, ...props }: WrittenInputProps) {
  return (
    <TextInput
      {...props}
      helperText="fact.time"
      // 'h' and a point have to be typed, too: no keypad of digits alone.
      slotProps={{ htmlInput: { maxLength: 12 } }}
      onBlur={({ target }: FocusEvent<HTMLInputElement>) => writeTimeOut(target)}
      onKeyDown={({ key, target }: KeyboardEvent) =>
        key === 'Enter' && writeTimeOut(target as HTMLInputElement)
      }
      validate={[...(isRequired ? [required()] : []), writtenTime]}
    />
  );
}

/** '16h' written out as '16:00' when the field is left or the form is sent: not before, for '16h30' may be coming. */
function writeTimeOut(input: HTMLInputElement): void {
  const time = readTimeOfDay(input.value);
  if (time !== null && time !== input.value) write(input, time);
}

function writtenTime(value: unknown): string | undefined {
  return typeof value !== 'string' || value === '' || readTimeOfDay(value) !== null ? undefined : 'fact.time';
}

export const searchFilter = <SearchInput key="q" source="q" alwaysOn />;
export const districtFilter = <DistrictInput key="districtCode" source="districtCode" alwaysOn />;
