import { factResource } from '../dated-facts/fact-resource.js';

export const campaignMembers = factResource({
  name: 'campaign-members',
  fields: [
    { source: 'wardCode', type: 'ward', isAbout: true },
    { source: 'validFrom', type: 'date' },
    { source: 'validUntil', type: 'date', isOptional: true },
  ],
  columns: ['wardName', 'wardCode', 'districtName', 'validFrom', 'validUntil'],
  sort: { field: 'wardCode', order: 'ASC' },
  filters: ['search', 'district'],
  isCorrectable: true,
});
