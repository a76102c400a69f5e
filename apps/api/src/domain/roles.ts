/** Who may sign in, by what they are there to do. */
export const ROLES = [
  'leader',
  'reviewer',
  'district-reporter',
  'signing-operator',
  'administrator',
  'auditor',
] as const;

export type Role = (typeof ROLES)[number];

/** Who sees the whole city. A district's reporter sees the own district, and nothing else. */
export const CITY_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'district-reporter');

/** Who files: a district's reporter for the own district, the Department's focal point for any, on its behalf. */
export const FILERS: readonly Role[] = ['district-reporter', 'reviewer'];

/** Who looks over the work of the whole city, with what it sends and to whom. */
export const OVERSEERS: readonly Role[] = ['leader', 'reviewer', 'administrator', 'auditor'];

/** Who reads what was filed and what was made of it; a reporter the own district's. */
export const REPORT_READERS: readonly Role[] = [...OVERSEERS, 'district-reporter'];

/** Who reads the accounts. */
export const ACCOUNT_READERS: readonly Role[] = ['leader', 'administrator'];

/** Who reads the audit log. */
export const AUDIT_READERS: readonly Role[] = ['leader', 'administrator', 'auditor'];
