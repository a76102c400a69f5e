import { factResource } from '../dated-facts/fact-resource.js';

export const briefingRemarks = factResource({
  name: 'briefing-remarks',
  fields: [
    { source: 'week', type: 'date' },
    { source: 'number', type: 'text', isOptional: true },
    { source: 'shortcomings', type: 'lines', isOptional: true },
    { source: 'proposals', type: 'lines', isOptional: true },
  ],
  columns: ['week', 'number'],
  sort: { field: 'week', order: 'DESC' },
  filters: [],
});
