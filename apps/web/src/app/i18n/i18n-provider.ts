import polyglot from 'ra-i18n-polyglot';
import { chosenLanguage, chooseLanguage } from '../language.js';
import { vi } from './vi.js';

/** Vietnamese is in the first screen's script; English is fetched by those who ask for it. */
export const i18nProvider = polyglot(
  (locale) => (locale === 'en' ? import('./en.js').then(({ en }) => en) : vi),
  'vi',
  [
    { locale: 'vi', name: 'Tiếng Việt' },
    { locale: 'en', name: 'English' },
  ],
  { onMissingKey: (key: string) => key },
);

/** Before the first drawing: the language this browser was last read in. */
export async function recallLanguage(): Promise<void> {
  const language = chosenLanguage();
  chooseLanguage(language);
  if (language !== 'vi') await i18nProvider.changeLocale(language);
}
