import { districtVersion, districtVersionChange, districtVersionQuery } from '../contract/area.js';
import { withdrawal } from '../contract/dated-fact.js';
import { checkDistricts } from './check-districts.js';
import type { DatedFact } from './dated-fact.js';

/** Tables with a district that may not be forgotten once they speak of it. */
const POINTING = [
  'ward_version',
  'user_account',
  'upload',
  'daily_report',
  'figure',
  'document',
  'recipient',
  'outbox_message',
];

/** One version in force for a district: a code of 2022 is never used again for another unit here. */
export const districtVersions: DatedFact<typeof districtVersionChange, typeof districtVersion> = {
  noun: 'district-version',
  path: 'district-versions',
  summary: 'what is known of a district',
  district: 'rows',
  about: 'districtCode',
  table: 'district_version',
  fields: [
    'districtCode',
    'name',
    'kind',
    'population',
    'latitude',
    'longitude',
    'tileRow',
    'tileColumn',
    'validFrom',
    'validUntil',
  ],
  select: `fact.district_code as "districtCode", fact.name, fact.kind, fact.population,
            fact.latitude, fact.longitude, fact.tile_row as "tileRow", fact.tile_column as "tileColumn",
            fact.valid_from::text as "validFrom", fact.valid_until::text as "validUntil"`,
  change: districtVersionChange,
  fact: districtVersion,
  query: districtVersionQuery,
  withdrawal,
  constraints: {
    district_version_in_force: 'district-version.twice',
    district_version_name: 'district-version.name-taken',
    district_version_tile: 'district-version.tile-taken',
    district_version_period: 'fact.period-empty',
    ...Object.fromEntries(
      POINTING.map((table) => [`${table}_district_code_fkey`, 'district.in-use' as const]),
    ),
  },
  refusals: ['ward-version.without-district'],
  async check({ tx, after }) {
    await checkDistricts(tx, after ? [after.districtCode] : []);
  },
};
