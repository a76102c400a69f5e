import { factResource } from '../dated-facts/fact-resource.js';

export const campaignEvents = factResource({
  name: 'campaign-events',
  fields: [
    { source: 'date', type: 'date' },
    { source: 'title', type: 'text' },
    { source: 'titleEn', type: 'text' },
  ],
  columns: ['title', 'date', 'titleEn'],
  sort: { field: 'date', order: 'DESC' },
  filters: [],
});
