import { useQueryClient } from '@tanstack/react-query';
import { useLogoutIfAccessDenied } from 'ra-core';
import { useEffect } from 'react';
import { askAgainWhoIsSignedIn, isSessionLost, useTimeLeft } from './session.js';

/**
 * Whichever question first learns that the session is over leads to the sign-in page, and from there back here; the
 * page asks by itself when the session's time is up, and again as long as it is told that there is some left, and
 * when it comes into sight again. What was shown is forgotten.
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

  const { timeLeft, toldAt } = useTimeLeft();
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState === 'visible') askAgainWhoIsSignedIn(client);
    };
    document.addEventListener('visibilitychange', ask);
    const timer =
      timeLeft === null ? undefined : setTimeout(ask, Math.min(timeLeft + A_SECOND, LONGEST_TIMER));
    return () => {
      document.removeEventListener('visibilitychange', ask);
      clearTimeout(timer);
    };
  }, [client, timeLeft, toldAt]);
  return null;
}

const A_SECOND = 1_000;

/** A browser's timer for longer than this ends at once. */
const LONGEST_TIMER = 2 ** 31 - 1;
