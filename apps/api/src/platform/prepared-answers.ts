import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from './clock.js';
import { CONFIG, type Config } from './config.js';
import type { SignedRequest } from './endpoint.js';
import { KeptBytes, type PreparedAnswer } from './kept-bytes.js';
import { Turnstile } from './turnstile.js';
import { Versions } from './versions.js';

/** An answer, and until when it stays true if nothing is recorded. */
export interface TimedAnswer {
  answer: unknown;
  trueUntil: Date;
}

/** All prepared answers of a process together, in bytes. */
const ROOM = 32 * 1024 * 1024;

/** Below a packet's length compressing gains nothing. */
const WORTH_PACKING = 1400;

/** So many sessions' questions are remembered word for word; the one remembered longest is forgotten. */
const REMEMBERED = 10_000;

/**
 * Answers to questions that many people ask, kept as the bytes to be sent.
 *
 * A kept answer is given only while the data version is the one it was made under. That version is asked
 * after the request came, so the first read after a recording shows it, on every instance. Equal questions
 * asked at the same time are answered once.
 */
@Injectable()
export class PreparedAnswers {
  private readonly kept = new KeptBytes(ROOM);
  private readonly underWay = new Map<string, Promise<PreparedAnswer>>();
  private readonly asked = new Map<string, AskedBefore>();
  /** Half of the connections at most: however many look, somebody can still file. */
  private readonly makers: Turnstile;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly versions: Versions,
    private readonly clock: Clock,
  ) {
    this.makers = new Turnstile(Math.floor(config.DATABASE_POOL / 2));
  }

  /**
   * Sends the answer to the question `key`, which names everything the answer depends on: the route, what
   * was asked, and whose rows the caller may see. A caller who has the same answer already is told so (304).
   */
  async send(
    request: SignedRequest,
    reply: FastifyReply,
    key: string,
    make: () => Promise<TimedAnswer>,
  ): Promise<void> {
    const { data, access } = await this.versions.of(request);
    const prepared = this.kept.get(key, data, this.clock.now()) ?? (await this.prepare(key, data, make));
    this.remember(request, { key, access });
    deliver(request, reply, prepared);
  }

  /**
   * Answers at once what the same session asks again in the same words, before the request is taken apart:
   * who was let in to read an answer may read it again while no account, no session and no figure changed.
   * Hung in front of the routes; everything else goes on to them.
   */
  repeat(request: SignedRequest, reply: FastifyReply, goOn: () => void): void {
    const words = wordsOf(request);
    const before = words === null ? undefined : this.asked.get(words);
    if (!before) return goOn();
    this.versions.of(request).then(
      ({ data, access }) => {
        const now = this.clock.now();
        const isLetIn = before.access === access && now < before.sessionEndsAt;
        const prepared = isLetIn ? this.kept.get(before.key, data, now) : null;
        if (prepared) deliver(request, reply, prepared);
        else goOn();
      },
      // The database is away: the door itself says so.
      () => goOn(),
    );
  }

  private remember(request: SignedRequest, { key, access }: { key: string; access: number }): void {
    const words = wordsOf(request);
    const sessionEndsAt = request.person?.sessionEndsAt;
    if (words === null || !sessionEndsAt) return;
    this.asked.set(words, { key, access, sessionEndsAt });
    if (this.asked.size <= REMEMBERED) return;
    for (const oldest of this.asked.keys()) {
      this.asked.delete(oldest);
      return;
    }
  }

  private prepare(key: string, version: number, make: () => Promise<TimedAnswer>): Promise<PreparedAnswer> {
    const flight = `${version} ${key}`;
    const joined = this.underWay.get(flight);
    if (joined) return joined;
    const started = this.makers
      .pass(() => this.make(version, make))
      .then((prepared) => {
        this.kept.put(key, prepared);
        return prepared;
      })
      .finally(() => this.underWay.delete(flight));
    this.underWay.set(flight, started);
    return started;
  }

  private async make(version: number, make: () => Promise<TimedAnswer>): Promise<PreparedAnswer> {
    const from = this.clock.now();
    const { answer, trueUntil } = await make();
    const bytes = Buffer.from(JSON.stringify(answer));
    const tag = hash('sha256', bytes, 'base64url').slice(0, 22);
    const packed = bytes.length < WORTH_PACKING ? null : await promisify(gzip)(bytes);
    return { version, from, until: trueUntil, tag, bytes, packed };
  }
}

/** Under what a session's question was answered. */
interface AskedBefore {
  key: string;
  /** The access version it was let in under. */
  access: number;
  sessionEndsAt: Date;
}

/** A session's question word for word, as a digest: tokens are not kept in memory. Null without a cookie. */
function wordsOf(request: SignedRequest): string | null {
  const { cookie } = request.headers;
  if (cookie === undefined || request.method !== 'GET') return null;
  return hash('sha256', `${cookie}\n${request.raw.url}`, 'base64');
}

function deliver(request: SignedRequest, reply: FastifyReply, prepared: PreparedAnswer): void {
  const packs = prepared.packed && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const etag = `"${prepared.tag}${packs ? '-gzip' : ''}"`;
  void reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding, cookie' });
  if (names(request.headers['if-none-match'], etag)) {
    void reply.status(304).send();
    return;
  }
  void reply.type('application/json; charset=utf-8');
  if (packs) void reply.header('content-encoding', 'gzip').send(prepared.packed);
  else void reply.send(prepared.bytes);
}

/** Whether `If-None-Match` names the tag. A weak one compares as its strong twin (RFC 9110 §13.1.2). */
function names(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || header.split(',').some((part) => part.trim().replace(/^W\//, '') === etag);
}
