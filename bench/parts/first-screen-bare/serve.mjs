import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import files from '@fastify/static';
import Fastify from 'fastify';

// The peer's server: the built page as our API serves the console, and one answer, gzipped as ours are.
const [port, folder] = process.argv.slice(2);
const answer = gzipSync(readFileSync(join(folder, 'districts.json')));
const server = Fastify();
await server.register(files, { root: folder, wildcard: false, preCompressed: true });
server.get('/api/districts', (_, reply) =>
  reply.type('application/json; charset=utf-8').header('content-encoding', 'gzip').send(answer),
);
await server.listen({ port: Number(port), host: '127.0.0.1' });
process.on('SIGTERM', () => process.exit(0));
