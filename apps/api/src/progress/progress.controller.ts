import { Controller, createParamDecorator, type ExecutionContext, Get, Param, Query } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  completenessAnswer,
  type CompletenessQuery,
  completenessQuery,
  districtParams,
  districtsAnswer,
  districtSeriesAnswer,
  districtSeriesQuery,
  progressAnswer,
  type ProgressQuery,
  progressQuery,
  seriesAnswer,
  type SeriesQuery,
  seriesQuery,
  slowestAnswer,
  slowestQuery,
  wardHistoryAnswer,
  wardHistoryQuery,
  wardParams,
  wardsAnswer,
} from '../contract/progress.js';
import { Endpoint, type SignedRequest } from '../platform/endpoint.js';
import { areaProgress } from './area-progress.js';
import { slowestWards, wardTable } from './area-table.js';
import { areaAsked, areaOfDistrict, districtArea, wardArea } from './areas.js';
import { completeness } from './completeness.js';
import { periodOf } from './period.js';
import { type Call, districtOf, ProgressAnswers } from './progress.answers.js';
import { districtSeries, seriesOf } from './series.js';
import { wardHistory } from './ward-history.js';

/** A reporter's rows are those of the own district, or of a ward in it. */
const ROWS = { roles: 'signed-in', district: 'rows' } as const;
const NAMED_DISTRICT = { roles: 'signed-in', district: { params: 'districtCode' } } as const;

/** The longest period asked for at once, in days: a year of history, and a season of the heat map. */
const LONGEST = 400;
const LONGEST_MAP = 92;

/** The heat map shows two weeks unless asked for more. */
const USUAL_MAP = 14;

/** The call in one piece: the answer is sent as prepared bytes, past Nest's own writing. */
const ThisCall = createParamDecorator((_: unknown, context: ExecutionContext): Call => {
  const request = context.switchToHttp().getRequest<SignedRequest>();
  if (!request.person) throw new Error('A progress route must not be open to anyone.');
  return { request, reply: context.switchToHttp().getResponse<FastifyReply>(), caller: request.person };
});

/** How the campaign stands. Reading only; every answer is of one moment and carries its freshness. */
@Controller('progress')
export class ProgressController {
  constructor(private readonly answers: ProgressAnswers) {}

  @Get('city')
  @Endpoint({
    summary: 'The head of the dashboard: the city, for a reporter the own district',
    access: ROWS,
    query: progressQuery,
    answer: progressAnswer,
  })
  city(@ThisCall() call: Call, @Query() asked: ProgressQuery): Promise<void> {
    return this.answers.send(call, asked, async (question) =>
      areaProgress(question, await areaOfDistrict(question, call.caller.districtCode), asked.compareTo),
    );
  }

  @Get('districts')
  @Endpoint({
    summary: 'Every district with its ranks; for a reporter the own one',
    access: ROWS,
    query: progressQuery,
    answer: districtsAnswer,
  })
  districts(@ThisCall() call: Call, @Query() asked: ProgressQuery): Promise<void> {
    return this.answers.send(call, asked, (question) => this.answers.districts(question, call.caller, asked));
  }

  @Get('districts/:districtCode')
  @Endpoint({
    summary: 'The head of a district’s dashboard',
    access: NAMED_DISTRICT,
    params: districtParams,
    query: progressQuery,
    answer: progressAnswer,
  })
  district(
    @ThisCall() call: Call,
    @Param() { districtCode }: z.infer<typeof districtParams>,
    @Query() asked: ProgressQuery,
  ): Promise<void> {
    return this.answers.send(call, asked, async (question) =>
      areaProgress(question, await districtArea(question, districtCode), asked.compareTo),
    );
  }

  @Get('districts/:districtCode/wards')
  @Endpoint({
    summary: 'The wards of a district with their ranks',
    access: NAMED_DISTRICT,
    params: districtParams,
    query: progressQuery,
    answer: wardsAnswer,
  })
  wards(
    @ThisCall() call: Call,
    @Param() { districtCode }: z.infer<typeof districtParams>,
    @Query() asked: ProgressQuery,
  ): Promise<void> {
    return this.answers.send(call, asked, async (question) =>
      wardTable(question, await districtArea(question, districtCode), asked.compareTo),
    );
  }

  @Get('wards/:wardCode')
  @Endpoint({
    summary: 'What a ward reported, day by day',
    access: ROWS,
    params: wardParams,
    query: wardHistoryQuery,
    answer: wardHistoryAnswer,
  })
  ward(
    @ThisCall() call: Call,
    @Param() { wardCode }: z.infer<typeof wardParams>,
    @Query() asked: z.infer<typeof wardHistoryQuery>,
  ): Promise<void> {
    return this.answers.send(call, asked, async (question) =>
      wardHistory(question, await wardArea(question, wardCode), periodOf(question, asked, LONGEST)),
    );
  }

  @Get('wards/:wardCode/head')
  @Endpoint({
    summary: 'The head of a ward’s dashboard',
    access: ROWS,
    params: wardParams,
    query: progressQuery,
    answer: progressAnswer,
  })
  wardHead(
    @ThisCall() call: Call,
    @Param() { wardCode }: z.infer<typeof wardParams>,
    @Query() asked: ProgressQuery,
  ): Promise<void> {
    return this.answers.send(call, asked, async (question) =>
      areaProgress(question, await wardArea(question, wardCode), asked.compareTo),
    );
  }

  @Get('series')
  @Endpoint({
    summary: 'The course of the city, a district or a ward, with plan, deadlines, holidays and events',
    access: ROWS,
    query: seriesQuery,
    answer: seriesAnswer,
  })
  series(@ThisCall() call: Call, @Query() asked: SeriesQuery): Promise<void> {
    return this.answers.send(call, asked, async (question) =>
      seriesOf(
        question,
        await areaAsked(question, asked.area, call.caller),
        periodOf(question, asked, LONGEST),
        asked.by,
      ),
    );
  }

  @Get('district-series')
  @Endpoint({
    summary: 'The course of every district, for small multiples; for a reporter the own one',
    access: ROWS,
    query: districtSeriesQuery,
    answer: districtSeriesAnswer,
  })
  districtSeries(@ThisCall() call: Call, @Query() asked: z.infer<typeof districtSeriesQuery>): Promise<void> {
    return this.answers.send(call, asked, (question) =>
      districtSeries(question, periodOf(question, asked, LONGEST)),
    );
  }

  @Get('completeness')
  @Endpoint({
    summary: 'Who reported and who did not, ward by day',
    access: ROWS,
    query: completenessQuery,
    answer: completenessAnswer,
  })
  completeness(@ThisCall() call: Call, @Query() asked: CompletenessQuery): Promise<void> {
    const districtCode = districtOf(call.caller, asked.districtCode);
    return this.answers.send(call, asked, (question) =>
      completeness(question, periodOf(question, asked, LONGEST_MAP, USUAL_MAP), districtCode),
    );
  }

  @Get('slowest')
  @Endpoint({
    summary: 'The wards with the smallest share signed',
    access: ROWS,
    query: slowestQuery,
    answer: slowestAnswer,
  })
  slowest(@ThisCall() call: Call, @Query() asked: z.infer<typeof slowestQuery>): Promise<void> {
    return this.answers.send(call, asked, (question) =>
      slowestWards(question, call.caller.districtCode, asked.limit),
    );
  }
}
