import { formatDate, NO_VALUE } from '@api/domain/format.js';
import { addDays, type ReportingDate, weekOf } from '@api/domain/reporting-date.js';
import type { Words } from '../shared/use-words.js';
import type { FactKind, FactRecord } from './kind.js';

/** A field of a fact as it is read. */
export function shownValue(kind: FactKind, record: FactRecord, source: string, words: Words): string {
  const value = record[source];
  if (value === null || value === undefined) return NO_VALUE;
  if (source === 'recordedAt') return words.moment(String(value));
  const type = kind.fields.find((field) => field.source === source)?.type;
  if (type === 'date') return words.date(value as ReportingDate);
  if (type === 'week') return weekText(value as ReportingDate);
  if (type === 'count') return words.count(Number(value));
  if (type === 'ward') return withName(value, record['wardName']);
  if (type === 'district') return withName(value, record['districtName']);
  return String(value);
}

/** '02/05–08/05/2022' */
export function weekText(day: ReportingDate): string {
  const { from, until } = weekOf(day);
  const last = addDays(until, -1);
  const isSameYear = from.slice(0, 4) === last.slice(0, 4);
  return `${formatDate(from).slice(0, isSameYear ? 5 : 10)}–${formatDate(last)}`;
}

function withName(code: unknown, name: unknown): string {
  return typeof name === 'string' ? `${name} (${String(code)})` : String(code);
}
