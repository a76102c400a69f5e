import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { DATA_SOURCE } from './database.js';

export interface Measured<Label extends string> {
  value: number;
  labels: Partial<Record<Label, string>>;
}

/** What the program tells of itself to whoever watches over it. Names of routes, codes and counts only. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private process = false;

  private readonly duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  private readonly outcomes = new Counter({
    name: 'campaign_outcomes_total',
    help: 'What was done, by the action the audit log names',
    labelNames: ['action'] as const,
    registers: [this.registry],
  });
  private readonly problems = new Counter({
    name: 'campaign_problems_total',
    help: 'What was refused or failed, by problem code',
    labelNames: ['code'] as const,
    registers: [this.registry],
  });

  constructor(@Inject(DATA_SOURCE) source: DataSource) {
    const pool = (source.driver as unknown as { master: Pool }).master;
    new Gauge({
      name: 'database_connections',
      help: 'Connections of the pool, and callers waiting for one',
      labelNames: ['state'] as const,
      registers: [this.registry],
      collect() {
        this.set({ state: 'open' }, pool.totalCount);
        this.set({ state: 'idle' }, pool.idleCount);
        this.set({ state: 'waited-for' }, pool.waitingCount);
      },
    });
  }

  /** A number that is asked for when somebody looks. What cannot be asked just then is left out. */
  gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    values: () => Promise<Measured<Label>[]>,
  ): void {
    new Gauge({
      ...{ name, help, labelNames, registers: [this.registry] },
      async collect() {
        this.reset();
        // Without labels it would stand at 0, which nobody measured.
        if (labelNames.length === 0) this.remove();
        const measured = await values().catch(() => []);
        for (const { value, labels } of measured) this.set(labels, value);
      },
    });
  }

  /** A request was answered. Its address is told as the route's pattern: the address itself may name a person. */
  answered(request: FastifyRequest, reply: FastifyReply): void {
    this.duration.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
      },
      reply.elapsedTime / 1000,
    );
  }

  done(action: string): void {
    this.outcomes.inc({ action });
  }

  refused(code: string): void {
    this.problems.inc({ code });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    // Watching the process costs a little for good; it begins when somebody looks.
    if (!this.process) collectDefaultMetrics({ register: this.registry });
    this.process = true;
    return this.registry.metrics();
  }
}
