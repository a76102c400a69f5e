import { factResource } from '../dated-facts/fact-resource.js';

export const briefingForms = factResource({
  name: 'briefing-forms',
  fields: [
    { source: 'validFrom', type: 'date' },
    { source: 'symbol', type: 'text', help: 'fact.symbolHelp' },
    { source: 'authority', type: 'text', isOptional: true, help: 'fact.authorityHelp' },
    { source: 'signerTitle', type: 'text', help: 'fact.signerTitleHelp' },
    { source: 'signerName', type: 'text', isOptional: true },
    { source: 'recipients', type: 'lines', help: 'fact.linesHelp' },
  ],
  columns: ['validFrom', 'symbol', 'authority', 'signerTitle', 'signerName'],
  sort: { field: 'validFrom', order: 'DESC' },
  filters: [],
});
