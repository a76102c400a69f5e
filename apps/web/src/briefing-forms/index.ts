import { factResource } from '../dated-facts/fact-resource.js';

export const briefingForms = factResource({
  name: 'briefing-forms',
  fields: [
    { source: 'validFrom', type: 'date' },
    { source: 'symbol', type: 'text' },
    { source: 'authority', type: 'text', isOptional: true },
    { source: 'signerTitle', type: 'text' },
    { source: 'signerName', type: 'text', isOptional: true },
    { source: 'recipients', type: 'lines' },
  ],
  columns: ['validFrom', 'symbol', 'authority', 'signerTitle', 'signerName'],
  sort: { field: 'validFrom', order: 'DESC' },
  filters: [],
});
