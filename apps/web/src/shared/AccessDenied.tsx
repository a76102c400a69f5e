import { useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import { Nothing } from './Nothing.js';
import { useDocumentTitle } from './use-document-title.js';

/** A page of the console that this account is not offered. */
export function AccessDenied() {
  const translate = useTranslate();
  useDocumentTitle(translate('ra.page.access_denied'));
  return (
    <section>
      <h1>{translate('ra.page.access_denied')}</h1>
      <Nothing action={<Link to="/">{translate('nav.overview')}</Link>}>
        {translate('ra.message.access_denied')}
      </Nothing>
    </section>
  );
}
