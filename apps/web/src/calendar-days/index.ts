import { factResource } from '../dated-facts/fact-resource.js';

/** Days on which no report is expected; why, is the reason of the fact. */
export const calendarDays = factResource({
  name: 'calendar-days',
  fields: [{ source: 'date', type: 'date' }],
  columns: ['date', 'reason', 'document'],
  sort: { field: 'date', order: 'ASC' },
  filters: [],
  isCorrectable: true,
  effect: 'fact.dayOffEffect',
});
