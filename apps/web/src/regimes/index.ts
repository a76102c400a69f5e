import { factResource } from '../dated-facts/fact-resource.js';

export const regimes = factResource({
  name: 'regimes',
  fields: [
    { source: 'validFrom', type: 'date' },
    { source: 'cutOff', type: 'time' },
    { source: 'districtDeadline', type: 'time' },
    { source: 'cityDeadline', type: 'time' },
    { source: 'legalBasis', type: 'text' },
  ],
  columns: ['validFrom', 'cutOff', 'districtDeadline', 'cityDeadline', 'legalBasis'],
  sort: { field: 'validFrom', order: 'DESC' },
  filters: [],
  isCorrectable: true,
  isInForce: ({ validFrom }, { regime }) => validFrom === regime?.validFrom,
});
