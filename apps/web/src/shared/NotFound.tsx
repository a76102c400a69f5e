import { useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import { Nothing } from './Nothing.js';
import { useDocumentTitle } from './use-document-title.js';

export function NotFound() {
  const translate = useTranslate();
  useDocumentTitle(translate('ra.page.not_found'));
  return (
    <section>
      <h1>{translate('ra.page.not_found')}</h1>
      <Nothing action={<Link to="/">{translate('nav.overview')}</Link>}>
        {translate('ra.message.not_found')}
      </Nothing>
    </section>
  );
}
