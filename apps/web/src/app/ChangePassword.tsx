import { useLocaleState, useLogout, useNotify, useTranslate } from 'ra-core';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { Language } from '@api/domain/format.js';
import { change } from './api.js';
import { ProblemError } from './problem-error.js';
import { useSessionChanged } from './session.js';
import { Notices } from '../notices/Notices.js';
import { useDocumentTitle } from '../shared/use-document-title.js';

/** A first password was known to somebody else: then nothing else is shown until it is changed. */
export function ChangePassword({ isForced = false }: { isForced?: boolean }) {
  const translate = useTranslate();
  const logout = useLogout();
  const notify = useNotify();
  const navigate = useNavigate();
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
      notify('password.done', { type: 'success' });
      if (!isForced) await navigate('/');
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
        <PasswordField name="current" autoComplete="current-password" autoFocus />
        <PasswordField name="new" autoComplete="new-password" />
        <PasswordField name="again" autoComplete="new-password" />
        <p className="form-problem" role="alert">
          {problem}
        </p>
        <div className="buttons">
          <button className="button primary" type="submit" disabled={isWaiting}>
            {translate('password.save')}
          </button>
          {isForced ? (
            <button className="button" type="button" onClick={() => void logout()}>
              {translate('ra.auth.logout')}
            </button>
          ) : (
            <Link className="button" to="/">
              {translate('ra.action.cancel')}
            </Link>
          )}
        </div>
      </form>
      {!isForced && <SignOutEverywhere />}
      <Notices />
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

interface PasswordFieldProps {
  name: 'current' | 'new' | 'again';
  autoComplete: string;
  autoFocus?: boolean;
}

function PasswordField({ name, ...props }: PasswordFieldProps) {
  const translate = useTranslate();
  return (
    <label className="field">
      <span>{translate(`password.${name}`)}</span>
      <input name={name} type="password" required {...props} />
    </label>
  );
}
