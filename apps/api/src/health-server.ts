import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from './platform/config.js';
import { mayReadMetrics } from './platform/metrics.controller.js';
import { Metrics } from './platform/metrics.js';
import { Readiness } from './platform/readiness.js';

/**
 * Health and metrics of a process that serves nothing else; null where HEALTH_PORT names no port. The same paths and
 * rules as those of the HTTP process.
 */
export async function serveHealth(app: NestFastifyApplication, config: Config): Promise<Server | null> {
  const { HEALTH_PORT, HOST, METRICS_TOKEN } = config;
  if (HEALTH_PORT === undefined) return null;
  const answers: Record<string, (request: IncomingMessage) => Promise<Answer>> = {
    '/health/live': () => Promise.resolve(OK),
    '/health/ready': () =>
      app
        .get(Readiness)
        .check()
        .then(
          () => OK,
          () => AWAY,
        ),
    '/metrics': async (request) => {
      if (!mayReadMetrics(request, METRICS_TOKEN)) return NOT_FOUND;
      const metrics = app.get(Metrics);
      return { status: 200, type: metrics.contentType, text: await metrics.text() };
    },
  };
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? '']?.(request) ?? Promise.resolve(NOT_FOUND);
    answer.then(
      (found) => send(response, found),
      () => send(response, AWAY),
    );
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(HEALTH_PORT, HOST, listening);
  });
  return server;
}

interface Answer {
  status: number;
  type: string;
  text: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const OK: Answer = { status: 200, type: JSON_TYPE, text: '{"status":"ok"}' };
const AWAY: Answer = { status: 503, type: JSON_TYPE, text: '{"code":"system.unavailable"}' };
const NOT_FOUND: Answer = { status: 404, type: JSON_TYPE, text: '{"code":"access.not-found"}' };

function send(response: ServerResponse, { status, type, text }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
}
