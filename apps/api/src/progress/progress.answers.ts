import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { AreaRow, DistrictsAnswer, ProgressQuery } from '../contract/progress.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { type Actor, type Person, system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { SignedRequest } from '../platform/endpoint.js';
import { PreparedAnswers, type TimedAnswer } from '../platform/prepared-answers.js';
import { Problem } from '../platform/problem.js';
import { AnswersAbout } from './answers-about.js';
import { districtTable, slowestWards } from './area-table.js';
import { openQuestion, type Question, trueUntil } from './question.js';

interface Call {
  request: SignedRequest;
  reply: FastifyReply;
}

/** Answers an opened question; `scope` is the district whose rows the caller may see, null for the city. */
type Answer<T> = (question: Question, scope: string | null) => Promise<T>;

type RankedTable = Pick<DistrictsAnswer, 'freshness'> & { rows: Pick<AreaRow, 'area' | 'ranks'>[] };

type Asked = { date?: ReportingDate | undefined; asOf?: string | undefined };

/** Gives the progress questions their snapshot of the data, and keeps their answers while nothing changes. */
@Injectable()
export class ProgressAnswers {
  constructor(
    private readonly database: Database,
    private readonly prepared: PreparedAnswers,
    private readonly about: AnswersAbout,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers in one snapshot of the data. An answer is kept under what was asked and `scope`: the district
   * whose rows the caller may see, null for the whole city.
   */
  send(call: Call, asked: Asked, answer: Answer<unknown>): Promise<void> {
    return this.keep(call, asked, (caller, now, dated) => this.ask(caller, now, dated, answer));
  }

  /**
   * Sends the districts the caller may see. A reporter is given the own row, and of the others nothing but
   * what its rank among them tells; the rank is worked out apart, by the program itself.
   */
  sendDistricts(call: Call, asked: ProgressQuery): Promise<void> {
    const table: Answer<DistrictsAnswer> = (question) => districtTable(question, asked.compareTo);
    return this.sendRanked(call, asked, table, table);
  }

  /** Sends the wards the caller may see with the smallest share signed, each with its rank in the whole city. */
  sendSlowest(call: Call, { limit, ...asked }: Asked & { limit: number }): Promise<void> {
    return this.sendRanked(
      call,
      asked,
      (question, scope) => slowestWards(question, scope, limit),
      (question) => slowestWards(question, null, Infinity),
    );
  }

  private sendRanked<Table extends RankedTable>(
    call: Call,
    asked: Asked,
    table: Answer<Table>,
    whole: Answer<RankedTable>,
  ): Promise<void> {
    return this.keep(
      call,
      asked,
      async (caller, now, dated) => {
        const own = await this.ask(caller, now, dated, table);
        if (caller.districtCode === null) return own;
        const { date } = own.answer.freshness;
        const city = await this.ask(system('ranks-in-city'), now, { ...dated, date }, whole);
        const ranks = new Map(city.answer.rows.map((row) => [row.area.code, row.ranks]));
        const rows = own.answer.rows.map((row) => ({ ...row, ranks: ranks.get(row.area.code) ?? null }));
        return { ...own, answer: { ...own.answer, rows } };
      },
      true,
    );
  }

  private async keep(
    { request, reply }: Call,
    asked: Asked,
    make: (caller: Person, now: Date, asked: Asked) => Promise<TimedAnswer>,
    isOfCity = false,
  ): Promise<void> {
    const caller = request.person;
    if (!caller) throw new Error('A progress route must not be open to anyone.');
    const date = isOfCity ? asked.date : await this.about.dateOf(request, caller, asked);
    const dated = { ...asked, date };
    const key = [
      caller.districtCode,
      request.routeOptions.url,
      request.params,
      { ...(request.query as object), date },
    ];
    const about = await this.about.of(request, caller, asked, isOfCity);
    await this.prepared.send(
      request,
      reply,
      JSON.stringify(key),
      () => make(caller, this.clock.now(), dated),
      about,
    );
  }

  private ask<T>(
    actor: Actor,
    now: Date,
    asked: Asked,
    answer: Answer<T>,
  ): Promise<{ answer: T; trueUntil: Date }> {
    return this.database.reading(actor, async (tx) => {
      const question = await openQuestion(tx, now, asked);
      const scope = actor.kind === 'person' ? actor.districtCode : null;
      return { answer: await answer(question, scope), trueUntil: trueUntil(now, question) };
    });
  }
}

/** The district a reporter asks about is the own one, named or not; the problem "not found" for another. */
export function districtOf(scope: string | null, named: string | undefined): string | null {
  if (scope === null) return named ?? null;
  if (named !== undefined && named !== scope) throw new Problem('access.not-found');
  return scope;
}
