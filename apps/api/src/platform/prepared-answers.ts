import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from './clock.js';
import { CONFIG, type Config } from './config.js';
import { Turnstile } from './turnstile.js';
import { Versions } from './versions.js';

/** An answer, and until when it stays true if nothing is recorded. */
export interface TimedAnswer {
  answer: unknown;
  trueUntil: Date;
}

/** All prepared answers of a process together, in bytes; the one asked for longest ago goes first. */
const ROOM = 32 * 1024 * 1024;

/** Below a packet's length compressing gains nothing. */
const WORTH_PACKING = 1400;

/**
 * Answers to questions that many people ask, kept as the bytes to be sent.
 *
 * A kept answer is given only while the data version is the one it was made under. That version is asked
 * after the request came, so the first read after a recording shows it, on every instance. Equal questions
 * asked at the same time are answered once.
 */
@Injectable()
export class PreparedAnswers {
  private readonly kept = new Map<string, Prepared>();
  private readonly underWay = new Map<string, Promise<Prepared>>();
  private room = ROOM;
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
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    make: () => Promise<TimedAnswer>,
  ): Promise<void> {
    const prepared = await this.prepared(request, key, make);
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

  private async prepared(
    request: FastifyRequest,
    key: string,
    make: () => Promise<TimedAnswer>,
  ): Promise<Prepared> {
    const { data: version } = await this.versions.of(request);
    const now = this.clock.now();
    const known = this.kept.get(key);
    if (known && known.version === version && known.from <= now && now < known.until) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known;
    }
    const flight = `${version} ${key}`;
    const joined = this.underWay.get(flight);
    if (joined) return joined;
    const started = this.prepare(version, now, make)
      .then((prepared) => this.keep(key, prepared))
      .finally(() => this.underWay.delete(flight));
    this.underWay.set(flight, started);
    return started;
  }

  private async prepare(version: number, from: Date, make: () => Promise<TimedAnswer>): Promise<Prepared> {
    const { answer, trueUntil } = await this.makers.pass(make);
    const bytes = Buffer.from(JSON.stringify(answer));
    const tag = hash('sha256', bytes, 'base64url').slice(0, 22);
    const packed = bytes.length < WORTH_PACKING ? null : await promisify(gzip)(bytes);
    return { version, from, until: trueUntil, tag, bytes, packed };
  }

  private keep(key: string, prepared: Prepared): Prepared {
    this.drop(key);
    this.kept.set(key, prepared);
    this.room -= sizeOf(key, prepared);
    for (const oldest of this.kept.keys()) {
      if (this.room >= 0) break;
      this.drop(oldest);
    }
    return prepared;
  }

  private drop(key: string): void {
    const prepared = this.kept.get(key);
    if (!prepared) return;
    this.kept.delete(key);
    this.room += sizeOf(key, prepared);
  }
}

interface Prepared {
  version: number;
  /** True from then on, and until then. */
  from: Date;
  until: Date;
  tag: string;
  bytes: Buffer;
  packed: Buffer | null;
}

/** What an entry's own objects take, roughly. */
const OVERHEAD = 500;

function sizeOf(key: string, { bytes, packed }: Prepared): number {
  return 2 * key.length + bytes.length + (packed?.length ?? 0) + OVERHEAD;
}

/** Whether `If-None-Match` names the tag. A weak one compares as its strong twin (RFC 9110 §13.1.2). */
function names(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || header.split(',').some((part) => part.trim().replace(/^W\//, '') === etag);
}
