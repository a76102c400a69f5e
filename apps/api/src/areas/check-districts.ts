import type { Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { wardsWithoutDistrict } from './wards-without-district.query.js';

/** After a change to these districts or their wards: every day of a ward has a district. */
export async function checkDistricts(tx: Transaction, districtCodes: readonly string[]): Promise<void> {
  const wards = await wardsWithoutDistrict(tx, districtCodes);
  if (wards.length > 0) throw new Problem('ward-version.without-district', { wards });
}
