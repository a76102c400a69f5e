import { factResource } from '../dated-facts/fact-resource.js';

export const wardVersions = factResource({
  name: 'ward-versions',
  fields: [
    { source: 'wardCode', type: 'code', isAbout: true },
    { source: 'name', type: 'text' },
    { source: 'kind', type: { choices: ['Phường', 'Xã', 'Thị trấn'] } },
    { source: 'districtCode', type: 'district' },
    { source: 'population', type: 'count' },
    { source: 'validFrom', type: 'date' },
    { source: 'validUntil', type: 'date', isOptional: true },
  ],
  columns: ['name', 'wardCode', 'districtName', 'population', 'validFrom', 'validUntil'],
  sort: { field: 'wardCode', order: 'ASC' },
  filters: ['search', 'district'],
  isCorrectable: true,
});
