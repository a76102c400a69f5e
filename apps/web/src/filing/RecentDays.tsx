import type { FilingDay } from '@api/contract/daily-report.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import { Link } from 'react-router-dom';
import { useWords } from '../shared/use-words.js';

const SHOWN = 7;

interface RecentDaysProps {
  days: FilingDay[];
  /** The day the page is about: it says itself that its report was returned. */
  shown: ReportingDate;
  onDay: (date: ReportingDate) => void;
}

/** What was filed for the last days; returned ones come first, with the reason given, for they wait for a hand. */
export function RecentDays({ days, shown, onDay }: RecentDaysProps) {
  const words = useWords();
  const returned = days.filter(({ date, report }) => report?.state === 'returned' && date !== shown);
  return (
    <aside className="panel recent-days" aria-labelledby="recent-days">
      {returned.length > 0 && (
        <>
          <h2>{words.say('filing.days.returned', { smart_count: returned.length })}</h2>
          <ul className="findings">
            {returned.map(({ date, report }) => (
              <li key={date} className="finding error">
                <button type="button" className="link" onClick={() => onDay(date)}>
                  {words.date(date)}
                </button>
                <p>{report?.reviewNote}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 id="recent-days">{words.say('filing.days.title')}</h2>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{words.say('table.date')}</th>
            <th scope="col">{words.say('table.state')}</th>
            <th scope="col">{words.say('filing.receipt.code')}</th>
          </tr>
        </thead>
        <tbody>
          {days.slice(0, SHOWN).map(({ date, state, report }) => (
            <tr key={date}>
              <th scope="row">
                <button type="button" className="link" onClick={() => onDay(date)}>
                  {words.date(date)}
                </button>
              </th>
              <td>
                <span className={`state ${state}`}>{words.say(`state.${state}`)}</span>
              </td>
              <td>{report && <Link to={`/daily-reports/${report.id}/show`}>{report.receiptCode}</Link>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Link to="/daily-reports">{words.say('filing.days.all')}</Link>
    </aside>
  );
}
