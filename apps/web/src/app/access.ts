import {
  ACCOUNT_READERS,
  AUDIT_READERS,
  CITY_ROLES,
  OVERSEERS,
  REPORT_READERS,
  type Role,
} from '@api/domain/roles.js';

interface Access {
  read: readonly Role[] | 'everyone';
  write: readonly Role[];
}

const ADMINISTRATOR: readonly Role[] = ['administrator'];

const FACT: Access = { read: CITY_ROLES, write: ADMINISTRATOR };
const MAIL: Access = { read: OVERSEERS, write: ADMINISTRATOR };

/** Which screens a role is offered. The API decides by itself; this only spares people refusals. */
export const ACCESS: Record<string, Access> = {
  wards: { read: 'everyone', write: [] },
  districts: { read: 'everyone', write: [] },
  'daily-reports': { read: REPORT_READERS, write: [] },
  documents: { read: REPORT_READERS, write: ['reviewer', 'administrator'] },
  'ward-versions': FACT,
  'district-versions': FACT,
  'campaign-members': FACT,
  'calendar-days': FACT,
  requirements: FACT,
  deadlines: FACT,
  regimes: FACT,
  'campaign-events': FACT,
  'briefing-forms': FACT,
  'briefing-remarks': FACT,
  recipients: MAIL,
  schedules: MAIL,
  'scheduled-runs': MAIL,
  deliveries: MAIL,
  users: { read: ACCOUNT_READERS, write: ADMINISTRATOR },
  'audit-entries': { read: AUDIT_READERS, write: [] },
};

/** What is not listed is open to nobody. */
export function mayOpen(role: Role, resource: string, action: string): boolean {
  const access = ACCESS[resource];
  if (!access) return false;
  const roles = action === 'list' || action === 'show' ? access.read : access.write;
  return roles === 'everyone' || roles.includes(role);
}
