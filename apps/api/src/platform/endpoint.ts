import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ProblemCode } from '../contract/problems.js';
import type { Role } from '../domain/roles.js';
import type { Person } from './actor.js';

/**
 * Who may call a route, and for which district.
 *
 * - `city`: only people of the city; a district's reporter is not among `roles`.
 * - `params`, `query`, `body`: the call names a district in that field; a reporter who names another one
 *   gets "not found", as for one that does not exist.
 * - `rows`: the rows themselves belong to districts; the questions leave a reporter only their own
 *   (`callersDistrict`), and so does row-level security.
 * - `none`: nothing in it belongs to a district (the own account, the calendar).
 */
export interface AccessRule {
  roles: 'anyone' | 'signed-in' | readonly Role[];
  district: 'city' | 'rows' | 'none' | { params: string } | { query: string } | { body: string };
}

/** What a route takes, gives and allows: read by the guard, the validation, the API document and the access test. */
export interface EndpointRule {
  summary: string;
  access: AccessRule;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The JSON answered; left out where a file or a stream is. */
  answer?: z.ZodType;
  /** Refusals of its own, for the API document; those of every route are known without being named. */
  problems?: readonly ProblemCode[];
  /**
   * What is limited for each account, for it costs much (`CallLimits`); an `asOf` in the query is by itself. Whatever
   * answers with a file must say.
   */
  costs?: 'upload' | 'document' | 'file' | 'chain';
  /** A multipart upload, read by the route itself, which calls `identifyUpload` before it saves anything. */
  upload?: true;
  /** May be called without an idempotency key: the writes of sessions (docs/decisions/0006). */
  keyless?: true;
  /** Fields of the answer that are not kept for a repeated call, which finds null there: a first password. */
  shownOnce?: readonly string[];
  /** Grave: only within minutes of the caller’s own password given once more (`POST /api/session/confirmation`). */
  confirmed?: true;
  /** May be called before the first password was changed. */
  beforePasswordChange?: true;
  /** Its answers are kept under a tag (`PreparedAnswers`): a caller who has the same one already is told so (304). */
  kept?: true;
}

const ENDPOINT = 'endpoint';

/**
 * Declares a route's rule. A route without one answers nobody, and fails the access test.
 *
 * Unknown query fields are refused, and a route that names none takes none.
 */
export function Endpoint(rule: EndpointRule): MethodDecorator {
  const { params = NOTHING, query = NOTHING } = rule;
  return SetMetadata(ENDPOINT, { ...rule, params: params.strict(), query: query.strict() });
}

const NOTHING = z.object({});

export function endpointRuleOf(handler: object): EndpointRule | undefined {
  return Reflect.getMetadata(ENDPOINT, handler) as EndpointRule | undefined;
}

export interface SignedRequest extends FastifyRequest {
  person?: Person;
}

/** The person calling; the access guard has put them there. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const person = context.switchToHttp().getRequest<SignedRequest>().person;
  if (!person) throw new Error('A route that asks for its caller must not be open to anyone.');
  return person;
});
