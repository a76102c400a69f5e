import { useTranslate } from 'ra-core';

/** How every page and part of a page looks until its figures are there. */
export function Waiting({ lines = 3 }: { lines?: number }) {
  const translate = useTranslate();
  return (
    <div className="waiting-lines" role="status">
      <span className="only-spoken">{translate('ra.page.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="waiting-line" aria-hidden="true" />
      ))}
    </div>
  );
}
