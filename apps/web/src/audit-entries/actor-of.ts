import type { AuditEntry } from '@api/contract/audit-entry.js';
import type { Words } from '../shared/use-words.js';

/** Who did it: a person by name, or the part of the program that acted by itself. */
export function actorOf({ actorId, actorName }: AuditEntry, words: Words): string {
  const key = `auditActor.${actorName}`;
  const part = actorId === null ? words.say(key) : key;
  return part === key ? actorName : part;
}
