import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, type Type } from '@nestjs/common';
import { z } from 'zod';
import { replacementOf, type Stated } from '../contract/dated-fact.js';
import { type Listed, listAnswer } from '../contract/list.js';
import type { ProblemCode } from '../contract/problems.js';
import type { Person } from '../platform/actor.js';
import { type AccessRule, Caller, Endpoint } from '../platform/endpoint.js';
import type { DatedFact } from './dated-fact.js';
import { DatedFacts } from './dated-facts.service.js';
import type { AnyFact } from './fact-versions.query.js';
import type { FactListQuery } from '../platform/page-of.js';

const write: AccessRule = { roles: ['administrator'], district: 'city' };
const params = z.object({ id: z.uuid() });
type Params = z.infer<typeof params>;
type Change = Record<string, unknown>;
type Replacement = Change & Pick<Stated, 'recordedAt'>;

/** The routes of one kind of dated fact: everyone reads what is theirs to read, administrators write. */
export function datedFactController(kind: DatedFact): Type {
  const { summary, query, change, fact, withdrawal } = kind;
  const read: AccessRule = { roles: kind.readers ?? 'signed-in', district: kind.district };
  const problems = [...Object.values(kind.constraints), ...kind.refusals];
  const stale: ProblemCode[] = ['fact.changed-meanwhile', 'fact.withdrawn'];

  @Controller(kind.path)
  class DatedFactController {
    constructor(private readonly facts: DatedFacts) {}

    @Get()
    @Endpoint({ summary: `List: ${summary}`, access: read, query, answer: listAnswer(fact) })
    list(@Caller() person: Person, @Query() query: FactListQuery): Promise<Listed<AnyFact>> {
      return this.facts.list(person, kind, query);
    }

    @Get(':id')
    @Endpoint({ summary: `Show: ${summary}`, access: read, params, answer: fact })
    show(@Caller() person: Person, @Param() { id }: Params): Promise<AnyFact> {
      return this.facts.show(person, kind, id);
    }

    @Get(':id/history')
    @Endpoint({ summary: `Every version: ${summary}`, access: read, params, answer: listAnswer(fact) })
    history(@Caller() person: Person, @Param() { id }: Params): Promise<Listed<AnyFact>> {
      return this.facts.history(person, kind, id);
    }

    @Post()
    @Endpoint({ summary: `Add: ${summary}`, access: write, body: change, answer: fact, problems })
    add(@Caller() person: Person, @Body() change: Change): Promise<AnyFact> {
      return this.facts.add(person, kind, change);
    }

    @Put(':id')
    @Endpoint({
      summary: `Replace: ${summary}`,
      access: write,
      params,
      body: replacementOf(change),
      answer: fact,
      problems: [...problems, ...stale, 'fact.unchanged', 'fact.of-other-area'],
    })
    replace(
      @Caller() person: Person,
      @Param() { id }: Params,
      @Body() change: Replacement,
    ): Promise<AnyFact> {
      return this.facts.replace(person, kind, id, change);
    }

    @Post(':id/withdraw')
    @HttpCode(200)
    @Endpoint({
      summary: `Withdraw: ${summary}`,
      access: write,
      params,
      body: withdrawal,
      answer: fact,
      problems: [...problems, ...stale],
    })
    withdraw(
      @Caller() person: Person,
      @Param() { id }: Params,
      @Body() change: Replacement,
    ): Promise<AnyFact> {
      return this.facts.withdraw(person, kind, id, change);
    }
  }
  return DatedFactController;
}
