import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ProblemBody, type ProblemCode } from '../contract/problems.js';
import { isWrite } from './csrf.js';
import { OutcomeUnknown } from './database.js';
import { AnsweredBefore, answerAgain } from './keyed-writes.js';
import { causeOf } from './log.js';
import { Metrics } from './metrics.js';
import { outageOf } from './outage.js';
import { Problem } from './problem.js';
import { Refusals } from './refusals.js';

/** When to come again, in seconds, after an outage, and after a line that was too long. */
const AWAY_SECONDS = 5;
const BUSY_SECONDS = 2;

/** Every refusal leaves as one shape. A defect is logged with its cause and told without it. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('problem');

  constructor(
    private readonly metrics: Metrics,
    private readonly refusals: Refusals,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof AnsweredBefore) {
      answerAgain(reply, error.stored);
      return;
    }
    const problem = problemOf(error, isWrite(request.method));
    this.metrics.refused(problem.code);
    this.refusals.add(request, problem);
    if (problem.status >= 500)
      this.log.error({ requestId: request.id, code: problem.code, cause: causeOf(error) });
    if (!reply.sent) sendProblem(problem, request, reply);
  }
}

/** A refusal as it leaves: RFC 9457, its title in both languages, and when to come again if that is known. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  const { retryAfterSeconds = problem.status === 503 ? AWAY_SECONDS : null } = problem.details;
  if (typeof retryAfterSeconds === 'number') void reply.header('retry-after', retryAfterSeconds);
  void reply
    .status(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(problemBody(problem, request.id));
}

export function problemBody(problem: Problem, requestId: string): ProblemBody {
  return {
    type: `/problems/${problem.code}`,
    code: problem.code,
    status: problem.status,
    title: problem.titleIn('vi'),
    titleEn: problem.titleIn('en'),
    details: problem.details,
    requestId,
  };
}

/** The refusal of something thrown; whether the call was to write decides what a lost commit means. */
export function problemOf(error: unknown, isWrite: boolean): Problem {
  if (error instanceof Problem) return error;
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  if (status !== undefined && status < 500) return new Problem(BY_STATUS[status] ?? 'request.invalid');
  if (error instanceof OutcomeUnknown) {
    return new Problem(isWrite ? 'system.outcome-unknown' : 'system.unavailable');
  }
  const outage = outageOf(error);
  if (outage === 'busy') return new Problem('system.busy', { retryAfterSeconds: BUSY_SECONDS });
  return new Problem(outage === 'away' ? 'system.unavailable' : 'system.defect');
}

const BY_STATUS: Record<number, ProblemCode> = {
  401: 'access.not-signed-in',
  403: 'access.forbidden',
  404: 'access.not-found',
  413: 'request.too-large',
};
