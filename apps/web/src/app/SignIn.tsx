import { useLocaleState, useLogin, useTranslate } from 'ra-core';
import { type FormEvent, useState } from 'react';
import type { Language } from '@api/domain/format.js';
import { DemonstrationLabel } from './DemonstrationLabel.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import { ProblemError } from './problem-error.js';
import { useCampaign } from './session.js';
import { useDocumentTitle } from '../shared/use-document-title.js';

/** For whoever came to look: these accounts exist in the demonstration alone, and open nothing else. */
const DEMONSTRATION = {
  names: 'lanhdao, tonghop, ttyt760, quantri, kiemtra',
  password: 'minh-hoa-2022',
};

export function SignIn() {
  const translate = useTranslate();
  const login = useLogin();
  const [language] = useLocaleState() as [Language, unknown];
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const campaign = useCampaign();
  useDocumentTitle(translate('signIn.title'));

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setWaiting(true);
    setProblem(null);
    try {
      await login({ username: form.get('username'), password: form.get('password') });
    } catch (error) {
      setProblem(error instanceof ProblemError ? error : ProblemError.noAnswer());
      setWaiting(false);
    }
  }

  return (
    <div className="sign-in">
      <header className="sign-in-head">
        <p className="agency">{translate('app.agency')}</p>
        <LanguageSwitch />
      </header>
      <main className="sign-in-card">
        <h1>{translate('app.name')}</h1>
        <DemonstrationLabel />
        <form onSubmit={(event) => void submit(event)}>
          <label className="field">
            <span>{translate('ra.auth.username')}</span>
            <input
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              autoFocus
            />
          </label>
          <label className="field">
            <span>{translate('ra.auth.password')}</span>
            <input name="password" type="password" autoComplete="current-password" required />
          </label>
          <p className="form-problem" role="alert">
            {problem?.titleIn(language)}
          </p>
          <button className="button primary wide" type="submit" disabled={isWaiting}>
            {translate(isWaiting ? 'signIn.waiting' : 'ra.auth.sign_in')}
          </button>
        </form>
        {campaign?.isDemonstration && (
          <p className="note">{translate('demonstration.accounts', DEMONSTRATION)}</p>
        )}
        <p className="note">{translate('signIn.help')}</p>
      </main>
    </div>
  );
}
