import { hash, verify } from '@node-rs/argon2';
import { Problem } from '../platform/problem.js';
import { Turnstile } from '../platform/turnstile.js';

/** argon2id as OWASP states it: 19 MiB, two passes, one lane (2 is the library's number for argon2id). */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** More than this many at once would let a burst of sign-ins take the processor from everything else. */
const AT_ONCE = 2;

/** How many may be there at once; whoever comes later is told to try again instead of waiting for long. */
const PLACES = 50;

const hashing = new Turnstile(AT_ONCE);
let taken = 0;

/** The argon2id hash of a password, in PHC form. Refused for a moment when the line is too long. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, COST));
}

/**
 * Whether the password is the one of this hash. Without a hash (no such account) a hash nobody knows
 * the password of is checked all the same, so that the answer takes as long.
 */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const stored = passwordHash?.startsWith('$argon2') ? passwordHash : await nobodysHash();
  const matches = await inTurn(() => verify(stored, password));
  return matches && stored === passwordHash;
}

let nobodys: Promise<string> | null = null;

function nobodysHash(): Promise<string> {
  nobodys ??= hash(crypto.randomUUID(), COST);
  return nobodys;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (taken >= PLACES) throw new Problem('system.unavailable', { retryAfterSeconds: 10 });
  taken += 1;
  try {
    return await hashing.pass(work);
  } finally {
    taken -= 1;
  }
}
