import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { ProblemCode } from '../contract/problems.js';
import { type Person, system } from './actor.js';
import { Audit } from './audit.js';
import { Clock } from './clock.js';
import { Database } from './database.js';
import type { SignedRequest } from './endpoint.js';
import { causeOf } from './log.js';
import type { Problem } from './problem.js';

/** What is noted whoever is refused: an attempt to go where one may not, or too often. */
const NOTED = new Set<ProblemCode>([
  ...(['access.forbidden', 'access.password-change-required', 'request.forged'] as const),
  ...(['access.too-many-attempts', 'access.too-many-calls', 'upload.quota-used'] as const),
  'events.too-many-streams',
]);

/** The console asks first and lets the password be given then: only who goes on without it is worth a note. */
const NOTED_WHEN_REPEATED: Partial<Record<ProblemCode, number>> = { 'access.confirmation-required': 5 };

/** A burst is one entry; what goes on after it is one more for each of these, in milliseconds. */
const FIRST_NOTE = 5_000;
const LATER_NOTES = 600_000;

/** Kinds of refusal looked after at a time; beyond them everything is one kind, so that nobody fills our memory. */
const MOST = 2_000;
/** Routes named in one entry. */
const ROUTES = 5;

interface Sum {
  person: Person | null;
  code: ProblemCode;
  status: number;
  accountId: string | null;
  address: string;
  requestId: string;
  count: number;
  from: Date;
  until: Date;
  routes: Map<string, number>;
  timer: NodeJS.Timeout;
}

/**
 * Notes in the audit log who was refused what, and from where, summed up: one entry for an account (or an address, as
 * long as nobody is signed in) and a kind of refusal in each stretch of time, however often it was tried.
 */
@Injectable()
export class Refusals implements OnModuleDestroy {
  private readonly log = new Logger('refusals');
  private readonly sums = new Map<string, Sum>();

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Takes a refusal into account, if it is one of those. `accountId` is the account it was about. */
  add(request: SignedRequest, problem: Problem): void {
    const now = this.clock.now();
    const person = request.person ?? null;
    // What a district may not see is not found, and looks like nothing: only of people signed in it says something.
    const isNoted = NOTED.has(problem.code) || problem.code in NOTED_WHEN_REPEATED;
    if (!isNoted && !(problem.code === 'access.not-found' && person !== null)) return;
    const accountId = person?.id ?? problem.about ?? null;
    const key = this.keyOf([accountId ?? 'nobody', request.ip, problem.code].join(' '));
    const sum =
      this.sums.get(key) ?? this.begin(key, FIRST_NOTE, { person, accountId, request, problem, now });
    sum.count += 1;
    sum.until = now;
    sum.requestId = request.id;
    const route = `${request.method} ${request.routeOptions.url ?? '?'}`;
    if (sum.routes.has(route) || sum.routes.size < ROUTES)
      sum.routes.set(route, (sum.routes.get(route) ?? 0) + 1);
  }

  /** Notes what has been summed up so far. */
  async flush(): Promise<void> {
    await Promise.all([...this.sums.keys()].map((key) => this.note(key)));
  }

  async onModuleDestroy(): Promise<void> {
    await this.flush();
    for (const { timer } of this.sums.values()) clearTimeout(timer);
    this.sums.clear();
  }

  private keyOf(key: string): string {
    return this.sums.has(key) || this.sums.size < MOST ? key : 'too many kinds';
  }

  private begin(
    key: string,
    wait: number,
    of: Pick<Sum, 'person' | 'accountId'> & { request: SignedRequest; problem: Problem; now: Date },
  ): Sum {
    const { person, accountId, request, problem, now } = of;
    const sum: Sum = {
      ...{ person, accountId, code: problem.code, status: problem.status },
      ...{ address: request.ip, requestId: request.id, count: 0, from: now, until: now, routes: new Map() },
      timer: this.noteAfter(key, wait),
    };
    this.sums.set(key, sum);
    return sum;
  }

  private noteAfter(key: string, wait: number): NodeJS.Timeout {
    return setTimeout(() => void this.note(key), wait).unref();
  }

  /** One entry of what came since the last; where nothing came, the kind is forgotten. */
  private async note(key: string): Promise<void> {
    const sum = this.sums.get(key);
    if (!sum) return;
    clearTimeout(sum.timer);
    this.sums.delete(key);
    if (sum.count === 0) return;
    // What comes from now on is the next sum, and waits longer.
    const next = { ...sum, count: 0, routes: new Map<string, number>(), from: this.clock.now() };
    this.sums.set(key, { ...next, timer: this.noteAfter(key, LATER_NOTES) });
    if (sum.count < (NOTED_WHEN_REPEATED[sum.code] ?? 1)) return;
    try {
      await this.write(sum);
    } catch (error) {
      this.log.error({ code: sum.code, accountId: sum.accountId, count: sum.count, cause: causeOf(error) });
    }
  }

  private async write(sum: Sum): Promise<void> {
    const { person, accountId, code, status, count, from, until, address, requestId } = sum;
    const actor = person ? { ...person, address, requestId } : system('access');
    await this.database.recording(system('access'), (tx) =>
      this.audit.note(tx, actor, {
        action: 'access.refuse',
        subject: { kind: 'user', id: accountId ?? undefined, districtCode: person?.districtCode },
        after: {
          ...{ code, status, count, from: from.toISOString(), until: until.toISOString() },
          routes: [...sum.routes].map(([route, times]) => `${route} × ${times}`),
        },
        from: { address, requestId },
      }),
    );
  }
}
