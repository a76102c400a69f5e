import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  figureOfDay,
  type FigureOfDay,
  figureSourceQuery,
  figureSources,
  type FigureSources,
} from '../contract/daily-report.js';
import { figuresCheckAnswer, type FiguresCheckAnswer } from '../contract/figures-check.js';
import { AUDIT_READERS } from '../domain/roles.js';
import type { Person } from '../platform/actor.js';
import { Caller, Endpoint } from '../platform/endpoint.js';
import { LookUpReports } from './look-up-reports.js';
import { NightlyFiguresCheck } from './verify-figures.job.js';

@Controller('figures')
export class FiguresController {
  constructor(
    private readonly reports: LookUpReports,
    private readonly checks: NightlyFiguresCheck,
  ) {}

  @Get('check')
  @Endpoint({
    summary: 'What the last nightly check of the figures against reports, audit log and files found',
    access: { roles: AUDIT_READERS, district: 'city' },
    answer: figuresCheckAnswer,
  })
  check(@Caller() person: Person): Promise<FiguresCheckAnswer> {
    return this.checks.last(person);
  }

  @Get(':wardCode/:date/source')
  @Endpoint({
    summary: 'Where a figure comes from: file, cell, person, moments; and what it replaced',
    access: { roles: 'signed-in', district: 'rows' },
    params: figureOfDay,
    query: figureSourceQuery,
    answer: figureSources,
  })
  source(
    @Caller() person: Person,
    @Param() { wardCode, date }: FigureOfDay,
    @Query() { asOf }: { asOf?: string },
  ): Promise<FigureSources> {
    return this.reports.sources(person, wardCode, date, asOf);
  }
}
