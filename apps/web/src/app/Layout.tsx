import { useTranslate } from 'ra-core';
import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { Boundary } from '../shared/Boundary.js';
import { Waiting } from '../shared/Waiting.js';
import { ChangePassword } from './ChangePassword.js';
import { Confirmation } from './Confirmation.js';
import { DemonstrationLabel } from './DemonstrationLabel.js';
import { FreshnessStrip } from './FreshnessStrip.js';
import { useLiveFigures } from './live-figures.js';
import { useWords } from '../shared/use-words.js';
import { useCampaignMoment, useSession } from './session.js';
import { SessionWatch } from './SessionWatch.js';
import { SideNavigation } from './SideNavigation.js';
import { Toasts } from './Toasts.js';

/** What every page stands in: where to go, how fresh the figures are, and whether they are real. */
export function Layout({ children }: { children: ReactNode }) {
  const translate = useTranslate();
  const session = useSession();
  const main = useRef<HTMLElement>(null);
  useLiveFigures(session !== undefined && !session.mustChangePassword);
  useFocusOnNewPage(main);

  const isForced = session?.mustChangePassword === true;
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {translate('ra.navigation.skip_nav')}
      </a>
      <SideNavigation />
      <div className="page">
        <PrintHead />
        <header className="strip">
          {session && !isForced && <FreshnessStrip />}
          <DemonstrationLabel />
        </header>
        <main id="main" ref={main} tabIndex={-1}>
          {isForced ? (
            <ChangePassword isForced />
          ) : (
            <Boundary>
              <Suspense fallback={<Waiting />}>{session && children}</Suspense>
            </Boundary>
          )}
        </main>
      </div>
      <Toasts />
      <SessionWatch />
      <Confirmation />
    </div>
  );
}

/** Over what is printed: whose figures they are, and when they were printed. */
function PrintHead() {
  const words = useWords();
  const moment = useCampaignMoment();
  return (
    <p className="print-head">
      <strong>{words.say('app.agency')}</strong>
      {moment &&
        ` · ${words.say('app.name')} · ${words.say('app.printed', { moment: words.moment(moment) })}`}
    </p>
  );
}

/** A reader of the screen hears the new page; one who tabs starts at its top. Not on the first page of all. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    // A form that begins in its first field keeps the focus there.
    if (!main.current?.querySelector('input:focus')) main.current?.focus({ preventScroll: true });
  }, [pathname, main]);
}
