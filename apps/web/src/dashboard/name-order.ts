import type { AreaRow, CompletenessAnswer, DistrictSeriesAnswer } from '@api/contract/progress.js';
import { compareNames } from '@api/domain/names.js';

/** Areas as one looks them up, "Quận 2" before "Quận 10": the API answers by code. */
export function rowsByName<Answer extends { rows: readonly AreaRow[] }>(answer: Answer): Answer {
  return { ...answer, rows: [...answer.rows].sort((a, b) => compareNames(a.area.name, b.area.name)) };
}

export function seriesByName(answer: DistrictSeriesAnswer): DistrictSeriesAnswer {
  return { districts: [...answer.districts].sort((a, b) => compareNames(a.area.name, b.area.name)) };
}

/** Districts by name, and each one's wards by theirs. */
export function completenessByName(answer: CompletenessAnswer): CompletenessAnswer {
  const districts = [...answer.districts].sort((a, b) => compareNames(a.name, b.name));
  const place = new Map(districts.map(({ districtCode }, index) => [districtCode, index]));
  const placeOf = (districtCode: string) => place.get(districtCode) ?? districts.length;
  const wards = [...answer.wards].sort(
    (a, b) => placeOf(a.districtCode) - placeOf(b.districtCode) || compareNames(a.name, b.name),
  );
  return { ...answer, districts, wards };
}
