import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { District } from '@api/contract/area.js';
import type { FilingDay } from '@api/contract/daily-report.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import { ask } from '../app/api.js';
import { useCampaign, useCampaignMoment, useSession } from '../app/session.js';
import { DateBox } from '../shared/DateBox.js';
import { CheckIcon } from '../shared/icons.js';
import { useWords } from '../shared/use-words.js';
import { isFiled } from './filing-day.js';
import { dueOf } from './due.js';

interface FilingHeadProps {
  districtCode: string | null;
  date: ReportingDate;
  days: FilingDay[];
  onDistrict: (code: string) => void;
  onDay: (date: ReportingDate) => void;
  onReceipt: (reportId: string) => void;
}

/** Which day is being filed, by whom, and how long there is. */
export function FilingHead({ districtCode, date, days, onDistrict, onDay, onReceipt }: FilingHeadProps) {
  const words = useWords();
  const session = useSession();
  const campaign = useCampaign();
  const dateId = useId();
  const day = days.find((one) => one.date === date);
  return (
    <header className="filing-head">
      <div>
        <h1>{words.say('filing.title', { date: words.date(date) })}</h1>
        <p>
          {[session?.districtName, day && words.say('filing.about', { cutOff: day.cutOff })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {day && <Deadline day={day} onReceipt={onReceipt} />}
      {session?.districtCode === null && <DistrictChoice chosen={districtCode} onChoose={onDistrict} />}
      <div className="field inline">
        <label htmlFor={dateId}>{words.say('controls.date')}</label>
        <DateBox
          id={dateId}
          date={date}
          first={campaign?.startDate}
          last={campaign?.today}
          onSettled={(chosen) => chosen !== date && onDay(chosen)}
        />
      </div>
    </header>
  );
}

function Deadline({ day, onReceipt }: { day: FilingDay } & Pick<FilingHeadProps, 'onReceipt'>) {
  const { date, deadline, report } = day;
  const words = useWords();
  const now = useCampaignMoment();
  if (report && isFiled(day)) {
    const { id, revision, receiptCode } = report;
    return (
      <p className="due filed">
        <CheckIcon />{' '}
        <button type="button" className="link" onClick={() => onReceipt(id)}>
          {words.say('filing.due.filed', { revision, receipt: receiptCode })}
        </button>
      </p>
    );
  }
  if (report) {
    const reason = report.state === 'returned' ? 'returned' : 'notWhole';
    return <p className="due passed">! {words.say(`filing.due.${reason}`)}</p>;
  }
  if (!now) return null;
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
