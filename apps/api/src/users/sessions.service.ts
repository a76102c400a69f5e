import { hash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SessionAnswer } from '../contract/session.js';
import type { SessionReader } from '../platform/access.guard.js';
import { type Person, system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database, type Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { Versions } from '../platform/versions.js';
import { findSession, type SessionRow } from './session.query.js';
import { type SessionCookie, sessionCookie } from './session-cookie.js';

export const SESSION_HOURS = 12;

/** So many sessions are remembered; the one remembered longest is asked of the database again. */
const REMEMBERED = 10_000;

/**
 * Who is signed in. Sessions are opaque 256-bit tokens in a cookie; the database and our memory know
 * only their SHA-256.
 *
 * A session is remembered while the access version stands still, so an account closed or changed on any
 * instance is closed or changed for the very next request.
 */
@Injectable()
export class SessionsService implements SessionReader {
  private readonly remembered = new Map<string, RememberedSession>();
  readonly cookie: SessionCookie;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly versions: Versions,
  ) {
    this.cookie = sessionCookie(config);
  }

  /** The person a request's cookie belongs to; null when there is none, it ran out, or the account is closed. */
  async personOf(request: FastifyRequest): Promise<Person | null> {
    const tokenHash = this.tokenHashOf(request);
    if (tokenHash === null) return null;
    const { access } = await this.versions.of(request);
    const session = await this.sessionOf(tokenHash, access);
    if (!session || session.expiresAt <= this.clock.now()) return null;
    return {
      kind: 'person',
      id: session.id,
      name: session.fullName,
      role: session.role,
      districtCode: session.districtCode,
      mustChangePassword: session.mustChangePassword,
      confirmedAt: session.confirmedAt,
      address: request.ip,
      requestId: request.id,
    };
  }

  /** What the console is told of the session. Refused as not signed in when it has ended. */
  async describe(tokenHash: string | null): Promise<SessionAnswer> {
    if (tokenHash === null) throw new Problem('access.not-signed-in');
    const session = await this.database.reading(system('session'), (tx) => findSession(tx, tokenHash));
    if (!session) throw new Problem('access.not-signed-in');
    const { confirmedAt: _, expiresAt, ...told } = session;
    return { ...told, expiresAt: expiresAt.toISOString() };
  }

  /** The SHA-256 (hex) of the request's token; null when it carries none. */
  tokenHashOf(request: FastifyRequest): string | null {
    const token = request.cookies[this.cookie.name];
    return token !== undefined && TOKEN.test(token) ? hash('sha256', token, 'hex') : null;
  }

  private async sessionOf(tokenHash: string, version: number): Promise<SessionRow | null> {
    const known = this.remembered.get(tokenHash);
    if (known?.version === version) return known.row;
    this.remembered.delete(tokenHash);
    const row = await this.database.reading(system('session'), (tx) => findSession(tx, tokenHash));
    if (!row) return null;
    // The version was asked before the row: at worst it is too old, and the row is asked for once more.
    this.remembered.set(tokenHash, { row, version });
    if (this.remembered.size > REMEMBERED) this.forgetOldest();
    return row;
  }

  private forgetOldest(): void {
    for (const oldest of this.remembered.keys()) {
      this.remembered.delete(oldest);
      return;
    }
  }
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export interface OpenedSession {
  token: string;
  tokenHash: string;
}

/** A new session of this account; the token exists nowhere but in the answer's cookie. */
export async function openSession(
  transaction: Transaction,
  userId: string,
  now: Date,
  from: { address: string; userAgent: string },
): Promise<OpenedSession> {
  const token = randomBytes(32).toString('base64url');
  const tokenHash = hash('sha256', token, 'hex');
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
  await transaction.query(
    `insert into session (token_hash, user_id, created_at, expires_at, address, user_agent)
     values (decode($1, 'hex'), $2, $3, $4, $5, $6)`,
    [tokenHash, userId, now, expiresAt, from.address, from.userAgent],
  );
  return { token, tokenHash };
}

export async function endSession(transaction: Transaction, tokenHash: string): Promise<void> {
  await transaction.query(`delete from session where token_hash = decode($1, 'hex')`, [tokenHash]);
}

export async function endAllSessions(transaction: Transaction, userId: string): Promise<void> {
  await transaction.query(`delete from session where user_id = $1`, [userId]);
}

interface RememberedSession {
  row: SessionRow;
  version: number;
}
