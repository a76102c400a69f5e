import { z } from 'zod';
import { MAIL_ADDRESS } from '../domain/mail-address.js';
import { ROLES } from '../domain/roles.js';
import { districtCode, instant, reason, recordVersion, text } from './fields.js';
import { listQuery } from './list.js';

export const userSummary = z.object({
  id: z.uuid(),
  username: z.string(),
  fullName: z.string(),
  role: z.enum(ROLES),
  districtCode: z.string().nullable(),
  districtName: z.string().nullable(),
  email: z.string().nullable(),
  isDisabled: z.boolean(),
  mustChangePassword: z.boolean(),
  createdAt: instant,
  recordVersion,
});

const account = {
  fullName: text,
  role: z.enum(ROLES),
  /** For a district reporter, and for nobody else. */
  districtCode: districtCode.nullable().default(null),
  email: z.email({ pattern: MAIL_ADDRESS }).max(254).nullable().default(null),
};

const hasScope = (person: { role: string; districtCode: string | null }) =>
  (person.role === 'district-reporter') === (person.districtCode !== null);
const SCOPE = {
  path: ['districtCode'],
  message: 'A district reporter has a district, and nobody else has one',
};

export const newUserBody = z
  .strictObject({
    username: z
      .string()
      .overwrite((typed) => typed.trim().toLowerCase())
      .regex(/^[a-z0-9][a-z0-9._-]{2,49}$/, '3–50 of a–z, 0–9, dot, dash, underscore'),
    ...account,
  })
  .refine(hasScope, SCOPE);

export const userChangeBody = z.strictObject({ ...account, recordVersion, reason }).refine(hasScope, SCOPE);

/** Why the account is changed: its owner is notified, and the audit log keeps it. */
export const userReasonBody = z.strictObject({ reason });

/** The first password is shown this once: neither we nor a repeated call can show it again. */
export const withFirstPassword = userSummary.extend({ firstPassword: z.string().nullable() });

export const userQuery = listQuery(['fullName', 'username', 'role', 'districtCode', 'createdAt']).extend({
  /** Part of the name or the username, with or without accents. */
  q: z.string().max(100).optional(),
  role: z.enum(ROLES).optional(),
  districtCode: districtCode.optional(),
  isDisabled: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
});

export const userParams = z.object({ id: z.uuid() });

export type UserSummary = z.infer<typeof userSummary>;
export type NewUser = z.infer<typeof newUserBody>;
export type UserChange = z.infer<typeof userChangeBody>;
export type UserReason = z.infer<typeof userReasonBody>;
export type UserWithFirstPassword = z.infer<typeof withFirstPassword>;
export type UserQuery = z.infer<typeof userQuery>;
