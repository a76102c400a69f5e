import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const count = z.coerce.number().int().min(0);
const day = z.iso.date();

/**
 * The facts the campaign began with, as files beside this one: the units of May 2022 with their 2019
 * census population (General Statistics Office; the few names its list spells otherwise than the rest, "Phường 6" beside
 * "Phường 05" and "Hoà" beside "Hòa", are spelt as the rest), and what the Department and the Ministry decided.
 */
const FACTS = {
  campaign: z.object({ name: z.string(), start_date: day, signing_start_date: day }),
  districts: z.object({
    code: z.string(),
    name: z.string(),
    kind: z.string(),
    population: count,
    latitude: z.coerce.number(),
    longitude: z.coerce.number(),
    tile_row: count,
    tile_column: count,
  }),
  wards: z.object({
    code: z.string(),
    name: z.string(),
    kind: z.string(),
    district_code: z.string(),
    population: count,
    /** Which two of the 312 took no part is not published; the two with almost no residents are assumed. */
    member: z.enum(['yes', 'no']),
  }),
  'calendar-days': z.object({ date: day, reason: z.string() }),
  deadlines: z.object({ deadline_date: day, decided_on: day, document: z.string(), reason: z.string() }),
  regimes: z.object({
    valid_from: day,
    cut_off: z.string(),
    district_deadline: z.string(),
    city_deadline: z.string(),
    legal_basis: z.string(),
    reason: z.string(),
  }),
  'briefing-forms': z.object({
    valid_from: day,
    symbol: z.string(),
    authority: z.string(),
    signer_title: z.string(),
    recipients: z.string(),
    reason: z.string(),
  }),
  'campaign-events': z.object({ date: day, title: z.string(), title_en: z.string() }),
};

/** The rows of one file of facts, checked. */
export function readFacts<Name extends keyof typeof FACTS>(name: Name): z.infer<(typeof FACTS)[Name]>[] {
  const text = readFileSync(join(import.meta.dirname, 'facts', `${name}.csv`), 'utf8');
  const rows: unknown = parse(text, { columns: true });
  return z.array(FACTS[name]).parse(rows) as z.infer<(typeof FACTS)[Name]>[];
}
