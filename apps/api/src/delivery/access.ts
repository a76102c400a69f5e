import type { AccessRule } from '../platform/endpoint.js';

/** Who may look at recipients, schedules and the delivery log: they hold people's addresses, of all districts. */
export const READERS: AccessRule = {
  roles: ['leader', 'reviewer', 'administrator', 'auditor'],
  district: 'city',
};

/** Who may change them, and have a message sent again. */
export const WRITERS: AccessRule = { roles: ['administrator'], district: 'city' };

/** Who may have a copy sent to their own address: those who may read the documents of the whole city. */
export const OWN_COPY: AccessRule = {
  roles: ['leader', 'reviewer', 'administrator', 'auditor'],
  district: 'city',
};
