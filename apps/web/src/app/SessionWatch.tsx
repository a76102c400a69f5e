import { useQueryClient } from '@tanstack/react-query';
import { useLogoutIfAccessDenied } from 'ra-core';
import { useEffect } from 'react';
import { isSessionLost } from './session.js';

/** Whichever question first learns that the session is over leads to the sign-in page, and from there back here. */
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
  return null;
}
