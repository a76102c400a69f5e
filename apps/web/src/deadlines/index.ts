import { factResource } from '../dated-facts/fact-resource.js';

export const deadlines = factResource({
  name: 'deadlines',
  fields: [
    { source: 'deadlineDate', type: 'date' },
    { source: 'decidedOn', type: 'date' },
  ],
  columns: ['deadlineDate', 'decidedOn', 'document'],
  sort: { field: 'decidedOn', order: 'DESC' },
  filters: [],
  needsDocument: true,
  isCorrectable: true,
  isInForce: ({ decidedOn, deadlineDate }, { deadline }) =>
    decidedOn === deadline?.decidedOn && deadlineDate === deadline?.deadlineDate,
});
