import { Injectable } from '@nestjs/common';
import type { AuditAction } from '../contract/audit-entry.js';
import type { Listed } from '../contract/list.js';
import type {
  NewUser,
  UserChange,
  UserQuery,
  UserReason,
  UserSummary,
  UserWithFirstPassword,
} from '../contract/user.js';
import { Notices } from '../notices/notices.service.js';
import type { Actor, Person } from '../platform/actor.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { Problem, unlessChangedMeanwhile } from '../platform/problem.js';
import { type Account, findAccount, listAccounts, lockAdministrators, summaryOf } from './accounts.query.js';
import { generatePassword, insertAccount, searchText, unknownDistrict } from './insert-account.js';
import { hashPassword } from './passwords.js';
import { endAllSessions } from './sessions.service.js';

/** The accounts, as an administrator keeps them. */
@Injectable()
export class UsersService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly notices: Notices,
  ) {}

  list(caller: Person, query: UserQuery): Promise<Listed<UserSummary>> {
    return this.database.reading(caller, (tx) => listAccounts(tx, query));
  }

  show(caller: Person, id: string): Promise<UserSummary> {
    return this.database.reading(caller, async (tx) => summaryOf(await accountOf(tx, id)));
  }

  async create(caller: Person, user: NewUser): Promise<UserWithFirstPassword> {
    const firstPassword = generatePassword();
    const passwordHash = await hashPassword(firstPassword);
    return this.database.recording(caller, async (tx) => {
      const createdAt = this.clock.now();
      const id = await insertAccount(tx, { ...user, passwordHash, mustChangePassword: true, createdAt });
      const after = await accountOf(tx, id);
      this.audit.note(tx, caller, { action: 'user.create', ...noteOf(after), after: factsOf(after) });
      return { ...summaryOf(after), firstPassword };
    });
  }

  async change(
    caller: Person,
    id: string,
    { reason, recordVersion, ...change }: UserChange,
  ): Promise<UserSummary> {
    return this.database.recording(caller, async (tx) => {
      const administrators = await lockAdministrators(tx);
      const before = await accountOf(tx, id);
      if (change.role !== before.role) refuseToLose(administrators, caller, id);
      await tx
        .query(
          `update user_account
              set full_name = $2, search_text = $3, role = $4, district_code = $5, email = $6,
                  record_version = record_version + 1
            where id = $1 and record_version = $7`,
          [
            id,
            change.fullName,
            searchText({ ...before, ...change }),
            change.role,
            change.districtCode,
            change.email,
            recordVersion,
          ],
        )
        .catch(unknownDistrict)
        .then(unlessChangedMeanwhile);
      const changed = await this.noteChange(tx, caller, 'user.change', before, reason);
      const isTold = (['role', 'districtCode', 'email'] as const).some(
        (field) => changed[field] !== before[field],
      );
      // To the address it had: a new one may be whose who made the change.
      const whom = { userId: id, formerAddress: before.email };
      if (isTold) await this.notices.tell(tx, whom, 'account-changed', { byName: caller.name, note: reason });
      return changed;
    });
  }

  /** Closes the account and ends its sessions. It is never deleted: the audit log and the reports name it. */
  async disable(caller: Person, id: string, { reason }: UserReason): Promise<UserSummary> {
    return this.database.recording(caller, async (tx) => {
      refuseToLose(await lockAdministrators(tx), caller, id);
      const before = await accountOf(tx, id);
      await tx.query(`update user_account set disabled_at = coalesce(disabled_at, $2) where id = $1`, [
        id,
        this.clock.now(),
      ]);
      await endAllSessions(tx, id);
      return this.noteChange(tx, caller, 'user.disable', before, reason);
    });
  }

  async enable(caller: Person, id: string, { reason }: UserReason): Promise<UserSummary> {
    return this.database.recording(caller, async (tx) => {
      const before = await accountOf(tx, id);
      await tx.query(`update user_account set disabled_at = null where id = $1`, [id]);
      return this.noteChange(tx, caller, 'user.enable', before, reason);
    });
  }

  /**
   * A new first password for who forgot theirs; every session of the account ends. Nobody's own: whoever sits
   * down at an open session would have the account without knowing its password.
   */
  async resetPassword(caller: Actor, id: string, { reason }: UserReason): Promise<UserWithFirstPassword> {
    if (caller.kind === 'person' && caller.id === id) throw new Problem('user.own-account');
    const firstPassword = generatePassword();
    const passwordHash = await hashPassword(firstPassword);
    return this.database.recording(caller, async (tx) => {
      const before = await accountOf(tx, id);
      await tx.query(
        `update user_account set password_hash = $2, must_change_password = true where id = $1`,
        [id, passwordHash],
      );
      await endAllSessions(tx, id);
      const after = await this.noteChange(tx, caller, 'user.reset-password', before, reason);
      const byName = caller.kind === 'person' ? caller.name : null;
      await this.notices.tell(tx, { userId: id }, 'password-reset', { byName, note: reason });
      return { ...after, firstPassword };
    });
  }

  private async noteChange(
    tx: Transaction,
    caller: Actor,
    action: AuditAction,
    before: Account,
    reason: string,
  ): Promise<UserSummary> {
    const after = await accountOf(tx, before.id);
    this.audit.note(tx, caller, {
      action,
      ...noteOf(after),
      before: factsOf(before),
      after: factsOf(after),
      reason,
    });
    return summaryOf(after);
  }
}

async function accountOf(transaction: Transaction, id: string): Promise<Account> {
  const account = await findAccount(transaction, id);
  if (!account) throw new Problem('access.not-found');
  return account;
}

/** Nobody shuts themselves out, and somebody can always let the others in. */
function refuseToLose(administrators: string[], caller: Person, id: string): void {
  if (id === caller.id) throw new Problem('user.own-account');
  if (administrators.length === 1 && administrators[0] === id) throw new Problem('user.last-administrator');
}

function noteOf(account: Account): { subject: { kind: 'user'; id: string; districtCode: string | null } } {
  return { subject: { kind: 'user', id: account.id, districtCode: account.districtCode } };
}

/** What the audit log says of an account: never its password, not even as a hash. */
function factsOf(account: Account): Partial<Account> {
  const { username, fullName, role, districtCode, email, isDisabled, mustChangePassword } = account;
  return { username, fullName, role, districtCode, email, isDisabled, mustChangePassword };
}
