import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Endpoint } from '../platform/endpoint.js';
import { EventStreams, STREAM_HEADERS } from './event-streams.js';

@Controller('events')
export class EventsController {
  constructor(private readonly streams: EventStreams) {}

  /** Says nothing but that something changed: what it was, each window asks within its own rights. Asked for the head alone, no stream. */
  @Get()
  @Endpoint({
    summary: 'Server-sent events: the data version, now and whenever it moves',
    access: { roles: 'signed-in', district: 'none' },
    problems: ['events.too-many-streams'],
  })
  begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    if (request.method === 'HEAD') {
      void reply.headers(STREAM_HEADERS).send();
      return;
    }
    this.streams.begin(request, reply);
  }
}
