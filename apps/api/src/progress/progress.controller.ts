import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
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
import type { ProblemCode } from '../contract/problems.js';
import { Endpoint, type SignedRequest } from '../platform/endpoint.js';
import { areaProgress } from './area-progress.js';
import { wardTable } from './area-table.js';
import { areaAsked, areaOfDistrict, districtArea, wardArea } from './which-area.js';
import { completeness } from './completeness.js';
import { askedPeriod } from './period.js';
import { districtOf, ProgressAnswers } from './progress.answers.js';
import { districtSeries, seriesOf } from './series.js';
import { wardHistory } from './ward-history.js';

/** A reporter's rows are those of the own district, or of a ward in it. */
const ROWS = { roles: 'signed-in', district: 'rows' } as const;
const NAMED_DISTRICT = { roles: 'signed-in', district: { params: 'districtCode' } } as const;

/** Nothing is said of a day that has not come. */
const DAY_TO_COME: readonly ProblemCode[] = ['daily-report.date-in-future'];
/** Nor is a day compared with a later one. */
const DAYS_COMPARED: readonly ProblemCode[] = [...DAY_TO_COME, 'progress.compared-with-later'];

/** The longest period asked for at once, in days: a year of history, and a season of the heat map. */
const LONGEST = 400;
const LONGEST_MAP = 92;

/** The heat map shows the two weeks up to today unless asked for others: who is late is asked of today first. */
const USUAL_MAP = 14;

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
    kept: true,
    problems: DAYS_COMPARED,
  })
  city(
    @Req() request: SignedRequest,
    @Res() reply: FastifyReply,
    @Query() asked: ProgressQuery,
  ): Promise<void> {
    return this.answers.send({ request, reply }, asked, async (question, scope) =>
      areaProgress(question, await areaOfDistrict(question, scope), asked.compareTo),
    );
  }

  @Get('districts')
  @Endpoint({
    summary: 'Every district with its ranks; for a reporter the own one',
    access: ROWS,
    query: progressQuery,
    answer: districtsAnswer,
    kept: true,
    problems: DAYS_COMPARED,
  })
  districts(
    @Req() request: SignedRequest,
    @Res() reply: FastifyReply,
    @Query() asked: ProgressQuery,
  ): Promise<void> {
    return this.answers.sendDistricts({ request, reply }, asked);
  }

  @Get('districts/:districtCode')
  @Endpoint({
    summary: 'The head of a district’s dashboard',
    access: NAMED_DISTRICT,
    params: districtParams,
    query: progressQuery,
    answer: progressAnswer,
    kept: true,
    problems: DAYS_COMPARED,
  })
  district(
    @Req() request: SignedRequest,
    @Res() reply: FastifyReply,
    @Param() { districtCode }: z.infer<typeof districtParams>,
    @Query() asked: ProgressQuery,
  ): Promise<void> {
    return this.answers.send({ request, reply }, asked, async (question) =>
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
    kept: true,
    problems: DAYS_COMPARED,
  })
  wards(
    @Req() request: SignedRequest,
    @Res() reply: FastifyReply,
    @Param() { districtCode }: z.infer<typeof districtParams>,
    @Query() asked: ProgressQuery,
  ): Promise<void> {
    return this.answers.send({ request, reply }, asked, async (question) =>
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
    kept: true,
    problems: DAY_TO_COME,
  })
  ward(
    @Req() request: SignedRequest,
    @Res() reply: FastifyReply,
    @Param() { wardCode }: z.infer<typeof wardParams>,
    @Query() asked: z.infer<typeof wardHistoryQuery>,
  ): Promise<void> {
    return this.answers.send({ request, reply }, asked, async (question) =>
      wardHistory(question, await wardArea(question, wardCode), askedPeriod(question, asked, LONGEST)),
    );
  }

  @Get('wards/:wardCode/head')
  @Endpoint({
    summary: 'The head of a ward’s dashboard',
    access: ROWS,
    params: wardParams,
    query: progressQuery,
    answer: progressAnswer,
    kept: true,
    problems: DAYS_COMPARED,
  })
  wardHead(
    @Req() request: SignedRequest,
    @Res() reply: FastifyReply,
    @Param() { wardCode }: z.infer<typeof wardParams>,
    @Query() asked: ProgressQuery,
  ): Promise<void> {
    return this.answers.send({ request, reply }, asked, async (question) =>
      areaProgress(question, await wardArea(question, wardCode), asked.compareTo),
    );
  }

  @Get('series')
  @Endpoint({
    summary: 'The course of the city, a district or a ward, with plan, deadlines, holidays and events',
    access: ROWS,
    query: seriesQuery,
    answer: seriesAnswer,
    kept: true,
    problems: DAY_TO_COME,
  })
  series(
    @Req() request: SignedRequest,
    @Res() reply: FastifyReply,
    @Query() asked: SeriesQuery,
  ): Promise<void> {
    return this.answers.send({ request, reply }, asked, async (question, scope) =>
      seriesOf(
        question,
        await areaAsked(question, asked.area, scope),
        askedPeriod(question, asked, LONGEST),
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
    kept: true,
    problems: DAY_TO_COME,
  })
  districtSeries(
    @Req() request: SignedRequest,
    @Res() reply: FastifyReply,
    @Query() asked: z.infer<typeof districtSeriesQuery>,
  ): Promise<void> {
    return this.answers.send({ request, reply }, asked, (question) =>
      districtSeries(question, askedPeriod(question, asked, LONGEST)),
    );
  }

  @Get('completeness')
  @Endpoint({
    summary: 'Who reported and who did not, ward by day',
    access: ROWS,
    query: completenessQuery,
    answer: completenessAnswer,
    kept: true,
    problems: DAY_TO_COME,
  })
  completeness(
    @Req() request: SignedRequest,
    @Res() reply: FastifyReply,
    @Query() asked: CompletenessQuery,
  ): Promise<void> {
    return this.answers.send({ request, reply }, asked, (question, scope) =>
      completeness(
        question,
        askedPeriod({ ...question, date: question.today }, asked, LONGEST_MAP, USUAL_MAP),
        districtOf(scope, asked.districtCode),
      ),
    );
  }

  @Get('slowest')
  @Endpoint({
    summary: 'The wards with the smallest share signed',
    access: ROWS,
    query: slowestQuery,
    answer: slowestAnswer,
    kept: true,
    problems: DAY_TO_COME,
  })
  slowest(
    @Req() request: SignedRequest,
    @Res() reply: FastifyReply,
    @Query() asked: z.infer<typeof slowestQuery>,
  ): Promise<void> {
    return this.answers.sendSlowest({ request, reply }, asked);
  }
}
