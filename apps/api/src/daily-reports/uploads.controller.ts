import { Controller, Get, Param, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  byId,
  dayOfDistrict,
  type DayOfDistrict,
  uploadList,
  uploadPreview,
  type UploadPreview,
  uploadQuery,
  type UploadQuery,
} from '../contract/daily-report.js';
import { FILERS, REPORT_READERS } from '../domain/roles.js';
import type { Person } from '../platform/actor.js';
import { attachment } from '../platform/attachment.js';
import { Caller, Endpoint } from '../platform/endpoint.js';
import { FILE_REFUSALS } from '../platform/files.js';
import { LookUpReports } from './look-up-reports.js';
import { ReceiveUpload } from './receive-upload.js';
import { DAY_REFUSALS } from './report-day.js';
import { uploadedFile } from './uploaded-file.js';

@Controller('daily-reports/uploads')
export class UploadsController {
  constructor(
    private readonly uploads: ReceiveUpload,
    private readonly reports: LookUpReports,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Upload a workbook or CSV: read, checked, kept, and shown before it is filed',
    access: { roles: FILERS, district: { query: 'districtCode' } },
    query: dayOfDistrict,
    upload: true,
    answer: uploadPreview,
    problems: [
      ...DAY_REFUSALS,
      'upload.file-missing',
      'upload.several-files',
      'upload.cut-off',
      'upload.too-large',
      'upload.reader-busy',
      'upload.quota-used',
    ],
    costs: 'upload',
  })
  async receive(
    @Caller() person: Person,
    @Query() query: DayOfDistrict,
    @Req() request: FastifyRequest,
  ): Promise<UploadPreview> {
    return this.uploads.receive(person, query, await uploadedFile(request));
  }

  @Get()
  @Endpoint({
    summary: 'Files as they came, refused ones too',
    access: { roles: REPORT_READERS, district: 'rows' },
    query: uploadQuery,
    answer: uploadList,
  })
  list(@Caller() person: Person, @Query() query: UploadQuery) {
    return this.reports.uploadList(person, query);
  }

  @Get(':id')
  @Endpoint({
    summary: 'An upload against what is in force now',
    access: { roles: REPORT_READERS, district: 'rows' },
    params: byId,
    answer: uploadPreview,
    costs: 'file',
  })
  preview(@Caller() person: Person, @Param() { id }: { id: string }): Promise<UploadPreview> {
    return this.uploads.preview(person, id);
  }

  @Get(':id/file')
  @Endpoint({
    summary: 'The file as it came',
    access: { roles: REPORT_READERS, district: 'rows' },
    params: byId,
    problems: FILE_REFUSALS,
    costs: 'file',
  })
  async file(@Caller() person: Person, @Param() { id }: { id: string }): Promise<StreamableFile> {
    return attachment(await this.reports.original(person, id));
  }

  @Get(':id/marked-file')
  @Endpoint({
    summary: 'The file with its wrong cells marked and listed',
    access: { roles: REPORT_READERS, district: 'rows' },
    params: byId,
    problems: [...FILE_REFUSALS, 'upload.not-filable', 'upload.reader-busy'],
    costs: 'document',
  })
  async marked(@Caller() person: Person, @Param() { id }: { id: string }): Promise<StreamableFile> {
    return attachment(await this.reports.marked(person, id));
  }
}
