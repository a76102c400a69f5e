import type { FiguresCheck } from '../contract/figures-check.js';
import type { Transaction } from '../platform/database.js';
import { isoText } from '../platform/iso-text.js';

/** What the last check of the figures found, as the audit log has it; null before the first. */
export async function lastCheck(tx: Transaction): Promise<FiguresCheck | null> {
  const [entry] = (await tx.query(
    `select ${isoText('at')} as "at", after from audit_entry
      where action = 'figures.verify' order by id desc limit 1`,
  )) as { at: string; after: Omit<FiguresCheck, 'at' | 'rows'> & Partial<FiguresCheck> }[];
  // Earlier checks looked at no rows.
  return entry ? { rows: [], ...entry.after, at: entry.at } : null;
}
