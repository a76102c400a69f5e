import { useLogout, useTranslate } from 'ra-core';
import { useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router-dom';
import { useFiguresAddress } from '../dashboard/figures.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import { MenuIcon } from '../shared/icons.js';
import { FilingBadge } from '../filing/FilingBadge.js';
import {
  FILING,
  isPageOfFigures,
  isUnderSettings,
  NAVIGATION,
  PASSWORD_PAGE,
  SETTINGS_PAGE,
} from './navigation.js';
import { mayUse, useSession } from './session.js';

export function SideNavigation() {
  const translate = useTranslate();
  const logout = useLogout();
  const session = useSession();
  const { pathname, search } = useLocation();
  const figuresAt = useFiguresAddress(isPageOfFigures(pathname));
  const isSetting = isUnderSettings(pathname);
  // On a telephone the menu is folded, and folds again when it has led somewhere.
  const place = `${pathname}${search}`;
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const isOpen = openedAt === place;
  return (
    <aside className={isOpen ? 'side open' : 'side'} aria-label={translate('nav.side')}>
      <div className="side-head">
        <p className="side-title">{translate('app.shortName')}</p>
        <button
          type="button"
          className="side-fold"
          aria-expanded={isOpen}
          onClick={() => setOpenedAt(isOpen ? null : place)}
        >
          <MenuIcon />
          <span className="only-spoken">{translate('nav.menu')}</span>
        </button>
      </div>
      <nav aria-label={translate('nav.label')}>
        {session &&
          !session.mustChangePassword &&
          NAVIGATION.map((group) => group.filter(({ roles }) => mayUse(session.role, roles)))
            .filter((group) => group.length > 0)
            .map((group) => (
              <ul key={group[0]?.to}>
                {group.map(({ to, name, isOfFigures }) => (
                  <li key={to}>
                    <NavLink
                      to={isOfFigures ? figuresAt(to) : to}
                      end={to === '/'}
                      {...(isSetting && to === SETTINGS_PAGE ? { className: 'active' } : {})}
                    >
                      {translate(name, { smart_count: 2 })}
                      {to === FILING && session.role === 'district-reporter' && session.districtCode && (
                        <FilingBadge districtCode={session.districtCode} />
                      )}
                    </NavLink>
                  </li>
                ))}
              </ul>
            ))}
      </nav>
      {session && (
        <div className="account">
          <p>
            <strong>{session.fullName}</strong>
            <span>{session.districtName ?? translate(`role.${session.role}`)}</span>
          </p>
          <div className="account-actions">
            <Link to={PASSWORD_PAGE}>{translate('account.password')}</Link>
            <button type="button" onClick={() => void logout({}, undefined, false)}>
              {translate('ra.auth.logout')}
            </button>
          </div>
          <LanguageSwitch />
        </div>
      )}
    </aside>
  );
}
