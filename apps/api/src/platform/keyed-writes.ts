import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EndpointRule, SignedRequest } from './endpoint.js';
import { Idempotency, type KeyedCall, keyedCallOf, requestHashOf, type StoredAnswer } from './idempotency.js';

/** A write on its way through the program. */
interface KeyedWrite {
  call: KeyedCall;
  rule: EndpointRule;
  idempotency: Idempotency;
  /** Whether its key is reserved: from then on the answer must be kept, or the key given back. */
  begun: boolean;
}

interface KeyedRequest extends SignedRequest {
  keyedWrite?: KeyedWrite;
}

/** Thrown to leave by the shortest way: the call was answered before, and this is the answer. */
export class AnsweredBefore extends Error {
  constructor(readonly stored: StoredAnswer) {
    super('answered before');
  }
}

/**
 * Called at the door for every write. Reserves its key before anything else happens; an upload waits
 * with it until its file is known.
 */
export async function beginKeyedWrite(
  request: SignedRequest,
  rule: EndpointRule,
  status: number,
  idempotency: Idempotency,
): Promise<void> {
  if (rule.keyless) return;
  if (!request.person) throw new Error('A write open to anyone must be keyless.');
  request.person = { ...request.person, keyed: { status, textOf: (answer) => keptText(answer, rule) } };
  const write = { call: keyedCallOf(request, request.person), rule, idempotency, begun: false };
  (request as KeyedRequest).keyedWrite = write;
  if (!rule.upload) await reserve(request, write, request.body);
}

/**
 * Says which file an upload carries, once it has been read and before anything is saved: with the same
 * key, only the same file is the same call. Does not return when the call was answered before.
 */
export async function identifyUpload(request: FastifyRequest, fileHash: string): Promise<void> {
  const { keyedWrite } = request as KeyedRequest;
  if (!keyedWrite) throw new Error('Only a keyed write identifies its upload.');
  await reserve(request, keyedWrite, fileHash);
}

async function reserve(request: FastifyRequest, write: KeyedWrite, content: unknown): Promise<void> {
  const stored = await write.idempotency.begin(write.call, requestHashOf(request, content));
  if (stored) throw new AnsweredBefore(stored);
  write.begun = true;
}

/** Keeps the answer of every write, or gives its key back, just before the answer leaves. */
export function keepAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const { keyedWrite } = request as KeyedRequest;
    if (!keyedWrite || reply.hasHeader(REPLAYED)) done(null, payload);
    else void end(keyedWrite, reply, payload).then(() => done(null, payload), done);
  });
}

async function end(write: KeyedWrite, reply: FastifyReply, payload: unknown): Promise<void> {
  const { call, rule, idempotency, begun } = write;
  const status = reply.statusCode;
  if (status < 400) {
    if (!begun) throw new Error('A route that takes an upload must call identifyUpload.');
    const answer = rule.shownOnce ? withoutFields(payload, rule.shownOnce) : textOf(payload);
    // Kept already where a change was recorded, in its transaction.
    await idempotency.end(call, { status, answer });
  } else if (begun) {
    await idempotency.end(call, status < 500 ? 'refused' : 'failed');
  }
}

/** What the answer will be sent as, before it is. */
function keptText(answer: unknown, { shownOnce }: EndpointRule): string | null {
  const payload = answer === undefined ? null : JSON.stringify(answer);
  return shownOnce ? withoutFields(payload, shownOnce) : textOf(payload);
}

function textOf(payload: unknown): string | null {
  if (payload === undefined || payload === null || payload === '') return null;
  if (typeof payload === 'string') return payload;
  if (Buffer.isBuffer(payload)) return payload.toString('utf8');
  throw new Error('A write answers JSON; a file or a stream cannot be given again.');
}

/** What is shown once is not kept, and therefore not shown again. */
function withoutFields(payload: unknown, fields: readonly string[]): string {
  const answer = JSON.parse(textOf(payload) ?? '{}') as Record<string, unknown>;
  return JSON.stringify({ ...answer, ...Object.fromEntries(fields.map((field) => [field, null])) });
}

const REPLAYED = 'idempotency-replayed';

/** Gives a kept answer once more, byte for byte. */
export function answerAgain(reply: FastifyReply, { status, answer }: StoredAnswer): void {
  void reply.status(status).header(REPLAYED, 'true');
  if (answer === null) void reply.send();
  else void reply.type('application/json; charset=utf-8').send(answer);
}
