import { screen } from '../app/screen.js';

export const auditEntries = {
  name: 'audit-entries',
  list: screen(() => import('./AuditEntryList.js').then(({ AuditEntryList }) => AuditEntryList)),
  show: screen(() => import('./AuditEntryShow.js').then(({ AuditEntryShow }) => AuditEntryShow)),
};
