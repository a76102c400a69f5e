import type { Role } from '../domain/roles.js';

/** A district's reporter files for the own district; the Department's focal point for any, on its behalf. */
export const FILERS: readonly Role[] = ['district-reporter', 'reviewer'];

/** Who reads what was filed and the files it came in. */
export const READERS: readonly Role[] = [...FILERS, 'leader', 'administrator', 'auditor'];
