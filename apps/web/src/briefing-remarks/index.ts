import { factResource } from '../dated-facts/fact-resource.js';

export const briefingRemarks = factResource({
  name: 'briefing-remarks',
  fields: [
    { source: 'week', type: 'week', help: 'fact.weekHelp' },
    { source: 'number', type: 'text', isOptional: true, help: 'fact.numberHelp' },
    { source: 'shortcomings', type: 'lines', isOptional: true, help: 'fact.paragraphsHelp' },
    { source: 'proposals', type: 'lines', isOptional: true, help: 'fact.paragraphsHelp' },
  ],
  columns: ['week', 'number'],
  sort: { field: 'week', order: 'DESC' },
  filters: [],
});
