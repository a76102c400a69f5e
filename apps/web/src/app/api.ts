import type { ProblemBody } from '@api/contract/problems.js';
import { withConfirmation } from './confirmation.js';
import { forgetEarlyAnswers, takeEarlyAnswer } from './early-answers.js';
import { ProblemError } from './problem-error.js';
import { tagOf, wordsOf } from './remembered-answers.js';

export type Query = Record<string, string | number | boolean | null | undefined>;

/** Asks the API. Throws a `ProblemError`. */
export async function ask<Answer>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Answer> {
  return (await call(`/api/${path}${search(query)}`, { signal: signal ?? null })) as Answer;
}

type Verb = 'POST' | 'PUT' | 'DELETE';

/**
 * Changes something. Each submit carries a key of its own, and the same submit sent again after a lost
 * answer carries the same key, so that nothing is done twice.
 */
export async function change<Answer>(verb: Verb, path: string, content?: object | FormData): Promise<Answer> {
  const body = content instanceof FormData ? content : content && JSON.stringify(content);
  // A file is not compared with what was sent before.
  const submit = body instanceof FormData ? null : `${verb} ${path} ${body ?? ''}`;
  const key = (submit !== null && unanswered.get(submit)) || newKey();
  if (submit !== null) unanswered.set(submit, key);
  const headers: Record<string, string> = { 'idempotency-key': key };
  if (typeof body === 'string') headers['content-type'] = 'application/json';
  try {
    const answer = await withConfirmation(() =>
      untilEnded(() => call(`/api/${path}`, { method: verb, body: body ?? null, headers })),
    );
    if (submit !== null) unanswered.delete(submit);
    return answer as Answer;
  } catch (error) {
    if (submit !== null && isAnswered(error)) unanswered.delete(submit);
    throw error;
  }
}

/** Keys of submits whose answer never came. */
const unanswered = new Map<string, string>();

/** Whether the server said what became of the submit; after an outage or silence nobody knows. */
function isAnswered(error: unknown): boolean {
  return error instanceof ProblemError && error.status >= 400 && error.status < 500 && !isInProgress(error);
}

/** Longest, in milliseconds, that one waits for an earlier call of the same submit: past the lease of a dead one. */
const PATIENCE = 45_000;

/** Sends, and sends again as often as the server says that an earlier call of the same key is under way. */
async function untilEnded(send: () => Promise<unknown>): Promise<unknown> {
  const began = Date.now();
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!isInProgress(error) || Date.now() - began > PATIENCE) throw error;
      const { retryAfterSeconds } = error.details;
      const seconds = typeof retryAfterSeconds === 'number' ? retryAfterSeconds : 1;
      await new Promise((later) => setTimeout(later, seconds * 1_000));
    }
  }
}

function isInProgress(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.code === 'request.in-progress';
}

async function call(url: string, request: RequestInit): Promise<unknown> {
  let answer: Response;
  try {
    if (request.method !== undefined) forgetEarlyAnswers();
    const early = await takeEarlyAnswer(url);
    answer =
      early ??
      (await fetch(url, {
        ...request,
        headers: {
          accept: 'application/json',
          'x-requested-with': 'console',
          ...(request.method === undefined ? tagOf(url) : {}),
          ...request.headers,
        },
      }));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw ProblemError.noAnswer();
  }
  const body = await wordsOf(url, answer);
  if (answer.ok || answer.status === 304) return body;
  throw isProblem(body) ? ProblemError.of(body) : ProblemError.noAnswer();
}

/** A proxy in between may answer with a page of its own. */
function isProblem(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'titleEn' in body;
}

function search(query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

/** `crypto.randomUUID` is there on https and localhost only; a district may reach the server by http. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
