import { briefingForm, briefingFormChange, briefingFormQuery } from '../contract/briefing-form.js';
import { withdrawal } from '../contract/dated-fact.js';
import { CITY_ROLES } from '../domain/roles.js';
import type { DatedFact } from './dated-fact.js';

export const briefingForms: DatedFact<typeof briefingFormChange, typeof briefingForm> = {
  noun: 'briefing-form',
  path: 'briefing-forms',
  summary: 'the form of the weekly briefing: symbol, signature, recipients',
  district: 'city',
  readers: CITY_ROLES,
  table: 'briefing_form',
  fields: ['validFrom', 'symbol', 'authority', 'signerTitle', 'signerName', 'recipients'],
  select: `fact.valid_from::text as "validFrom", fact.symbol, fact.authority, fact.signer_title as "signerTitle",
           fact.signer_name as "signerName", fact.recipients`,
  change: briefingFormChange,
  fact: briefingForm,
  query: briefingFormQuery,
  withdrawal,
  constraints: { briefing_form_in_force: 'briefing-form.day-taken' },
  refusals: [],
};
