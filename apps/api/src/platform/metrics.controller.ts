import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from './config.js';
import { Endpoint } from './endpoint.js';
import { isThisMachine } from './hosts.js';
import { Metrics } from './metrics.js';
import { Problem } from './problem.js';

/** The numbers for a Prometheus server: one on this machine, or one that knows the token. */
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Metrics in Prometheus’ text format, for this machine or with METRICS_TOKEN',
    access: { roles: 'anyone', district: 'none' },
    problems: ['access.not-found'],
  })
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (!mayReadMetrics(request, this.config.METRICS_TOKEN)) throw new Problem('access.not-found');
    void reply.type(this.metrics.contentType);
    return this.metrics.text();
  }
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** What proxies add to a call they hand on, whatever they call it: X-Forwarded-For, X-Real-IP, Via, … */
const ADDED_BY_PROXY =
  /^(x-forwarded\b.*|forwarded.*|x-real-ip|via|.*-client-ip|client-ip|cf-.*|x-(original|envoy|proxy).*|cdn-loop)$/;

/** Without a token only this machine may, asking for itself by its own name, and nobody through a proxy on it. */
export function mayReadMetrics(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  token: string | undefined,
): boolean {
  if (token !== undefined) return isSame(request.headers.authorization ?? '', `Bearer ${token}`);
  const { headers, socket } = request;
  const isForwarded = Object.keys(headers).some((name) => ADDED_BY_PROXY.test(name));
  return (
    LOOPBACK.test(socket.remoteAddress ?? '') && !isForwarded && isThisMachine(headers.host ?? 'localhost')
  );
}

function isSame(a: string, b: string): boolean {
  return timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
}
