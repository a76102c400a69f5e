import { Link } from 'react-router-dom';
import { shortAreaName } from '@api/charts/short-area-name.js';
import type { CompletenessAnswer } from '@api/contract/progress.js';
import { useWords } from '../shared/use-words.js';
import { useView } from './figures.js';

/** The names of those who have yet to report for the day, by district: whom to call. */
export function MissingWards({ answer }: { answer: CompletenessAnswer }) {
  const words = useWords();
  const { hrefOf } = useView();
  const missing = answer.dates.at(-1)?.missingWards ?? [];
  if (missing.length === 0) return null;
  const byDistrict = answer.districts
    .map((district) => ({
      ...district,
      wards: missing.filter((ward) => ward.districtCode === district.districtCode),
    }))
    .filter(({ wards }) => wards.length > 0);
  return (
    <section className="panel missing" aria-labelledby="missing-title">
      <h2 id="missing-title">{words.say('reporting.missingNames')}</h2>
      <ul>
        {byDistrict.map(({ districtCode, name, wards }) => (
          <li key={districtCode}>
            <strong>
              <Link to={hrefOf({ district: districtCode, ward: null }, '/')}>{name}</Link> (
              {words.count(wards.length)}):
            </strong>{' '}
            {wards.map((ward, index) => (
              <span key={ward.wardCode}>
                {index > 0 && ', '}
                <Link to={hrefOf({ district: districtCode, ward: ward.wardCode }, '/')}>
                  {shortAreaName(ward.name)}
                </Link>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
