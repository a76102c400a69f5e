import { useI18nProvider, useLocaleState, useTranslate } from 'ra-core';
import { type Language, LANGUAGES } from '@api/domain/format.js';
import { chooseLanguage } from './language.js';

const NAMES: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English' };

/** Each language under its own name, so that it is found by those who read no other. */
export function LanguageSwitch() {
  const translate = useTranslate();
  const { changeLocale } = useI18nProvider();
  const [language, setLanguage] = useLocaleState();

  async function choose(offered: Language): Promise<void> {
    // The words first: told only of the language, React-Admin would fetch them and build the whole page anew.
    await changeLocale(offered);
    chooseLanguage(offered);
    setLanguage(offered);
  }

  return (
    <div className="language" role="group" aria-label={translate('app.language')}>
      {LANGUAGES.map((offered) => (
        <button
          key={offered}
          type="button"
          lang={offered}
          aria-pressed={offered === language}
          title={NAMES[offered]}
          onClick={() => void choose(offered)}
        >
          {offered.toUpperCase()}
          <span className="only-spoken"> {NAMES[offered]}</span>
        </button>
      ))}
    </div>
  );
}
