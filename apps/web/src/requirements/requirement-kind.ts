import type { FactKind } from '../dated-facts/kind.js';

export const requirementKind: FactKind = {
  name: 'requirements',
  fields: [
    { source: 'wardCode', type: 'ward', isAbout: true },
    { source: 'effectiveDate', type: 'date' },
    { source: 'required', type: 'count' },
  ],
  columns: ['wardName', 'wardCode', 'districtName', 'effectiveDate', 'required', 'document'],
  sort: { field: 'wardCode', order: 'ASC' },
  filters: ['search', 'district'],
  needsDocument: true,
  isCorrectable: true,
};
