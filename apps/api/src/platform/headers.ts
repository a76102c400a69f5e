import type { FastifyInstance } from 'fastify';
import type { Config } from './config.js';

/** Nothing we serve asks for any of these. */
const PERMISSIONS = ['camera', 'geolocation', 'microphone', 'payment', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ');

/**
 * Nothing runs or loads from an answer, it is what it says it is, nobody frames it or reads it from
 * another site, and no other site learns where its reader came from. A page states its own policy, see
 * `pagePolicy`.
 */
const HEADERS = {
  'content-security-policy': `default-src 'none'; frame-ancestors 'none'`,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': PERMISSIONS,
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** For two years the browser asks this host, and those below it, by https only. */
const HTTPS_ONLY = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' };

/**
 * Headers of every answer. Constants, and not @fastify/helmet: it makes them anew for each answer, which
 * took a fifth of the time of an answer given from memory. An answer of the API is kept by nobody unless
 * it says so itself.
 */
export function secureHeaders(fastify: FastifyInstance, config: Config): void {
  const headers = headersOf(config);
  const ofApi = { ...headers, 'cache-control': 'no-store' };
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(request.url.startsWith('/api/') ? ofApi : headers);
    done();
  });
}

export function headersOf(config: Config): Record<string, string> {
  const isHttps = config.PUBLIC_URL?.startsWith('https:') ?? false;
  return { ...HEADERS, ...(isHttps ? HTTPS_ONLY : {}) };
}

/** For a page: all from this origin; scripts from files only; styles from files, or with the page's nonce. */
export function pagePolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `font-src 'self'`,
    `img-src 'self' data: blob:`,
    `connect-src 'self'`,
    // A mail is shown in a frame that runs nothing.
    `frame-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}
