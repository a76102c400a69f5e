import type { RequirementListSet } from '@api/contract/requirement.js';
import { type FormEvent, useState } from 'react';
import { Title } from 'react-admin';
import { Link } from 'react-router-dom';
import { change } from '../app/api.js';
import { ProblemError } from '../app/problem-error.js';
import '../records/records.css';
import { Refusal } from '../records/Refusal.js';
import { DateField } from '../shared/DateField.js';
import { useDocumentTitle } from '../shared/use-document-title.js';
import { useLeaveWarning } from '../shared/use-leave-warning.js';
import { useWords } from '../shared/use-words.js';
import { readList } from './read-list.js';
import { requirementKind } from './requirement-kind.js';

const LIST = `/${requirementKind.name}`;

/** What one document requires of many wards, pasted from a workbook: all of them are set, or none. */
export function PasteList() {
  const words = useWords();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const [outcome, setOutcome] = useState<RequirementListSet | null>(null);
  const { rows, wrong } = readList(text);
  useDocumentTitle(words.say('paste.title'));
  useLeaveWarning(text !== '' && outcome === null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const { effectiveDate, document, reason, correction } = Object.fromEntries(
      new FormData(event.currentTarget),
    );
    setProblem(null);
    setWaiting(true);
    try {
      const list = { effectiveDate, document, reason, correction: correction === 'on', rows };
      setOutcome(await change<RequirementListSet>('POST', 'requirements/list', list));
    } catch (error) {
      setProblem(error instanceof ProblemError ? error : ProblemError.noAnswer());
    } finally {
      setWaiting(false);
    }
  }

  return (
    <>
      <Title title="paste.title" />
      {outcome ? (
        <div className="panel record" role="status">
          <p>
            {words.say('paste.done', {
              ...{ changed: outcome.changed, unchanged: outcome.unchanged },
              required: words.count(outcome.required),
            })}
          </p>
          <Link to={LIST}>{words.nameOf(requirementKind.name)}</Link>
        </div>
      ) : (
        <form className="panel record paste-list" onSubmit={(event) => void submit(event)}>
          <p>{words.say('paste.help')}</p>
          <label className="field">
            <span>{words.say('paste.list')}</span>
            <textarea rows={10} value={text} required onChange={({ target }) => setText(target.value)} />
          </label>
          <p role="status">{words.say('paste.read', { rows: rows.length, wrong: wrong.length })}</p>
          {wrong.length > 0 && (
            <ul className="findings">
              {wrong.map(({ line, text: written }) => (
                <li key={line} className="finding error">
                  {words.say('paste.wrong', { line, text: written })}
                </li>
              ))}
            </ul>
          )}
          <DateField label={words.say('field.effectiveDate')} name="effectiveDate" />
          <label className="field">
            <span>{words.say('field.document')}</span>
            <input name="document" maxLength={500} required />
          </label>
          <label className="field">
            <span>{words.say('field.reason')}</span>
            <input name="reason" minLength={3} maxLength={1000} required />
          </label>
          <label className="tick">
            <input type="checkbox" name="correction" />
            <span>{words.say('field.correction')}</span>
          </label>
          <Refusal problem={problem} />
          <p className="record-actions">
            <button className="button primary" disabled={isWaiting || rows.length === 0 || wrong.length > 0}>
              {isWaiting ? words.say('paste.waiting') : words.say('paste.set', { rows: rows.length })}
            </button>
            <Link className="button" to={LIST}>
              {words.say('ra.action.cancel')}
            </Link>
          </p>
        </form>
      )}
    </>
  );
}
