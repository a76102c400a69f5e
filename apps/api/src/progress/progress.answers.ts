import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { DistrictsAnswer, ProgressQuery } from '../contract/progress.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { type Person, system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { SignedRequest } from '../platform/endpoint.js';
import { PreparedAnswers } from '../platform/prepared-answers.js';
import { Problem } from '../platform/problem.js';
import { districtTable } from './area-table.js';
import { openQuestion, type Question, trueUntil } from './question.js';

/** One call: who asks, and where the answer goes. */
export interface Call {
  request: SignedRequest;
  reply: FastifyReply;
  caller: Person;
}

type Asked = { date?: ReportingDate | undefined; asOf?: string | undefined };

/** Gives the progress questions their snapshot of the data, and keeps their answers while nothing changes. */
@Injectable()
export class ProgressAnswers {
  constructor(
    private readonly database: Database,
    private readonly prepared: PreparedAnswers,
    private readonly clock: Clock,
  ) {}

  /** Answers in one snapshot. What was asked, and whose rows the caller may see, is what the answer is kept under. */
  send(
    { request, reply, caller }: Call,
    asked: Asked,
    answer: (question: Question) => Promise<unknown>,
  ): Promise<void> {
    const scope = caller.districtCode ?? 'city';
    const key = JSON.stringify([scope, request.routeOptions.url, request.params, request.query]);
    return this.prepared.send(request, reply, key, () => {
      const now = this.clock.now();
      return this.database.reading(caller, async (tx) => {
        const question = await openQuestion(tx, now, asked);
        return { answer: await answer(question), trueUntil: trueUntil(now, question.regimes) };
      });
    });
  }

  /**
   * The districts the caller may see. A reporter is given the own row, and of the others nothing but what
   * its rank among them tells; the rank is worked out apart, by the program itself.
   */
  async districts(question: Question, caller: Person, asked: ProgressQuery): Promise<DistrictsAnswer> {
    const table = await districtTable(question, asked.compareTo);
    if (caller.districtCode === null) return table;
    const { date } = question;
    const city = await this.database.reading(system('district-ranks'), async (tx) =>
      districtTable(await openQuestion(tx, question.moment, { ...asked, date }), asked.compareTo),
    );
    const ranks = new Map(city.rows.map((row) => [row.area.code, row.ranks]));
    return { ...table, rows: table.rows.map((row) => ({ ...row, ranks: ranks.get(row.area.code) ?? null })) };
  }
}

/** The district a reporter asks about is the own one, named or not; the problem "not found" for another. */
export function districtOf(caller: Person, named: string | undefined): string | null {
  if (caller.districtCode === null) return named ?? null;
  if (named !== undefined && named !== caller.districtCode) throw new Problem('access.not-found');
  return caller.districtCode;
}
