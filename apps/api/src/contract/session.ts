import { z } from 'zod';
import { ROLES } from '../domain/roles.js';

/** As typed, in NFC: a Mac sends "ế" as three characters, Windows as one. */
const password = z
  .string()
  .min(1)
  .max(1000)
  .overwrite((typed) => typed.normalize('NFC'));

export const signInBody = z.strictObject({
  username: z
    .string()
    .min(1)
    .max(200)
    .overwrite((typed) => typed.normalize('NFC').trim().toLowerCase()),
  password,
});

export const passwordChangeBody = z.strictObject({ currentPassword: password, newPassword: password });

export const confirmationBody = z.strictObject({ password });

/** Who is signed in, and until when. */
export const sessionAnswer = z.object({
  id: z.uuid(),
  username: z.string(),
  fullName: z.string(),
  role: z.enum(ROLES),
  /** The district a reporter files for; null for people of the city. */
  districtCode: z.string().nullable(),
  districtName: z.string().nullable(),
  /** Until it is changed, nothing but this session's own routes answers. */
  mustChangePassword: z.boolean(),
  expiresAt: z.iso.datetime(),
});

export type SignIn = z.infer<typeof signInBody>;
export type PasswordChange = z.infer<typeof passwordChangeBody>;
export type Confirmation = z.infer<typeof confirmationBody>;
export type SessionAnswer = z.infer<typeof sessionAnswer>;
