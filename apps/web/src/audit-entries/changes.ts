import { NO_VALUE } from '@api/domain/format.js';
import { isReportingDate } from '@api/domain/reporting-date.js';
import type { Words } from '../shared/use-words.js';

interface ChangedField {
  name: string;
  before: string;
  after: string;
}

/** Names of fields whose values are words of a closed set, and where those stand in the language files. */
const WORDS: Record<string, string> = {
  role: 'role',
  language: 'language',
  task: 'documentKind',
  documentKinds: 'documentKind',
  weekdays: 'weekday',
  timeliness: 'state',
};

/** What differs between before and after, in the reader's words. What the program keeps for itself is left out. */
export function changedFields(before: unknown, after: unknown, words: Words): ChangedField[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((field) => JSON.stringify(old[field] ?? null) !== JSON.stringify(now[field] ?? null))
    .flatMap((field) => {
      const key = `field.${field}`;
      const name = words.say(key);
      return name === key
        ? []
        : [{ name, before: shown(field, old[field], words), after: shown(field, now[field], words) }];
    });
}

function fieldsOf(content: unknown): Record<string, unknown> {
  const isRecord = typeof content === 'object' && content !== null && !Array.isArray(content);
  return isRecord ? (content as Record<string, unknown>) : {};
}

function shown(field: string, value: unknown, words: Words): string {
  if (value === null || value === undefined || value === '') return NO_VALUE;
  if (Array.isArray(value) && typeof value[0] === 'object') return words.count(value.length);
  if (Array.isArray(value)) return value.map((one) => shown(field, one, words)).join(', ');
  if (field === 'state') return stateOf(String(value), words);
  const prefix = WORDS[field] ?? (typeof value === 'boolean' ? 'ra.boolean' : null);
  if (prefix !== null) return words.say(`${prefix}.${String(value)}`);
  if (typeof value === 'number') return field.startsWith('tile') ? String(value) : words.count(value);
  if (typeof value === 'object') return NO_VALUE;
  const text = String(value);
  if (isReportingDate(text)) return words.date(text);
  return INSTANT.test(text) ? words.moment(text) : text;
}

/** Of a report, a file that was uploaded, or a message. */
function stateOf(state: string, words: Words): string {
  const key = ['reportState', 'uploadState', 'deliveryState']
    .map((prefix) => `${prefix}.${state}`)
    .find((some) => words.say(some) !== some);
  return key === undefined ? state : words.say(key);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:/;
