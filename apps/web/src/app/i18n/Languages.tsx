import { I18nContext, useLocaleState } from 'ra-core';
import { type ReactNode, useMemo } from 'react';
import { i18nProvider } from './i18n-provider.js';

/** Says everything in the language chosen where it stands: no page is built anew, and no form loses what was written. */
export function Languages({ children }: { children: ReactNode }) {
  const [locale] = useLocaleState();
  const spoken = useMemo(() => ({ ...i18nProvider, getLocale: () => locale }), [locale]);
  return <I18nContext.Provider value={spoken}>{children}</I18nContext.Provider>;
}
