import { randomBytes } from 'node:crypto';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type SessionReader, SESSION_READER } from './access.guard.js';
import { Endpoint } from './endpoint.js';
import { pagePolicy } from './headers.js';
import { type ApiDocument, openApi } from './open-api.js';
import { openApiPage } from './open-api.page.js';
import { Routes } from './routes.js';

const access = { roles: 'anyone', district: 'none' } as const;

/** The API, described by itself: for programs and for readers. It names no person and no figure. */
@Controller()
export class OpenApiController {
  private document: ApiDocument | null = null;

  constructor(
    private readonly routes: Routes,
    @Inject(SESSION_READER) private readonly sessions: SessionReader,
  ) {}

  @Get('openapi.json')
  @Endpoint({ summary: 'This API as an OpenAPI 3.1 document', access })
  show(): ApiDocument {
    return this.described();
  }

  @Get('docs')
  @Endpoint({ summary: 'This API as a page to read', access })
  page(@Res({ passthrough: true }) reply: FastifyReply): string {
    const nonce = randomBytes(16).toString('base64');
    void reply.header('content-security-policy', pagePolicy(nonce)).type('text/html; charset=utf-8');
    return openApiPage(this.described(), nonce);
  }

  private described(): ApiDocument {
    this.document ??= openApi(this.routes.all(), this.sessions.cookie.name);
    return this.document;
  }
}
