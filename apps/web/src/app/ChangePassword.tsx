import { useLocaleState, useLogout, useNotify, useTranslate } from 'ra-core';
import { type FormEvent, useState } from 'react';
import type { Language } from '@api/domain/format.js';
import { change } from './api.js';
import { ProblemError } from './problem-error.js';
import { useSessionChanged } from './session.js';
import { useDocumentTitle } from '../shared/use-document-title.js';

/** A first password was known to somebody else: nothing else is shown until it is changed. */
export function ChangePassword({ isForced, onDone }: { isForced: boolean; onDone?: () => void }) {
  const translate = useTranslate();
  const logout = useLogout();
  const sessionChanged = useSessionChanged();
  const [language] = useLocaleState() as [Language, unknown];
  const [problem, setProblem] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  useDocumentTitle(translate('password.title'));

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const newPassword = form.get('new');
    if (newPassword !== form.get('again')) return setProblem(translate('password.different'));
    setWaiting(true);
    setProblem(null);
    try {
      await change('POST', 'session/password', { currentPassword: form.get('current'), newPassword });
      await sessionChanged();
      onDone?.();
    } catch (error) {
      setProblem((error instanceof ProblemError ? error : ProblemError.noAnswer()).titleIn(language));
    } finally {
      setWaiting(false);
    }
  }

  return (
    <section className="form-card" aria-labelledby="password-title">
      <h1 id="password-title">{translate('password.title')}</h1>
      <p className="note">{translate(isForced ? 'password.forced' : 'password.rule')}</p>
      <form onSubmit={(event) => void submit(event)}>
        <PasswordField name="current" autoComplete="current-password" />
        <PasswordField name="new" autoComplete="new-password" />
        <PasswordField name="again" autoComplete="new-password" />
        <p className="form-problem" role="alert">
          {problem}
        </p>
        <div className="buttons">
          <button className="button primary" type="submit" disabled={isWaiting}>
            {translate('password.save')}
          </button>
          <button className="button" type="button" onClick={() => (onDone ? onDone() : void logout())}>
            {translate(onDone ? 'ra.action.cancel' : 'ra.auth.logout')}
          </button>
        </div>
      </form>
      {!isForced && <SignOutEverywhere />}
    </section>
  );
}

/** For a lost machine or a password seen by others: every session of the account ends, this one too. */
function SignOutEverywhere() {
  const translate = useTranslate();
  const logout = useLogout();
  const notify = useNotify();

  async function signOut(): Promise<void> {
    try {
      await change('DELETE', 'sessions');
      await logout({}, undefined, false);
    } catch (error) {
      notify(error instanceof ProblemError ? error.message : 'ra.notification.http_error', { type: 'error' });
    }
  }

  return (
    <div className="everywhere">
      <p className="note">{translate('account.everywhereAbout')}</p>
      <button type="button" className="button" onClick={() => void signOut()}>
        {translate('account.everywhere')}
      </button>
    </div>
  );
}

function PasswordField({ name, autoComplete }: { name: 'current' | 'new' | 'again'; autoComplete: string }) {
  const translate = useTranslate();
  return (
    <label className="field">
      <span>{translate(`password.${name}`)}</span>
      <input name={name} type="password" autoComplete={autoComplete} required />
    </label>
  );
}
