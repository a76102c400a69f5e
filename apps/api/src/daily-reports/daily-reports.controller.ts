import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import {
  acceptDailyReport,
  byId,
  dailyReport,
  dailyReportList,
  type DailyReport,
  dailyReportQuery,
  type DailyReportQuery,
  dayOfDistrict,
  type DayOfDistrict,
  fileDailyReport,
  filingDaysAnswer,
  filingDaysQuery,
  type FileDailyReport as FilingRequest,
  receipt,
  type Receipt,
  returnDailyReport,
} from '../contract/daily-report.js';
import { FILERS, REPORT_READERS } from '../domain/roles.js';
import type { Person } from '../platform/actor.js';
import { attachment } from '../platform/attachment.js';
import { Caller, Endpoint } from '../platform/endpoint.js';
import { FileDailyReport } from './file-daily-report.js';
import { LookUpReports } from './look-up-reports.js';
import { MakeTemplate } from './make-template.js';
import { DAY_REFUSALS } from './report-day.js';
import { ReviewDailyReport } from './review-daily-report.js';

@Controller('daily-reports')
export class DailyReportsController {
  constructor(
    private readonly templates: MakeTemplate,
    private readonly filing: FileDailyReport,
    private readonly reviewing: ReviewDailyReport,
    private readonly reports: LookUpReports,
  ) {}

  @Get('template')
  @Endpoint({
    summary: 'The workbook a district fills in for a day',
    costs: 'document',
    access: { roles: FILERS, district: { query: 'districtCode' } },
    query: dayOfDistrict,
    problems: DAY_REFUSALS,
  })
  async template(@Caller() person: Person, @Query() query: DayOfDistrict): Promise<StreamableFile> {
    return attachment(await this.templates.make(person, query.districtCode, query.date));
  }

  @Post()
  @Endpoint({
    summary: 'File an upload: the whole district and day, or nothing',
    access: { roles: FILERS, district: { body: 'districtCode' } },
    body: fileDailyReport,
    answer: receipt,
    problems: [
      ...DAY_REFUSALS,
      'upload.not-filable',
      'daily-report.has-errors',
      'daily-report.warnings-not-accepted',
      'daily-report.changed-since-preview',
    ],
  })
  file(@Caller() person: Person, @Body() body: FilingRequest): Promise<Receipt> {
    return this.filing.file(person, body);
  }

  @Get()
  @Endpoint({
    summary: 'Reports filed, every revision of them',
    access: { roles: REPORT_READERS, district: 'rows' },
    query: dailyReportQuery,
    answer: dailyReportList,
  })
  list(@Caller() person: Person, @Query() query: DailyReportQuery) {
    return this.reports.reports(person, query);
  }

  @Get('days')
  @Endpoint({
    summary: 'The reporting days up to today as a district stands to them: deadline, state, last revision',
    access: { roles: REPORT_READERS, district: { query: 'districtCode' } },
    query: filingDaysQuery,
    answer: filingDaysAnswer,
  })
  async days(@Caller() person: Person, @Query() { districtCode }: { districtCode: string }) {
    return { days: await this.reports.days(person, districtCode) };
  }

  @Get(':id')
  @Endpoint({
    summary: 'One report with its figures and its revisions',
    access: { roles: REPORT_READERS, district: 'rows' },
    params: byId,
    answer: dailyReport,
  })
  show(@Caller() person: Person, @Param() { id }: { id: string }): Promise<DailyReport> {
    return this.reports.report(person, id);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Endpoint({
    summary: 'Accept a report',
    access: { roles: ['reviewer'], district: 'city' },
    params: byId,
    body: acceptDailyReport,
    answer: dailyReport,
    problems: [
      'daily-report.accepted-already',
      'daily-report.returned-already',
      'daily-report.replaced-already',
      'daily-report.own-filing',
    ],
  })
  accept(@Caller() person: Person, @Param() { id }: { id: string }, @Body() { note }: { note: string }) {
    return this.reviewing.accept(person, id, note);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Endpoint({
    summary: 'Return a report to its district: its figures count no more',
    access: { roles: ['reviewer'], district: 'city' },
    params: byId,
    body: returnDailyReport,
    answer: dailyReport,
    problems: [
      'daily-report.returned-already',
      'daily-report.replaced-already',
      'daily-report.return-on-holiday',
      'daily-report.return-breaks-later-day',
    ],
  })
  return(@Caller() person: Person, @Param() { id }: { id: string }, @Body() { reason }: { reason: string }) {
    return this.reviewing.return(person, id, reason);
  }
}
