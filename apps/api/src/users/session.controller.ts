import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Confirmation,
  confirmationBody,
  type PasswordChange,
  passwordChangeBody,
  type SessionAnswer,
  sessionAnswer,
  type SignIn,
  signInBody,
} from '../contract/session.js';
import type { Person } from '../platform/actor.js';
import { Caller, Endpoint } from '../platform/endpoint.js';
import { SessionsService } from './sessions.service.js';
import { SignInService, type Visitor } from './sign-in.service.js';

const OWN = { roles: 'signed-in', district: 'none' } as const;

/** Signing in and out, and the own password. */
@Controller()
export class SessionController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly signing: SignInService,
  ) {}

  @Post('session')
  @HttpCode(200)
  @Endpoint({
    summary: 'Sign in: opens a session in a cookie',
    access: { roles: 'anyone', district: 'none' },
    body: signInBody,
    answer: sessionAnswer,
    problems: ['access.wrong-credentials', 'access.too-many-attempts'],
    keyless: true,
  })
  async signIn(
    @Body() body: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const { token, tokenHash } = await this.signing.signIn(body, this.visitorOf(request));
    this.keep(reply, token);
    return this.sessions.describe(tokenHash);
  }

  @Get('session')
  @Endpoint({
    summary: 'Who is signed in',
    access: OWN,
    answer: sessionAnswer,
    beforePasswordChange: true,
  })
  session(@Req() request: FastifyRequest): Promise<SessionAnswer> {
    return this.sessions.describe(this.sessions.tokenHashOf(request));
  }

  @Delete('session')
  @HttpCode(204)
  @Endpoint({ summary: 'Sign out', access: OWN, keyless: true, beforePasswordChange: true })
  async signOut(
    @Caller() caller: Person,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.signing.signOut(caller, this.sessions.tokenHashOf(request));
    this.forget(reply);
  }

  @Delete('sessions')
  @HttpCode(204)
  @Endpoint({
    summary: 'Sign out everywhere: ends every session of the own account',
    access: OWN,
    keyless: true,
    beforePasswordChange: true,
  })
  async signOutEverywhere(
    @Caller() caller: Person,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.signing.signOutEverywhere(caller);
    this.forget(reply);
  }

  @Post('session/password')
  @HttpCode(200)
  @Endpoint({
    summary: 'Change the own password: ends every other session',
    access: OWN,
    body: passwordChangeBody,
    answer: sessionAnswer,
    problems: ['access.wrong-credentials', 'access.too-many-attempts', 'password.refused'],
    // An answer kept under a key would keep a hash of both passwords with it.
    keyless: true,
    beforePasswordChange: true,
  })
  async changePassword(
    @Caller() caller: Person,
    @Body() body: PasswordChange,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const { token, tokenHash } = await this.signing.changePassword(caller, body, this.visitorOf(request));
    this.keep(reply, token);
    return this.sessions.describe(tokenHash);
  }

  @Post('session/confirmation')
  @HttpCode(204)
  @Endpoint({
    summary: 'Give the own password once more, for what is grave: holds for five minutes',
    access: OWN,
    body: confirmationBody,
    problems: ['access.wrong-credentials', 'access.too-many-attempts'],
    keyless: true,
  })
  async confirm(
    @Caller() caller: Person,
    @Body() { password }: Confirmation,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.signing.confirm(caller, password, this.visitorOf(request));
  }

  private visitorOf(request: FastifyRequest): Visitor {
    return {
      address: request.ip,
      requestId: request.id,
      userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
      tokenHash: this.sessions.tokenHashOf(request),
    };
  }

  private keep(reply: FastifyReply, token: string): void {
    void reply.setCookie(this.sessions.cookie.name, token, this.sessions.cookie.options);
  }

  /** What the browser kept of ours goes with the session; one that does not know the word has kept no answer. */
  private forget(reply: FastifyReply): void {
    void reply.header('clear-site-data', '"cache"');
    void reply.clearCookie(this.sessions.cookie.name, this.sessions.cookie.options);
  }
}
