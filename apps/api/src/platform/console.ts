import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { pagePolicy } from './headers.js';

/** Where the build puts the console: beside the built program, and below the sources. */
const FOLDERS = ['../../../../web', '../../../../dist/web'].map((path) => join(import.meta.dirname, path));

/** The program's own paths: what is not found there is a problem document, not the console. */
const NOT_THE_CONSOLE = /^\/(api|assets|health|metrics)(\/|$|\?)/;

/**
 * Serves the console on the API's port. A file named by its hash never changes and is kept for a year;
 * the page itself is asked for anew each time, and carries a fresh nonce for the styles its script
 * writes. Any other path is the console's own: a link to a district opens that district.
 *
 * Without a built console only the API is served, as in its tests.
 */
export async function serveConsole(fastify: FastifyInstance): Promise<void> {
  const folder = FOLDERS.find((place) => existsSync(join(place, 'index.html')));
  if (folder === undefined) return;
  const page = join(folder, 'index.html');
  const html = readFileSync(page, 'utf8');
  // Before anybody is signed in these questions would only be refused.
  const signInHtml = html.replace(/^.*rel="preload" as="fetch".*\/api\/(session|progress)\b.*\n/gm, '');

  await fastify.register(files, {
    root: folder,
    // One route a file, none invented from what a request asks for.
    wildcard: false,
    index: false,
    preCompressed: true,
    globIgnore: ['**/index.html', '**/*.br', '**/*.gz'],
    maxAge: '1h',
    setHeaders: (reply, path) => {
      if (path.includes('/assets/')) reply.header('cache-control', 'public, max-age=31536000, immutable');
    },
  });

  fastify.get('/*', (request, reply) => {
    if (NOT_THE_CONSOLE.test(request.url)) return reply.callNotFound();
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', pagePolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send((request.headers.cookie ? html : signInHtml).replace('{{nonce}}', nonce));
  });
}
