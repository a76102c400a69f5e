import type { Role } from '../domain/roles.js';

/** A person calling, with what their session says of them. */
export interface Person {
  kind: 'person';
  id: string;
  name: string;
  role: Role;
  /** The district a reporter files for; null for people of the city. */
  districtCode: string | null;
  mustChangePassword: boolean;
  /** When the own password was last given once more at this session; left out or null, never. */
  confirmedAt?: Date | null;
  /** The address the call came from, and the call's id: for the audit log. */
  address: string;
  requestId: string;
  /** The moment the call asks as of, ISO 8601 in UTC; left out, now. Row-level security shows what was known then. */
  knownAt?: string;
  /** For a write with a key: how its answer is kept. */
  keyed?: KeyedAnswer;
}

export interface KeyedAnswer {
  /** The status of its success. */
  status: number;
  /** The answer's text as it is kept; null when there is none. */
  textOf(answer: unknown): string | null;
}

/** The program itself: sign-in, schedules, jobs. */
export interface System {
  kind: 'system';
  name: string;
}

export type Actor = Person | System;

/** The database role the actor's transactions put on. */
export function databaseRoleOf(actor: Actor): 'campaign_system' | 'campaign_district' | 'campaign_city' {
  if (actor.kind === 'system') return 'campaign_system';
  return actor.districtCode === null ? 'campaign_city' : 'campaign_district';
}

export function system(name: string): System {
  return { kind: 'system', name };
}
