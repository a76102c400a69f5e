import type { RaRecord } from 'ra-core';
import type { Campaign } from '@api/contract/campaign.js';
import type { Stated } from '@api/contract/dated-fact.js';

export type FieldType =
  | 'text'
  | 'lines'
  | 'date'
  /** Given by any of its days, kept as its Monday. */
  | 'week'
  | 'time'
  | 'count'
  | 'decimal'
  | 'code'
  | 'ward'
  | 'district'
  | { choices: readonly string[] };

export interface FactField {
  source: string;
  type: FieldType;
  /** Key of what is said under the field in a form. */
  help?: string;
  /** May be left empty: an end that is not known yet. */
  isOptional?: boolean;
  /** What the fact is about: chosen when it is added, and the same ever after. */
  isAbout?: boolean;
}

/** How one kind of dated fact looks in the console; adding, replacing and withdrawing are alike for all. */
export interface FactKind {
  /** Its path under /api. */
  name: string;
  fields: readonly FactField[];
  /** The columns of its list, in order; the first leads to the fact. */
  columns: readonly string[];
  sort: { field: string; order: 'ASC' | 'DESC' };
  /** What its list can be narrowed by. */
  filters: readonly FactFilter[];
  /** Whether it cannot be set without a document. */
  needsDocument?: boolean;
  /** Key of what setting or withdrawing one changes besides itself, said before it is confirmed. */
  effect?: string;
  /** Whether a change of days already reported can be stated as a correction. */
  isCorrectable?: boolean;
  /** Where the one in force today is one of many in the list: which it is. */
  isInForce?: (record: FactRecord, campaign: Campaign) => boolean;
}

export type FactFilter = 'search' | 'district';

export type FactRecord = RaRecord & Stated & Record<string, unknown>;

/** What a field is called, for the language files: the code of what a fact is about is simply its code. */
export function labelOf({ fields }: FactKind, source: string): string {
  const isCode = fields.some((field) => field.source === source && field.type === 'code');
  return isCode ? 'field.code' : `field.${source}`;
}
