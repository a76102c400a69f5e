import type { CookieSerializeOptions } from '@fastify/cookie';
import type { Config } from '../platform/config.js';

export interface SessionCookie {
  name: string;
  options: CookieSerializeOptions;
}

/**
 * The cookie a session lives in. No script can read it and no other site can send it; with https the
 * browser keeps it to this one host (`__Host-`). It has no age: it goes when the browser is closed, for
 * stations share their computers.
 */
export function sessionCookie(config: Config): SessionCookie {
  const secure = config.PUBLIC_URL?.startsWith('https:') ?? false;
  return {
    name: secure ? '__Host-session' : 'session',
    options: { httpOnly: true, sameSite: 'strict', path: '/', secure },
  };
}
