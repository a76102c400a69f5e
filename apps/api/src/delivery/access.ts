import { OVERSEERS } from '../domain/roles.js';
import type { AccessRule } from '../platform/endpoint.js';

/**
 * Who may look at recipients, schedules and the delivery log: they hold people's addresses, of
 * all districts. They may also have a copy sent to their own address.
 */
export const READERS: AccessRule = { roles: OVERSEERS, district: 'city' };

/** Who may change them, and have a message sent again. */
export const WRITERS: AccessRule = { roles: ['administrator'], district: 'city' };
