import { factResource } from '../dated-facts/fact-resource.js';

export const districtVersions = factResource({
  name: 'district-versions',
  fields: [
    { source: 'districtCode', type: 'code', isAbout: true },
    { source: 'name', type: 'text' },
    { source: 'kind', type: { choices: ['Quận', 'Huyện', 'Thành phố'] } },
    { source: 'population', type: 'count' },
    { source: 'latitude', type: 'decimal' },
    { source: 'longitude', type: 'decimal' },
    { source: 'tileRow', type: 'count' },
    { source: 'tileColumn', type: 'count' },
    { source: 'validFrom', type: 'date' },
    { source: 'validUntil', type: 'date', isOptional: true },
  ],
  columns: ['name', 'districtCode', 'kind', 'population', 'validFrom', 'validUntil'],
  sort: { field: 'name', order: 'ASC' },
  filters: ['search'],
});
