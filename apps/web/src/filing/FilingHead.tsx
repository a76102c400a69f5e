import { useQuery } from '@tanstack/react-query';
import type { District } from '@api/contract/area.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import { ask } from '../app/api.js';
import { useCampaign, useCampaignMoment, useSession } from '../app/session.js';
import { CheckIcon } from '../shared/icons.js';
import { useWords } from '../shared/use-words.js';
import type { FilingDay } from './days.js';
import { dueOf } from './due.js';

interface FilingHeadProps {
  districtCode: string | null;
  date: ReportingDate;
  days: FilingDay[];
  onDistrict: (code: string) => void;
  onDay: (date: ReportingDate) => void;
}

/** Which day is being filed, by whom, and how long there is. */
export function FilingHead({ districtCode, date, days, onDistrict, onDay }: FilingHeadProps) {
  const words = useWords();
  const session = useSession();
  const cutOff = useCampaign()?.regime?.cutOff;
  return (
    <header className="filing-head">
      <div>
        <h1>{words.say('filing.title', { date: words.date(date) })}</h1>
        <p>
          {[session?.districtName, cutOff && words.say('filing.about', { cutOff })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <Deadline date={date} report={days.find((day) => day.date === date)?.report ?? null} />
      {session?.districtCode === null && <DistrictChoice chosen={districtCode} onChoose={onDistrict} />}
      <label className="field inline">
        <span>{words.say('controls.date')}</span>
        <select value={date} onChange={({ target }) => onDay(target.value as ReportingDate)}>
          {days.every((day) => day.date !== date) && <option value={date}>{words.date(date)}</option>}
          {days.map((day) => (
            <option key={day.date} value={day.date}>
              {words.date(day.date)}
            </option>
          ))}
        </select>
      </label>
    </header>
  );
}

function Deadline({ date, report }: { date: ReportingDate; report: FilingDay['report'] }) {
  const words = useWords();
  const deadline = useCampaign()?.regime?.districtDeadline;
  const now = useCampaignMoment();
  if (!deadline || !now) return null;
  if (report && report.state !== 'returned') {
    const { revision, receiptCode } = report;
    return (
      <p className="due filed">
        <CheckIcon /> {words.say('filing.due.filed', { revision, receipt: receiptCode })}
      </p>
    );
  }
  if (report) return <p className="due passed">! {words.say('filing.due.returned')}</p>;
  const due = dueOf(date, deadline, now);
  return (
    <p className={`due ${due.kind}`}>
      {words.say(`filing.due.${due.kind}`, {
        deadline,
        hours: 'hours' in due ? due.hours : 0,
        minutes: 'minutes' in due ? due.minutes : 0,
      })}
    </p>
  );
}

/** The Department's focal point files on behalf of a district. */
function DistrictChoice({ chosen, onChoose }: { chosen: string | null; onChoose: (code: string) => void }) {
  const words = useWords();
  const { data } = useQuery({
    queryKey: ['districts', 'getList', 'all'],
    queryFn: ({ signal }) => ask<{ rows: District[] }>('districts', { perPage: 1000 }, signal),
  });
  return (
    <label className="field inline">
      <span>{words.say('table.district')}</span>
      <select value={chosen ?? ''} onChange={({ target }) => onChoose(target.value)}>
        <option value="" disabled>
          {words.say('filing.chooseDistrict')}
        </option>
        {data?.rows.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
