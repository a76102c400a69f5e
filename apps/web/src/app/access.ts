import type { Role } from '@api/domain/roles.js';

interface Access {
  read: readonly Role[] | 'everyone';
  write: readonly Role[];
}

export const CITY: readonly Role[] = ['leader', 'reviewer', 'signing-operator', 'administrator', 'auditor'];

/** The Department's focal point files on a district's behalf. */
export const FILERS: readonly Role[] = ['district-reporter', 'reviewer'];

const OVERSIGHT: readonly Role[] = ['leader', 'reviewer', 'administrator', 'auditor'];
const ADMINISTRATOR: readonly Role[] = ['administrator'];

const FACT: Access = { read: CITY, write: ADMINISTRATOR };
const MAIL: Access = { read: OVERSIGHT, write: ADMINISTRATOR };

/** Which screens a role is offered. The API decides by itself; this only spares people refusals. */
export const ACCESS: Record<string, Access> = {
  wards: { read: 'everyone', write: [] },
  districts: { read: 'everyone', write: [] },
  'daily-reports': { read: [...OVERSIGHT, 'district-reporter'], write: [] },
  documents: { read: [...OVERSIGHT, 'district-reporter'], write: ['reviewer', 'administrator'] },
  'ward-versions': FACT,
  'district-versions': FACT,
  'campaign-members': FACT,
  'calendar-days': FACT,
  requirements: FACT,
  deadlines: FACT,
  regimes: FACT,
  'campaign-events': FACT,
  recipients: MAIL,
  schedules: MAIL,
  'scheduled-runs': MAIL,
  deliveries: MAIL,
  users: { read: ADMINISTRATOR, write: ADMINISTRATOR },
  'audit-entries': { read: ['administrator', 'auditor'], write: [] },
};

/** What is not listed is open to nobody. */
export function mayOpen(role: Role, resource: string, action: string): boolean {
  const access = ACCESS[resource];
  if (!access) return false;
  const roles = action === 'list' || action === 'show' ? access.read : access.write;
  return roles === 'everyone' || roles.includes(role);
}
