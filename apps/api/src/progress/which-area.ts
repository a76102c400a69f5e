import { districts } from '../areas/districts.query.js';
import type { ProgressAnswer } from '../contract/progress.js';
import type { Period } from '../domain/reporting-date.js';
import { Problem } from '../platform/problem.js';
import type { AreaScope } from './area-days.query.js';
import type { Reporters } from './freshness.js';
import type { Question } from './question.js';
import { seenUntil } from './seen-until.query.js';
import { wardPlace } from './ward-place.query.js';

export type Area = ProgressAnswer['area'];

export const CITY: Area = {
  level: 'city',
  code: null,
  name: 'Thành phố Hồ Chí Minh',
  districtCode: null,
  districtName: null,
};

/** The district of a code; the problem "not found" for none, and for one the caller may not see. */
export async function districtArea(question: Question, code: string): Promise<Area> {
  const district = (await districts(question.tx, question.asOf)).find((known) => known.code === code);
  if (!district) throw new Problem('access.not-found');
  return { level: 'district', code, name: district.name, districtCode: null, districtName: null };
}

/** The ward of a code as it stood on the date shown; the problem "not found" like a district. */
export async function wardArea(question: Question, code: string): Promise<Area> {
  const place = await wardPlace(question.tx, code, question.date, question.asOf);
  if (!place) throw new Problem('access.not-found');
  const { name, districtCode, districtName } = place;
  return { level: 'ward', code, name, districtCode, districtName };
}

/** The city for null, else the district: what a person's scope, or a filter, stands for. */
export async function areaOfDistrict(question: Question, code: string | null): Promise<Area> {
  return code === null ? CITY : districtArea(question, code);
}

/** The area named in a query: 'city', a district's code or a ward's. For a reporter 'city' is the own district. */
export async function areaAsked(question: Question, named: string, scope: string | null): Promise<Area> {
  if (named === 'city') return areaOfDistrict(question, scope);
  return named.length === WARD_CODE_LENGTH ? wardArea(question, named) : districtArea(question, named);
}

const WARD_CODE_LENGTH = 5;

/** The rows of the grain that are the area's. A ward is asked about wherever it lay. */
export function scopeOf({ level, code }: Pick<Area, 'level' | 'code'>): AreaScope {
  if (level === 'ward') return { level, wardCodes: code === null ? [] : [code] };
  return { level, districtCode: code };
}

/** Whose reports an area's figures come from. */
export function reportersOf(area: Area): Reporters {
  return { scope: scopeOf(area), districtCode: area.level === 'district' ? area.code : area.districtCode };
}

/** The part of a period a caller may see of an area: of a ward, none after its last day in a reporter's district. */
export async function seenPeriod(question: Question, area: Area, { from, until }: Period): Promise<Period> {
  const end = area.level === 'ward' ? await seenUntil(question.tx, area.code ?? '', question.asOf) : null;
  return { from, until: end !== null && end < until ? end : until };
}
