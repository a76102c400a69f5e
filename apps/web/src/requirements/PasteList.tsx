import type { RequirementListSet } from '@api/contract/requirement.js';
import { type FormEvent, useState } from 'react';
import { Title } from 'react-admin';
import { Link } from 'react-router-dom';
import { change } from '../app/api.js';
import { ProblemError } from '../app/problem-error.js';
import '../records/records.css';
import { useWords } from '../shared/use-words.js';
import { readList } from './read-list.js';

/** What one document requires of many wards, pasted from a workbook: all of them are set, or none. */
export function PasteList() {
  const words = useWords();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [outcome, setOutcome] = useState<RequirementListSet | null>(null);
  const { rows, wrong } = readList(text);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.currentTarget));
    setProblem(null);
    try {
      const { effectiveDate, document, reason } = form;
      const correction = form['correction'] === 'on';
      const list = { effectiveDate, document, reason, correction, rows };
      setOutcome(await change<RequirementListSet>('POST', 'requirements/list', list));
    } catch (error) {
      setProblem(error instanceof ProblemError ? error : ProblemError.noAnswer());
    }
  }

  if (outcome) {
    const { changed, unchanged, required } = outcome;
    return (
      <div className="panel record" role="status">
        <Title title="paste.title" />
        <p>{words.say('paste.done', { changed, unchanged, required: words.count(required) })}</p>
        <Link to="/requirements">{words.say('resources.requirements.name')}</Link>
      </div>
    );
  }
  return (
    <form className="panel record paste-list" onSubmit={(event) => void submit(event)}>
      <Title title="paste.title" />
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
      <label className="field">
        <span>{words.say('field.effectiveDate')}</span>
        <input type="date" name="effectiveDate" required />
      </label>
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
      <p className="form-problem" role="alert">
        {problem?.titleIn(words.language)} {wardsOf(problem)}
      </p>
      <p>
        <button className="button primary" disabled={rows.length === 0 || wrong.length > 0}>
          {words.say('paste.set', { rows: rows.length })}
        </button>
      </p>
    </form>
  );
}

/** A refusal that is about certain wards names them. */
function wardsOf(problem: ProblemError | null): string {
  const wards = problem?.details['wards'];
  if (!Array.isArray(wards)) return '';
  return wards.map((ward: unknown) => (typeof ward === 'string' ? ward : JSON.stringify(ward))).join(', ');
}
