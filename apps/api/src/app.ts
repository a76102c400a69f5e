import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger as Pino } from 'pino';
import { AppModule } from './app.module.js';
import { setCampaignClock } from './campaign-clock.js';
import { refuseBarely, refuseExpectations } from './platform/bare-answers.js';
import { Clock } from './platform/clock.js';
import type { Config } from './platform/config.js';
import { serveConsole } from './platform/console.js';
import { Database, givenTime, openDataSource } from './platform/database.js';
import type { SignedRequest } from './platform/endpoint.js';
import { headersOf, secureHeaders } from './platform/headers.js';
import { refuseOtherHosts } from './platform/hosts.js';
import { Idempotency } from './platform/idempotency.js';
import { keepAnswers } from './platform/keyed-writes.js';
import { LIMITS } from './platform/limits.js';
import { NestLog, openLog } from './platform/log.js';
import { Metrics } from './platform/metrics.js';
import { assertFontsDraw } from './platform/pictures.js';
import { sendProblem } from './platform/problem.filter.js';
import { Problem } from './platform/problem.js';
import { API_PREFIX, WITHOUT_PREFIX } from './platform/routes.js';
import { Stopping } from './platform/stopping.js';
import { StorageMark } from './platform/storage-mark.js';
import { trustedProxies } from './platform/trusted-proxies.js';

export interface OpenedApp {
  app: NestFastifyApplication;
  clock: Clock;
}

/**
 * Builds the whole program on a migrated database. The caller listens and closes. Whatever is read in its beginning is
 * asked for again where the machine is too busy to connect in time.
 */
export async function openApp(
  config: Config,
  clock = new Clock(),
  log = openLog(config.LOG_LEVEL),
): Promise<OpenedApp> {
  assertFontsDraw();
  return givenTime(async () => {
    const app = await createApp(config, clock, log);
    try {
      await beginApp(app, config, log);
    } catch (error) {
      await app.close();
      throw error;
    }
    return { app, clock };
  });
}

async function createApp(config: Config, clock: Clock, log: Pino): Promise<NestFastifyApplication> {
  const source = await openDataSource(config);
  const adapter = new FastifyAdapter({
    trustProxy: trustedProxies(config.TRUST_PROXY),
    ...LIMITS,
    // An address no route can have (bad escapes, too long a part) is refused before any hook sees it.
    frameworkErrors: (_: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(new Problem('access.not-found'), request, reply.headers(headersOf(config))),
    genReqId: () => randomUUID(),
    clientErrorHandler: refuseBarely(config),
    forceCloseConnections: 'idle',
  });
  const created = NestFactory.create<NestFastifyApplication>(AppModule.with(config, source, clock), adapter, {
    logger: new NestLog(log),
    abortOnError: false,
  });
  return created.catch(async (error: unknown) => {
    await source.destroy();
    throw error;
  });
}

async function beginApp(app: NestFastifyApplication, config: Config, log: Pino): Promise<void> {
  await setCampaignClock(app.get(Database), app.get(Clock));
  await app.get(StorageMark).adopt();
  const fastify = app.getHttpAdapter().getInstance();
  app.setGlobalPrefix(API_PREFIX, { exclude: WITHOUT_PREFIX });
  secureHeaders(fastify, config);
  refuseOtherHosts(fastify, config);
  refuseExpectations(fastify, config);
  keepAnswers(fastify);
  fastify.addHook('onClose', () => app.get(Idempotency, { strict: false }).giveBack());
  await app.register(cookie);
  await app.register(multipart);
  const metrics = app.get(Metrics);
  fastify.addHook('onResponse', (request, reply, done) => {
    // The path without its query: a query may name a ward or a person.
    log.info({
      requestId: request.id,
      method: request.method,
      path: request.routeOptions.url,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      accountId: (request as SignedRequest).person?.id,
      address: request.ip,
    });
    metrics.answered(request, reply);
    done();
  });
  fastify.addHook('preClose', (done) => {
    // A connection whose answer was given is idle from then on, and nobody need wait for it.
    const idle = setInterval(() => fastify.server.closeIdleConnections(), 100).unref();
    fastify.server.once('close', () => clearInterval(idle));
    // Whoever is silent in the middle of a request must not hold the program.
    setTimeout(() => fastify.server.closeAllConnections(), app.get(Stopping).left).unref();
    done();
  });
  await serveConsole(fastify);
  await app.init();
  await fastify.ready();
}
