import { Link } from 'react-router-dom';
import { shortAreaName } from '@api/charts/short-area-name.js';
import type { CompletenessAnswer } from '@api/contract/progress.js';
import { compareNames } from '@api/domain/names.js';
import { useWords } from '../shared/use-words.js';
import { useView } from './figures.js';

/** The names of those who have yet to report for the day, by district: whom to call. */
export function MissingWards({ answer }: { answer: CompletenessAnswer }) {
  const words = useWords();
  const { hrefOf } = useView();
  const missing = answer.dates.at(-1)?.missingWards ?? [];
  if (missing.length === 0) return null;
  const byDistrict = answer.districts
    .map(({ districtCode, name, byDate }) => ({
      districtCode,
      name,
      expected: byDate.at(-1)?.expected ?? 0,
      wards: missing
        .filter((ward) => ward.districtCode === districtCode)
        .sort((a, b) => compareNames(a.name, b.name)),
    }))
    .filter(({ wards }) => wards.length > 0);
  return (
    <section className="panel missing" aria-labelledby="missing-title">
      <h2 id="missing-title">{words.say('reporting.missingNames')}</h2>
      <ul>
        {byDistrict.map(({ districtCode, name, expected, wards }) => (
          <li key={districtCode}>
            <strong>
              <Link to={hrefOf({ district: districtCode, ward: null }, '/')}>{name}</Link>:
            </strong>{' '}
            {wards.length === expected ? (
              words.say('reporting.wholeDistrict', { count: words.count(expected) })
            ) : (
              <Names wards={wards} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Names({ wards }: { wards: CompletenessAnswer['dates'][number]['missingWards'] }) {
  const { hrefOf } = useView();
  return wards.map(({ wardCode, name, districtCode }, index) => (
    <span key={wardCode}>
      {index > 0 && ', '}
      <Link to={hrefOf({ district: districtCode, ward: wardCode }, '/')}>{shortAreaName(name)}</Link>
    </span>
  ));
}
