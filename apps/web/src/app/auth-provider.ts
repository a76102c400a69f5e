import type { AuthProvider } from 'ra-core';
import { mayOpen } from './access.js';
import { change } from './api.js';
import { askSession, forgetSession, isSessionLost } from './session.js';

/** Sign-in as React-Admin asks for it. The session is a cookie no script can read: only the API knows it. */
export const authProvider: AuthProvider = {
  login: async ({ username, password }: { username: string; password: string }) => {
    await change('POST', 'session', { username, password });
    forgetSession();
  },

  logout: async () => {
    // React-Admin also calls this where no session was found: there is nothing to end.
    if (await isSignedOut()) return;
    // Without a network one is signed out all the same as far as this page goes.
    await change('DELETE', 'session').catch(() => undefined);
    forgetSession();
  },

  /** A network that is away for a moment signs nobody out: the page itself says that it cannot be reached. */
  checkAuth: async () => {
    await askSession().catch((error: unknown) => {
      if (isSessionLost(error)) throw error;
    });
  },

  /**
   * Only a lost session leads back to the sign-in page; what one may not see says so where it stands. A
   * refusal may be late, and of the session before this one: whoever is signed in now stays so.
   */
  checkError: async (error: unknown) => {
    if (!isSessionLost(error)) return;
    forgetSession();
    if (await isSignedOut()) throw new Error('ra.notification.logged_out');
  },

  canAccess: async ({ resource, action }) => mayOpen((await askSession()).role, resource, action),

  getPermissions: async () => (await askSession()).role,

  getIdentity: async () => {
    const session = await askSession();
    return { id: session.id, fullName: session.fullName };
  },
};

/** Whether the API said, within the last moment, that nobody is signed in. */
function isSignedOut(): Promise<boolean> {
  return askSession().then(() => false, isSessionLost);
}
