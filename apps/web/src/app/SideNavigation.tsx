import { useLogout, useTranslate } from 'ra-core';
import { NavLink } from 'react-router-dom';
import { useView } from '../dashboard/figures.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import { NAVIGATION } from './navigation.js';
import { mayUse, useSession } from './session.js';

export function SideNavigation({ onChangePassword }: { onChangePassword: () => void }) {
  const translate = useTranslate();
  const logout = useLogout();
  const session = useSession();
  const { hrefOf } = useView();
  return (
    <aside className="side" aria-label={translate('nav.side')}>
      <p className="side-title">{translate('app.shortName')}</p>
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
                      to={isOfFigures ? hrefOf({ district: null, ward: null }, to) : to}
                      end={to === '/'}
                    >
                      {translate(name)}
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
            <button type="button" onClick={onChangePassword}>
              {translate('account.password')}
            </button>
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
