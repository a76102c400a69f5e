import { type Language, LANGUAGES } from '@api/domain/format.js';

const KEY = 'language';

/** The reader's language, kept in this browser: Vietnamese until the other one is chosen. */
let chosen: Language = remembered();

export function chosenLanguage(): Language {
  return chosen;
}

export function chooseLanguage(language: Language): void {
  chosen = language;
  document.documentElement.lang = language;
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // A browser that keeps nothing forgets the choice with the page.
  }
}

function remembered(): Language {
  try {
    return LANGUAGES.find((language) => language === localStorage.getItem(KEY)) ?? 'vi';
  } catch {
    return 'vi';
  }
}
