import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Person, system } from './actor.js';
import { CallLimits } from './call-limits.js';
import { Clock } from './clock.js';
import { CONFIG, type Config } from './config.js';
import { isWrite, refuseForgery } from './csrf.js';
import { Database } from './database.js';
import { DiskSpace } from './disk-space.js';
import { type AccessRule, endpointRuleOf, type EndpointRule, type SignedRequest } from './endpoint.js';
import { Idempotency } from './idempotency.js';
import { beginKeyedWrite } from './keyed-writes.js';
import { normalized } from './normalized.js';
import { Problem } from './problem.js';
import { settle } from './recording.js';
import { statusOf } from './routes.js';
import { Versions } from './versions.js';

/** Knows who a request's session belongs to; given by the users' room. */
export interface SessionReader {
  personOf(request: FastifyRequest): Promise<Person | null>;
  /** The cookie a session lives in. */
  readonly cookie: { name: string };
}

export const SESSION_READER = Symbol('SESSION_READER');

/**
 * The one door of the API: did our own page call, who is calling, may they, is what they send well
 * formed, is it their district, and was it done before. A route without a declared rule stays shut.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(SESSION_READER) private readonly sessions: SessionReader,
    @Inject(CONFIG) private readonly config: Config,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly limits: CallLimits,
    private readonly versions: Versions,
    private readonly disk: DiskSpace,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = endpointRuleOf(context.getHandler());
    if (!rule) throw new Problem('access.not-found');
    const request = context.switchToHttp().getRequest<SignedRequest>();
    if (isWrite(request.method)) await this.refuseForgery(request);

    if (rule.access.roles !== 'anyone') {
      const person = await this.sessions.personOf(request);
      if (!person) throw new Problem('access.not-signed-in');
      request.person = person;
      if (person.mustChangePassword && !rule.beforePasswordChange) {
        throw new Problem('access.password-change-required');
      }
      if (rule.access.roles !== 'signed-in' && !rule.access.roles.includes(person.role)) {
        throw new Problem('access.forbidden');
      }
      if (rule.confirmed) refuseUnconfirmed(person, this.clock.now());
    }
    validate(request, rule);
    const asOf = momentAsked(request, this.clock.now());
    if (request.person && asOf !== null) request.person = { ...request.person, knownAt: asOf };
    if (request.person) checkDistrict(request, rule.access, request.person);
    if (request.person && rule.costs) this.limits.take(rule.costs, request.person.id);
    if (request.person && asOf !== null) this.limits.take('as-of', request.person.id);
    if (asOf !== null) await this.settle(request, asOf);
    if (isWrite(request.method)) {
      if (!rule.keyless) await this.disk.refuseWhenFull();
      await beginKeyedWrite(request, rule, statusOf(context.getHandler(), request.method), this.idempotency);
    }
    return true;
  }

  /** Whose browser it was that another page made call us is worth knowing. */
  private async refuseForgery(request: SignedRequest): Promise<void> {
    try {
      refuseForgery(request, this.config);
    } catch (error) {
      const person = await this.sessions.personOf(request).catch(() => null);
      if (person) request.person = person;
      throw error;
    }
  }

  /** A moment that everything recorded lies behind already costs nothing, and waits for nobody who records. */
  private async settle(request: FastifyRequest, asOf: string): Promise<void> {
    const { settledAt } = await this.versions.of(request);
    if (Date.parse(asOf) <= settledAt.getTime()) return;
    await this.database.recording(system('access.settle'), (tx) => settle(tx, asOf));
  }
}

/** How long the own password, given once more, holds, in milliseconds. */
const CONFIRMED_FOR = 5 * 60_000;

function refuseUnconfirmed({ confirmedAt }: Person, now: Date): void {
  const isConfirmed = confirmedAt && confirmedAt.getTime() > now.getTime() - CONFIRMED_FOR;
  if (!isConfirmed) throw new Problem('access.confirmation-required');
}

/** Replaces what was sent by what the schema read from it: numbers are numbers, unknown keys are refused. */
function validate(request: FastifyRequest, rule: EndpointRule): void {
  if (rule.params) request.params = read('params', rule.params, request.params);
  if (rule.query) request.query = read('query', rule.query, request.query);
  if (rule.body) request.body = read('body', rule.body, request.body);
}

function read(part: string, schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(normalized(value));
  if (result.success) return result.data;
  // A path that cannot exist is not a badly written request.
  if (part === 'params') throw new Problem('access.not-found');
  throw new Problem('request.invalid', {
    part,
    issues: result.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })),
  });
}

/** What is recorded in one instant stands in line, and the last of it a little ahead of the clock. */
const AHEAD_OF_CLOCK = 1_000;

/** The moment a question is asked as of; null when of none. Of one to come nobody knows yet what will be known. */
function momentAsked(request: FastifyRequest, now: Date): string | null {
  const { asOf } = request.query as { asOf?: unknown };
  if (typeof asOf !== 'string') return null;
  if (Date.parse(asOf) > now.getTime() + AHEAD_OF_CLOCK)
    throw new Problem('request.as-of-in-future', { asOf });
  return asOf;
}

function checkDistrict(request: FastifyRequest, access: AccessRule, person: Person): void {
  if (person.districtCode === null || typeof access.district === 'string') return;
  const [[part, field]] = Object.entries(access.district) as [['params' | 'query' | 'body', string]];
  const named = (request[part] as Record<string, unknown> | undefined)?.[field];
  if (named !== person.districtCode) throw new Problem('access.not-found');
}
