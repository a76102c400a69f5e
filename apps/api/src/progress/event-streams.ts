import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DataVersionEvent } from '../contract/progress.js';
import { ChangeFeed } from '../platform/change-feed.js';
import { causeOf } from '../platform/log.js';
import { Problem } from '../platform/problem.js';
import { Versions } from '../platform/versions.js';
import { SessionsService } from '../users/sessions.service.js';

/** Windows one session may have open: a browser itself keeps six connections to a server. */
const STREAMS_PER_SESSION = 6;

/** Proxies close a connection that is silent for a minute. */
const HEARTBEAT = 20_000;

/** A reader this far behind has gone away without saying so. */
const MOST_UNREAD = 65_536;

export const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // A proxy that collects the answer before sending it on would never send it.
  'x-accel-buffering': 'no',
} as const;

interface Stream {
  /** The SHA-256 of the session's token. */
  session: string | null;
  request: FastifyRequest;
  reply: FastifyReply;
  /** The version last sent. */
  told: number | null;
}

/**
 * The open windows that wait for news. Each is told the data version when it moves, and closed when its
 * session has ended or the program stops.
 */
@Injectable()
export class EventStreams implements OnModuleDestroy {
  private readonly log = new Logger('events');
  private readonly open = new Set<Stream>();
  private readonly heartbeat: NodeJS.Timeout;
  private round: Promise<void> = Promise.resolve();
  private isRoundDue = false;
  private isStopping = false;

  constructor(
    private readonly sessions: SessionsService,
    private readonly versions: Versions,
    private readonly feed: ChangeFeed,
  ) {
    this.feed.on('changed', () => this.tellSoon());
    this.heartbeat = setInterval(() => {
      for (const stream of this.open) this.write(stream, ':\n\n');
      this.tellSoon();
    }, HEARTBEAT).unref();
  }

  /** Opens a stream; the problem `events.too-many-streams` when the session has too many already. */
  begin(request: FastifyRequest, reply: FastifyReply): void {
    if (this.isStopping) {
      // A window closed a moment ago knocks again at once: let in, it would keep the program from ending.
      void reply.header('connection', 'close');
      throw new Problem('system.unavailable', { retryAfterSeconds: 5 });
    }
    const session = this.sessions.tokenHashOf(request);
    const own = [...this.open].filter((stream) => stream.session === session);
    if (own.length >= STREAMS_PER_SESSION) throw new Problem('events.too-many-streams');
    const stream: Stream = { session, request, reply, told: null };
    this.open.add(stream);
    reply.hijack();
    reply.raw.on('close', () => this.open.delete(stream)).on('error', () => this.open.delete(stream));
    void reply.headers(STREAM_HEADERS);
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value);
    }
    reply.raw.writeHead(200);
    this.write(stream, 'retry: 3000\n\n');
    this.tellSoon();
  }

  onModuleDestroy(): void {
    this.isStopping = true;
    clearInterval(this.heartbeat);
    for (const stream of this.open) this.close(stream);
  }

  /** One round at a time; whatever happens during one is told in the next. */
  private tellSoon(): void {
    if (this.isRoundDue || this.open.size === 0) return;
    this.isRoundDue = true;
    this.round = this.round.then(async () => {
      this.isRoundDue = false;
      await this.tellAll();
    });
  }

  private async tellAll(): Promise<void> {
    try {
      const { data } = await this.versions.current();
      await Promise.all([...this.open].map((stream) => this.tell(stream, data)));
    } catch (error) {
      // Mostly the database is away. The feed says `changed` when it is back, and every stream is told then.
      this.log.warn({ message: 'nobody was told', cause: causeOf(error) });
    }
  }

  private async tell(stream: Stream, version: number): Promise<void> {
    this.versions.renew(stream.request);
    if (!(await this.sessions.personOf(stream.request))) return this.close(stream);
    if (stream.told === version) return;
    stream.told = version;
    const event: DataVersionEvent = { version };
    this.write(stream, `id: ${version}\ndata: ${JSON.stringify(event)}\n\n`);
  }

  private write(stream: Stream, text: string): void {
    stream.reply.raw.write(text);
    if (stream.reply.raw.writableLength > MOST_UNREAD) stream.reply.raw.destroy();
  }

  private close(stream: Stream): void {
    this.open.delete(stream);
    stream.reply.raw.end();
  }
}
