import { Injectable } from '@nestjs/common';
import type { AuditAction } from '../contract/audit-entry.js';
import type { PasswordChange, SignIn } from '../contract/session.js';
import { type Person, system } from '../platform/actor.js';
import { Audit, type CallOrigin } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { type Credentials, findCredentials, lockCredentials } from './credentials.query.js';
import { passwordFaults } from './password-rule.js';
import { hashPassword, passwordMatches } from './passwords.js';
import { endAllSessions, endSession, type OpenedSession, openSession } from './sessions.service.js';
import { attemptSucceeded, beginAttempt, withdrawAttempt } from './sign-in-attempts.js';

/** A caller before (or while) a session is opened. */
export interface Visitor extends CallOrigin {
  userAgent: string;
  /** The session the browser still carries; it ends when another begins. */
  tokenHash: string | null;
}

/**
 * Opening and ending sessions, and changing one's password. No password is checked inside a
 * transaction: hashing takes long, and a connection held meanwhile is missing elsewhere.
 */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /**
   * An unknown account, a closed one and a wrong password get the same answer after the same work.
   * During a wait even the right password is refused, or the wait would tell which one is right.
   */
  async signIn({ username, password }: SignIn, visitor: Visitor): Promise<OpenedSession> {
    const attemptId = await this.begin(username, visitor.address);
    const known = await this.database.reading(system('sign-in'), (tx) => findCredentials(tx, username));
    if (await this.matches(attemptId, known, password)) {
      const opened = await this.database.recording(system('sign-in'), async (tx) => {
        // Between looking and opening the account may have been closed or given another password.
        const account = await lockCredentials(tx, known);
        if (!account) return null;
        await attemptSucceeded(tx, attemptId);
        if (visitor.tokenHash !== null) await endSession(tx, visitor.tokenHash);
        const session = await openSession(tx, account.id, this.clock.now(), visitor);
        this.audit.note(tx, personOf(account, visitor), {
          action: 'user.sign-in',
          subject: { kind: 'user', id: account.id },
        });
        return session;
      });
      if (opened) return opened;
    }
    await this.database.recording(system('sign-in'), (tx) =>
      // What was typed is left out: it may be a password in the wrong field.
      this.audit.note(tx, system('sign-in'), {
        action: 'user.sign-in-refused',
        subject: { kind: 'user', id: known?.id },
        from: visitor,
      }),
    );
    throw new Problem('access.wrong-credentials');
  }

  async signOut(person: Person, tokenHash: string | null): Promise<void> {
    await this.database.recording(person, async (tx) => {
      if (tokenHash !== null) await endSession(tx, tokenHash);
      this.audit.note(tx, person, {
        action: 'user.sign-out',
        subject: { kind: 'user', id: person.id },
      });
    });
  }

  async signOutEverywhere(person: Person): Promise<void> {
    await this.database.recording(person, async (tx) => {
      await endAllSessions(tx, person.id);
      this.audit.note(tx, person, {
        action: 'user.sign-out-everywhere',
        subject: { kind: 'user', id: person.id },
      });
    });
  }

  /** Ends every session of the account and opens a new one for the caller. */
  async changePassword(person: Person, change: PasswordChange, visitor: Visitor): Promise<OpenedSession> {
    const known = await this.provePassword(
      person,
      change.currentPassword,
      visitor,
      'user.password-change-refused',
    );
    const faults = passwordFaults(change.newPassword, {
      username: known.username,
      oldPassword: change.currentPassword,
    });
    if (faults.length > 0) throw new Problem('password.refused', { faults });
    const passwordHash = await hashPassword(change.newPassword);
    return this.database.recording(person, async (tx) => {
      if (!(await lockCredentials(tx, known))) throw new Problem('access.wrong-credentials');
      await tx.query(
        `update user_account set password_hash = $2, must_change_password = false where id = $1`,
        [person.id, passwordHash],
      );
      await endAllSessions(tx, person.id);
      const session = await openSession(tx, person.id, this.clock.now(), visitor);
      this.audit.note(tx, person, {
        action: 'user.password-change',
        subject: { kind: 'user', id: person.id },
      });
      return session;
    });
  }

  /** Whoever sits here proves to be who signed in, for what is grave. */
  async confirm(person: Person, password: string, visitor: Visitor): Promise<void> {
    await this.provePassword(person, password, visitor, 'user.confirm-refused');
    await this.database.recording(person, async (tx) => {
      await tx.query(`update session set confirmed_at = $2 where token_hash = decode($1, 'hex')`, [
        visitor.tokenHash,
        this.clock.now(),
      ]);
      this.audit.note(tx, person, { action: 'user.confirm', subject: { kind: 'user', id: person.id } });
    });
  }

  /** The own credentials, the password being right; a wrong one is noted, and counted as at the sign-in. */
  private async provePassword(
    person: Person,
    password: string,
    visitor: Visitor,
    refused: AuditAction,
  ): Promise<Credentials> {
    const known = await this.database.reading(person, (tx) => findCredentials(tx, { id: person.id }));
    if (!known) throw new Problem('access.not-signed-in');
    const attemptId = await this.begin(known.username, visitor.address);
    if (!(await this.matches(attemptId, known, password))) {
      const subject = { kind: 'user', id: person.id } as const;
      await this.database.recording(person, (tx) =>
        this.audit.note(tx, person, { action: refused, subject }),
      );
      throw new Problem('access.wrong-credentials');
    }
    await this.database.within(system('sign-in'), (tx) => attemptSucceeded(tx, attemptId));
    return known;
  }

  private async begin(username: string, address: string): Promise<string> {
    try {
      return await this.database.recording(system('sign-in'), (tx) =>
        beginAttempt(tx, this.clock.now(), username, address),
      );
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // The audit log is to say whose account was knocked on; the answer is the same whether there is one.
      const known = await this.database.reading(system('sign-in'), (tx) => findCredentials(tx, username));
      throw new Problem(error.code, error.details, known?.id ?? null);
    }
  }

  private async matches(attemptId: string, known: Credentials | null, password: string): Promise<boolean> {
    const matches = await passwordMatches(known?.passwordHash ?? null, password).catch(
      async (error: unknown) => {
        await this.database.within(system('sign-in'), (tx) => withdrawAttempt(tx, attemptId));
        throw error;
      },
    );
    return matches && known !== null && !known.isDisabled;
  }
}

function personOf(account: Credentials, visitor: Visitor): Person {
  const { id, fullName: name, role, districtCode, mustChangePassword } = account;
  return {
    kind: 'person',
    id,
    name,
    role,
    districtCode,
    mustChangePassword,
    address: visitor.address,
    requestId: visitor.requestId,
  };
}
