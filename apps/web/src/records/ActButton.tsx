import type { FindingAnswer } from '@api/contract/daily-report.js';
import { useNotify, useRefresh } from 'ra-core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { change } from '../app/api.js';
import { ProblemError } from '../app/problem-error.js';
import { Dialog } from '../shared/Dialog.js';
import { Findings } from '../shared/Findings.js';
import { useWords } from '../shared/use-words.js';
import { Refusal } from './Refusal.js';

interface ActButtonProps<Answer> {
  name: string;
  /** What follows from it, said before it is done. */
  help: string;
  path: string;
  /** The name the API gives the words asked for; nothing is asked for when left out. */
  asks?: { field: string; label: string; isRequired: boolean };
  /** What is sent besides. */
  more?: object;
  /** Further questions, their answers being part of `more`. */
  children?: ReactNode;
  isGrave?: boolean;
  isPrimary?: boolean;
  onDone?: (answer: Answer) => void;
}

/** A refusal that found something in the figures names it. */
function findingsOf(problem: ProblemError | null): FindingAnswer[] {
  return (problem?.details['errors'] as FindingAnswer[] | undefined) ?? [];
}

/** A step that is more than an edit: said what it does, asked why, and done after that. */
export function ActButton<Answer>(props: ActButtonProps<Answer>) {
  const { name, help, path, asks, more = {}, children, isGrave, isPrimary, onDone } = props;
  const words = useWords();
  const notify = useNotify();
  const refresh = useRefresh();
  const [isOpen, setOpen] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<ProblemError | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const written = new FormData(event.currentTarget).get('words');
    const told = typeof written === 'string' ? written.trim() : '';
    setWaiting(true);
    setProblem(null);
    try {
      const answer = await change<Answer>('POST', path, {
        ...more,
        ...(asks && told !== '' ? { [asks.field]: told } : {}),
      });
      setOpen(false);
      notify('act.done', { type: 'success' });
      refresh();
      onDone?.(answer);
    } catch (error) {
      setProblem(error instanceof ProblemError ? error : ProblemError.noAnswer());
    } finally {
      setWaiting(false);
    }
  }

  const found = findingsOf(problem);
  const look = isGrave ? 'button grave' : isPrimary ? 'button primary' : 'button';
  return (
    <>
      <button type="button" className={look} onClick={() => setOpen(true)}>
        {name}
      </button>
      {isOpen && (
        <Dialog title={name} onClose={() => setOpen(false)}>
          <form className="act-form" onSubmit={(event) => void submit(event)}>
            <p>{help}</p>
            {children}
            {asks && (
              <label className="field">
                <span>{asks.label}</span>
                <textarea name="words" required={asks.isRequired} minLength={3} maxLength={1000} />
              </label>
            )}
            <Refusal problem={problem} />
            {found.length > 0 && <Findings findings={found} kind="error" />}
            <p className="record-actions">
              <button
                type="submit"
                className={isGrave ? 'button grave' : 'button primary'}
                disabled={isWaiting}
              >
                {name}
              </button>
              <button type="button" className="button" onClick={() => setOpen(false)}>
                {words.say('ra.action.cancel')}
              </button>
            </p>
          </form>
        </Dialog>
      )}
    </>
  );
}
