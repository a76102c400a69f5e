import { withdrawal } from '../contract/dated-fact.js';
import { regime, regimeChange, regimeQuery } from '../contract/regime.js';
import { regimeInForce } from '../domain/regime.js';
import { Problem } from '../platform/problem.js';
import { campaignOf } from './campaign.query.js';
import type { DatedFact } from './dated-fact.js';
import { regimes as regimesKnown } from './regimes.query.js';

export const regimes: DatedFact<typeof regimeChange, typeof regime> = {
  noun: 'regime',
  path: 'regimes',
  summary: 'hours of the reporting day',
  district: 'none',
  table: 'regime_version',
  fields: ['validFrom', 'cutOff', 'districtDeadline', 'cityDeadline', 'legalBasis'],
  select: `fact.valid_from::text as "validFrom", to_char(fact.cut_off, 'HH24:MI') as "cutOff",
            to_char(fact.district_deadline, 'HH24:MI') as "districtDeadline",
            to_char(fact.city_deadline, 'HH24:MI') as "cityDeadline", fact.legal_basis as "legalBasis"`,
  change: regimeChange,
  fact: regime,
  query: regimeQuery,
  withdrawal,
  constraints: { regime_version_in_force: 'regime.twice', regime_version_order: 'regime.out-of-order' },
  refusals: ['regime.campaign-uncovered'],
  /** Every day of the campaign needs one: without it nothing can be filed or judged late. */
  async check({ tx }) {
    const { startDate } = await campaignOf(tx);
    if (!regimeInForce(startDate, await regimesKnown(tx))) {
      throw new Problem('regime.campaign-uncovered', { startDate });
    }
  },
};
