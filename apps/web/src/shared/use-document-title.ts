import { useTranslate } from 'ra-core';
import { useEffect } from 'react';

/** What the browser's tab and history call the page. */
export function useDocumentTitle(title: string): void {
  const translate = useTranslate();
  const name = translate('app.shortName');
  useEffect(() => {
    document.title = title === '' ? name : `${title} – ${name}`;
  }, [title, name]);
}
