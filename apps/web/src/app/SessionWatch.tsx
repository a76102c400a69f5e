import { useQueryClient } from '@tanstack/react-query';
import { useLogoutIfAccessDenied } from 'ra-core';
import { useEffect } from 'react';
import { askAgainWhoIsSignedIn, isSessionLost, useCampaign, useSession } from './session.js';

/**
 * Whichever question first learns that the session is over leads to the sign-in page, and from there back here; the
 * page asks by itself when the session's time is up and when it comes into sight again. What was shown is forgotten.
 */
export function SessionWatch() {
  const client = useQueryClient();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error' && isSessionLost(event.action.error)) {
          void logoutIfAccessDenied(event.action.error);
        }
      }),
    [client, logoutIfAccessDenied],
  );

  const timeLeft = useTimeLeft();
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState === 'visible') askAgainWhoIsSignedIn(client);
    };
    document.addEventListener('visibilitychange', ask);
    const timer = timeLeft === null ? undefined : setTimeout(ask, timeLeft + A_SECOND);
    return () => {
      document.removeEventListener('visibilitychange', ask);
      clearTimeout(timer);
    };
  }, [client, timeLeft]);
  return null;
}

const A_SECOND = 1_000;

/** Milliseconds until the session runs out, by the campaign's clock, as the page knew it last; null when nobody knows. */
function useTimeLeft(): number | null {
  const session = useSession();
  const campaign = useCampaign();
  if (!session || !campaign) return null;
  return Math.max(0, Date.parse(session.expiresAt) - Date.parse(campaign.now));
}
