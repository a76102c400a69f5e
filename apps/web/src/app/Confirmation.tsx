import { useLocaleState, useTranslate } from 'ra-core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Language } from '@api/domain/format.js';
import { Dialog } from '../shared/Dialog.js';
import { change } from './api.js';
import { setConfirmationAsker } from './confirmation.js';
import { ProblemError } from './problem-error.js';

/** Before something grave is done to an account, whoever sits here says the own password once more. */
export function Confirmation() {
  const translate = useTranslate();
  const [language] = useLocaleState() as [Language, unknown];
  const [isOpen, setOpen] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const settle = useRef<((isGiven: boolean) => void) | null>(null);

  useEffect(() => {
    setConfirmationAsker(
      () =>
        new Promise((done) => {
          settle.current = done;
          setProblem(null);
          setOpen(true);
        }),
    );
    return () => setConfirmationAsker(null);
  }, []);

  function end(isGiven: boolean): void {
    setOpen(false);
    settle.current?.(isGiven);
    settle.current = null;
  }

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const password = new FormData(event.currentTarget).get('password');
    setWaiting(true);
    try {
      await change('POST', 'session/confirmation', { password });
      end(true);
    } catch (error) {
      setProblem((error instanceof ProblemError ? error : ProblemError.noAnswer()).titleIn(language));
    } finally {
      setWaiting(false);
    }
  }

  if (!isOpen) return null;
  return (
    <Dialog title={translate('confirmation.title')} onClose={() => end(false)}>
      <form className="act-form" onSubmit={(event) => void submit(event)}>
        <p>{translate('confirmation.help')}</p>
        <label className="field">
          <span>{translate('password.current')}</span>
          <input name="password" type="password" autoComplete="current-password" required autoFocus />
        </label>
        <p className="form-problem" role="alert">
          {problem}
        </p>
        <p className="record-actions">
          <button type="submit" className="button primary" disabled={isWaiting}>
            {translate('confirmation.go')}
          </button>
          <button type="button" className="button" onClick={() => end(false)}>
            {translate('ra.action.cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
