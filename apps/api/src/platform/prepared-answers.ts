import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from './clock.js';
import { CONFIG, type Config } from './config.js';
import { KeptBytes, type PreparedAnswer } from './kept-bytes.js';
import { Turnstile } from './turnstile.js';
import { type DataVersions, Versions } from './versions.js';

/** An answer, and until when it stays true if nothing is recorded. */
export interface TimedAnswer {
  answer: unknown;
  trueUntil: Date;
}

/**
 * Which recordings an answer may change with: all, those of some districts' figures and of what is no figure, or none,
 * as it speaks of a past moment that is settled.
 */
export type About = 'everything' | 'settled' | { districtCodes: readonly string[] };

/** All prepared answers of a process together, in bytes. */
const ROOM = 32 * 1024 * 1024;

/** Below a packet's length compressing gains nothing. */
const WORTH_PACKING = 1400;

/**
 * Answers to questions that many people ask, kept as the bytes to be sent.
 *
 * A kept answer is given only while the version of what it speaks of is the one it was made under. That version is
 * asked after the request came, so the first read after a recording shows it, on every instance. Equal questions
 * asked at the same time are answered once.
 */
@Injectable()
export class PreparedAnswers {
  private readonly kept = new KeptBytes(ROOM);
  private readonly underWay = new Map<string, Promise<PreparedAnswer>>();
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
   * was asked, and whose rows the caller may see. `about` says which recordings it may change with. A caller who has
   * the same answer already is told so (304).
   */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    make: () => Promise<TimedAnswer>,
    about: About = 'everything',
  ): Promise<void> {
    const version = versionOf(await this.versions.of(request), about);
    const prepared =
      this.kept.get(key, version, this.clock.now()) ?? (await this.prepare(key, version, make));
    deliver(request, reply, prepared);
  }

  private prepare(key: string, version: string, make: () => Promise<TimedAnswer>): Promise<PreparedAnswer> {
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

  private async make(version: string, make: () => Promise<TimedAnswer>): Promise<PreparedAnswer> {
    const from = this.clock.now();
    const { answer, trueUntil } = await make();
    const bytes = Buffer.from(JSON.stringify(answer));
    const tag = hash('sha256', bytes, 'base64url').slice(0, 22);
    const packed = bytes.length < WORTH_PACKING ? null : await promisify(gzip)(bytes);
    return { version, from, until: trueUntil, tag, bytes, packed };
  }
}

function versionOf({ data, everywhere, districts }: DataVersions, about: About): string {
  if (about === 'everything') return `${data}`;
  if (about === 'settled') return 'settled';
  return [everywhere, ...about.districtCodes.map((code) => districts.get(code) ?? 0)].join(' ');
}

function deliver(request: FastifyRequest, reply: FastifyReply, prepared: PreparedAnswer): void {
  const packs = prepared.packed && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const etag = `"${prepared.tag}${packs ? '-gzip' : ''}"`;
  // On no disk of a shared computer: the console keeps the last answers in its own memory and asks with their tags.
  void reply.headers({ etag, 'cache-control': 'no-store', vary: 'accept-encoding, cookie' });
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
