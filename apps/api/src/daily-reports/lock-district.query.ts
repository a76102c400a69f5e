import type { Transaction } from '../platform/database.js';

/**
 * Filings and returns of one district stand in line, until their transaction ends: between checking a report
 * against the days around it and writing it, none of those days can change.
 */
export async function lockDistrict(tx: Transaction, districtCode: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('daily-report'), $1::integer)`, [districtCode]);
}
