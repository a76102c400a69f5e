import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { DistrictsAnswer, ProgressQuery } from '../contract/progress.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { SignedRequest } from '../platform/endpoint.js';
import { PreparedAnswers } from '../platform/prepared-answers.js';
import { Problem } from '../platform/problem.js';
import { districtTable } from './area-table.js';
import { openQuestion, type Question, trueUntil } from './question.js';

type Asked = { date?: ReportingDate | undefined; asOf?: string | undefined };

/** Gives the progress questions their snapshot of the data, and keeps their answers while nothing changes. */
@Injectable()
export class ProgressAnswers {
  constructor(
    private readonly database: Database,
    private readonly prepared: PreparedAnswers,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers in one snapshot of the data. An answer is kept under what was asked and `scope`: the district
   * whose rows the caller may see, null for the whole city.
   */
  send(
    { request, reply }: { request: SignedRequest; reply: FastifyReply },
    asked: Asked,
    answer: (question: Question, scope: string | null) => Promise<unknown>,
  ): Promise<void> {
    const caller = request.person;
    if (!caller) throw new Error('A progress route must not be open to anyone.');
    const scope = caller.districtCode;
    const key = JSON.stringify([scope, request.routeOptions.url, request.params, request.query]);
    return this.prepared.send(request, reply, key, () => {
      const now = this.clock.now();
      return this.database.reading(caller, async (tx) => {
        const question = await openQuestion(tx, now, asked);
        return { answer: await answer(question, scope), trueUntil: trueUntil(now, question.regimes) };
      });
    });
  }

  /**
   * The districts the caller may see. A reporter is given the own row, and of the others nothing but what
   * its rank among them tells; the rank is worked out apart, by the program itself.
   */
  async districts(question: Question, scope: string | null, asked: ProgressQuery): Promise<DistrictsAnswer> {
    const table = await districtTable(question, asked.compareTo);
    if (scope === null) return table;
    const { date } = question;
    const city = await this.database.reading(system('district-ranks'), async (tx) =>
      districtTable(await openQuestion(tx, question.moment, { ...asked, date }), asked.compareTo),
    );
    const ranks = new Map(city.rows.map((row) => [row.area.code, row.ranks]));
    return { ...table, rows: table.rows.map((row) => ({ ...row, ranks: ranks.get(row.area.code) ?? null })) };
  }
}

/** The district a reporter asks about is the own one, named or not; the problem "not found" for another. */
export function districtOf(scope: string | null, named: string | undefined): string | null {
  if (scope === null) return named ?? null;
  if (named !== undefined && named !== scope) throw new Problem('access.not-found');
  return scope;
}
