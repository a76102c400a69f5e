import { type FormEvent, useState } from 'react';
import { instantOfLocal, readExactTime } from '@api/domain/moments.js';
import { isReportingDate, type ReportingDate, reportingDateOf } from '@api/domain/reporting-date.js';
import { useCampaignMoment } from '../app/session.js';
import { DateField } from '../shared/DateField.js';
import { Dialog } from '../shared/Dialog.js';
import { useWords } from '../shared/use-words.js';
import { useView } from './figures.js';

/** Asks for the moment whose knowledge is to be shown: what had been recorded by then, and nothing later. */
export function KnownAtDialog({ first, onClose }: { first: ReportingDate | undefined; onClose: () => void }) {
  const words = useWords();
  const { view, go } = useView();
  const now = useCampaignMoment();
  // As it was when the dialog opened: the clock goes on while somebody types.
  const [[knownDay = '', knownTime]] = useState(
    () =>
      view.knownAt?.split('T') ?? [
        now ? reportingDateOf(now) : '',
        now ? words.moment(now).slice(0, 5) : '00:00',
      ],
  );
  const [problem, setProblem] = useState<'wrong' | 'future' | null>(null);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const time = readExactTime(String(form.get('time')));
    if (time === null) return setProblem('wrong');
    const knownAt = `${String(form.get('day'))}T${time}`;
    if (now && instantOfLocal(knownAt) > now) return setProblem('future');
    go({ knownAt });
    onClose();
  }

  return (
    <Dialog title={words.say('knownAt.title')} onClose={onClose}>
      <p className="note">{words.say('knownAt.help')}</p>
      <form onSubmit={submit}>
        <div className="field-row">
          <DateField
            label={words.say('knownAt.day')}
            name="day"
            {...(isReportingDate(knownDay) ? { initial: knownDay } : {})}
            first={first}
            last={now && reportingDateOf(now)}
          />
          <label className="field">
            <span>{words.say('knownAt.time')}</span>
            <input
              name="time"
              defaultValue={knownTime}
              maxLength={30}
              aria-invalid={problem !== null}
              aria-describedby="known-at-problem"
            />
            <span className="form-problem" role="alert" id="known-at-problem">
              {problem !== null && words.say(`knownAt.${problem}`)}
            </span>
          </label>
        </div>
        <div className="buttons">
          <button type="submit" className="button primary">
            {words.say('knownAt.show')}
          </button>
          {view.knownAt !== null && (
            <button
              type="button"
              className="button"
              onClick={() => {
                go({ knownAt: null });
                onClose();
              }}
            >
              {words.say('knownAt.now')}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
