import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Role } from '../domain/roles.js';
import type { SessionReader } from '../platform/access.guard.js';
import { type Person, system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';

export const SESSION_COOKIE = 'session';

/** Sessions are opaque 256-bit tokens in a cookie; the database knows only their SHA-256. */
@Injectable()
export class SessionsService implements SessionReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The person a request's cookie belongs to; null when there is none, it ran out, or the account is closed. */
  async personOf(request: FastifyRequest): Promise<Person | null> {
    const token = request.cookies[SESSION_COOKIE];
    if (token === undefined) return null;
    const [row] = await this.database.within(system('session'), (transaction): Promise<SessionRow[]> =>
      transaction.query(
        `select account.id, account.full_name as "name", account.role,
                  account.district_code as "districtCode", account.must_change_password as "mustChangePassword"
             from session
             join user_account as account on account.id = session.user_id
            where session.token_hash = $1 and session.expires_at > $2 and account.disabled_at is null`,
        [createHash('sha256').update(token).digest(), this.clock.now()],
      ),
    );
    return row ? { kind: 'person', ...row, address: request.ip, requestId: request.id } : null;
  }
}

interface SessionRow {
  id: string;
  name: string;
  role: Role;
  districtCode: string | null;
  mustChangePassword: boolean;
}
