import { hostname } from 'node:os';
import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from './config.js';
import { Problem } from './problem.js';
import { sendProblem } from './problem.filter.js';

/** What machines that watch over the program ask for; they know it by its address, and HTTP/1.0 names no host at all. */
const FOR_MACHINES = /^\/(health|metrics)(\/|\?|$)/;

/**
 * Answers only to the names we are known by: a page of another name that leads to this machine (DNS rebinding)
 * must not be taken for ours. Both the host the call names and the one a trusted proxy forwards are looked at.
 */
export function refuseOtherHosts(fastify: FastifyInstance, config: Config): void {
  const isOurs = ownHosts(config);
  fastify.addHook('onRequest', (request, reply, done) => {
    const problem = hostProblem(request, isOurs);
    if (problem === null) return done();
    sendProblem(problem, request, reply);
  });
}

function hostProblem(request: FastifyRequest, isOurs: (host: string) => boolean): Problem | null {
  const { rawHeaders, headers, httpVersion } = request.raw;
  let named = 0;
  for (let index = 0; index < rawHeaders.length; index += 2)
    if (rawHeaders[index]?.toLowerCase() === 'host') named += 1;
  if (named > 1 || (headers.host === undefined && httpVersion !== '1.0')) {
    return new Problem('request.invalid', { part: 'host' });
  }
  const isForMachines = FOR_MACHINES.test(request.url);
  const isKnown = [headers.host ?? '', request.host].every(
    (host) => isOurs(nameOf(host)) || (isForMachines && (host === '' || isIP(nameOf(host)) !== 0)),
  );
  return isKnown ? null : new Problem('request.wrong-host');
}

/**
 * Whether a host is one of ours: that of PUBLIC_URL, those of ALLOWED_HOSTS, and this machine as its own people
 * call it. Without a PUBLIC_URL also any bare address and the machine's own name: no other site's page has those.
 */
function ownHosts({ PUBLIC_URL, ALLOWED_HOSTS }: Config): (host: string) => boolean {
  const names = new Set(['localhost', ...ALLOWED_HOSTS]);
  if (PUBLIC_URL === undefined) names.add(hostname().toLowerCase());
  else names.add(nameOf(new URL(PUBLIC_URL).host));
  return (host) => names.has(host) || isLoopback(host) || (PUBLIC_URL === undefined && isIP(host) !== 0);
}

/** Whether a host header names this machine by a name nobody else can have. */
export function isThisMachine(host: string): boolean {
  return isLoopback(nameOf(host));
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** A host without its port, as names are compared: lower case, no brackets, no dot at the end. */
function nameOf(host: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(host.toLowerCase()) ?? [];
  return (bracketed ?? plain ?? host).replace(/\.$/, '');
}
