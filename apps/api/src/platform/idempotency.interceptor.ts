import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  Logger,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { endpointRuleOf, type EndpointRule, type SignedRequest } from './endpoint.js';
import { Idempotency, type KeyedCall, keyedCallOf, requestHashOf, type StoredAnswer } from './idempotency.js';
import { Problem } from './problem.js';

/** Sees to it that every write is done once, whichever route it comes by; see `Idempotency`. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly log = new Logger('idempotency');

  constructor(private readonly idempotency: Idempotency) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<KeyedRequest>();
    const rule = endpointRuleOf(context.getHandler());
    if (!rule || rule.keyless || request.method === 'GET' || request.method === 'HEAD') return next.handle();
    if (!request.person) throw new Error('A write open to anyone must be keyless.');
    const call = keyedCallOf(request, request.person);
    const reply = context.switchToHttp().getResponse<FastifyReply>();

    let begun = false;
    const begin = async (content: unknown): Promise<void> => {
      const stored = await this.idempotency.begin(call, requestHashOf(request, content));
      if (stored) throw new AnsweredBefore(stored);
      begun = true;
    };
    request.identify = begin;
    try {
      if (!rule.upload) await begin(request.body);
      const answer: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      if (!begun) throw new Error('A route that takes an upload must call identifyUpload.');
      await this.settle(call, { status: reply.statusCode, answer: kept(rule, answer) });
      return of(answer);
    } catch (error) {
      if (error instanceof AnsweredBefore) return of(answerAgain(reply, error.stored));
      if (begun) await this.giveBack(call, error);
      throw error;
    }
  }

  /** The change is saved by now: losing the copy of its answer does not make it a failure. */
  private async settle(call: KeyedCall, stored: StoredAnswer): Promise<void> {
    await this.idempotency.settle(call, stored).catch((error: unknown) => {
      this.log.error({ requestId: call.requestId, message: 'The answer was not kept', cause: String(error) });
    });
  }

  /** The refusal or failure itself is what the caller must hear of, even if the database is away. */
  private async giveBack(call: KeyedCall, error: unknown): Promise<void> {
    const refused = error instanceof Problem && error.status < 500;
    await (refused ? this.idempotency.release(call) : this.idempotency.abandon(call)).catch(() => undefined);
  }
}

/**
 * Says which file an upload carries, once it has been read and before anything is saved: with the same
 * key, only the same file is the same call. Does not return when the call was answered before.
 */
export async function identifyUpload(request: SignedRequest, fileHash: string): Promise<void> {
  const { identify } = request as KeyedRequest;
  if (!identify) throw new Error('Only a keyed route identifies its upload.');
  await identify(fileHash);
}

interface KeyedRequest extends SignedRequest {
  identify?: (content: unknown) => Promise<void>;
}

class AnsweredBefore extends Error {
  constructor(readonly stored: StoredAnswer) {
    super('answered before');
  }
}

function answerAgain(reply: FastifyReply, { status, answer }: StoredAnswer): unknown {
  void reply.status(status).header('idempotency-replayed', 'true');
  return answer ?? undefined;
}

/** What is shown once is not kept, and therefore not shown again. */
function kept(rule: EndpointRule, answer: unknown): unknown {
  if (!rule.shownOnce) return answer;
  return { ...(answer as object), ...Object.fromEntries(rule.shownOnce.map((field) => [field, null])) };
}
