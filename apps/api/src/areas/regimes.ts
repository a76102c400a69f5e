import { correctableWithdrawal } from '../contract/dated-fact.js';
import { regime, regimeChange, regimeQuery } from '../contract/regime.js';
import { regimeInForce } from '../domain/regime.js';
import { Problem } from '../platform/problem.js';
import { campaignOf } from './campaign.query.js';
import type { DatedFact } from './dated-fact.js';
import { earliest } from './first-day-changed.js';
import { refusePastDay } from './refuse-past-day.js';
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
  withdrawal: correctableWithdrawal,
  constraints: { regime_version_in_force: 'regime.twice', regime_version_order: 'regime.out-of-order' },
  refusals: ['regime.campaign-uncovered', 'fact.changes-past-day'],
  /**
   * Every day of the campaign needs one: without it nothing can be filed or judged late. From its first day on
   * it says by when a report was due; another legal basis, document or reason alters no hour. A timeliness
   * already judged stays as it is, also by a correction (domain.md §4).
   */
  async check({ tx, today, before, after, change: { correction } }) {
    const { startDate } = await campaignOf(tx);
    if (!regimeInForce(startDate, await regimesKnown(tx))) {
      throw new Problem('regime.campaign-uncovered', { startDate });
    }
    const isSame = HOURS.every((field) => before?.[field] === after?.[field]);
    const from = isSame ? null : earliest([before?.validFrom, after?.validFrom]);
    await refusePastDay(tx, from, today, correction);
  },
};

const HOURS = ['validFrom', 'cutOff', 'districtDeadline', 'cityDeadline'] as const;
