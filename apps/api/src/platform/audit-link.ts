import type { Transaction } from './database.js';

/** A link of the audit log, as it is noted outside of the database: the entry's number and its hash (hex). */
export interface AuditLink {
  id: number;
  hash: string;
}

/** As a link is written down: in a workbook, in a mail, in the program's log. */
export function writtenLink({ id, hash }: AuditLink): string {
  return `${id}:${hash}`;
}

/** Every link written in a text. */
export function linksIn(text: string): AuditLink[] {
  return [...text.matchAll(/(?<![0-9a-zA-Z])([1-9]\d{0,14}):([0-9a-f]{64})(?![0-9a-zA-Z])/g)].map(
    ([, id, hash = '']) => ({ id: Number(id), hash }),
  );
}

/** The last link of the log; null of an empty one. */
export async function lastLink(tx: Transaction): Promise<AuditLink | null> {
  const [link] = (await tx.query(
    `select id::int as id, hash from audit_entry order by id desc limit 1`,
  )) as AuditLink[];
  return link ?? null;
}

/**
 * The last link a minute before a moment, null where there was none. Everything older than a minute is saved: the
 * same moment has the same link whenever it is asked for.
 */
export async function linkBefore(tx: Transaction, moment: Date): Promise<AuditLink | null> {
  const [link] = (await tx.query(
    `select id::int as id, hash from audit_entry
      where at <= $1::timestamptz - interval '1 minute' order by id desc limit 1`,
    [moment],
  )) as AuditLink[];
  return link ?? null;
}
