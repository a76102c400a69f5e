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

/** Whether a role sees the whole city. A district reporter sees the own district, and nothing else. */
export function isCityWide(role: Role): boolean {
  return role !== 'district-reporter';
}
