import type { FastifyRequest } from 'fastify';
import type { Config } from './config.js';
import { Problem } from './problem.js';

/** What the console sends with every write. Another site's page cannot send it without asking us first. */
const REQUESTED_WITH = 'console';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

export function isWrite(method: string): boolean {
  return !READS.has(method);
}

/**
 * Refuses a write that another site's page made the browser send: it lacks our header, or says that it
 * comes from elsewhere. `Origin: null` (a sandboxed frame, a file) is elsewhere too.
 */
export function refuseForgery(request: FastifyRequest, config: Config): void {
  if (request.headers['x-requested-with'] !== REQUESTED_WITH) throw new Problem('request.forged');
  const origin = request.headers.origin ?? request.headers.referer;
  if (origin !== undefined && !isOurs(origin, request, config)) throw new Problem('request.forged');
}

function isOurs(origin: string, request: FastifyRequest, config: Config): boolean {
  const from = urlOf(origin);
  if (!from) return false;
  if (config.PUBLIC_URL !== undefined && from.origin === new URL(config.PUBLIC_URL).origin) return true;
  // `Host` may name the usual port, which a URL leaves out.
  return from.host === urlOf(`${from.protocol}//${request.host}`)?.host;
}

function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
