import { I18nContext, useLocaleState, useTranslate } from 'ra-core';
import { type ReactNode, useEffect, useMemo } from 'react';
import { refuseInOwnWords } from '../own-refusals.js';
import { i18nProvider } from './i18n-provider.js';

/** Says everything in the language chosen where it stands: no page is built anew, and no form loses what was written. */
export function Languages({ children }: { children: ReactNode }) {
  const [locale] = useLocaleState();
  const spoken = useMemo(() => ({ ...i18nProvider, getLocale: () => locale }), [locale]);
  return (
    <I18nContext.Provider value={spoken}>
      <OwnRefusals />
      {children}
    </I18nContext.Provider>
  );
}

/** Forms refuse in the chosen language, whatever language the browser speaks. */
function OwnRefusals() {
  const translate = useTranslate();
  useEffect(() => refuseInOwnWords(translate), [translate]);
  return null;
}
