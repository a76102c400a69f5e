import Fastify from 'fastify';

// The peer: one Fastify route, nothing else, answering JSON of the given size with Fastify's own serialiser.
const [port, size] = process.argv.slice(2).map(Number);
const body = { rows: [] };
for (let length = 11; length < size; length = JSON.stringify(body).length) {
  body.rows.push({ code: String(760 + body.rows.length), name: 'Quận Bình Thạnh', required: 284_015 });
}
const server = Fastify();
server.get('/', () => Promise.resolve(body));
await server.listen({ port, host: '127.0.0.1' });
process.on('SIGTERM', () => server.close().then(() => process.exit(0)));
