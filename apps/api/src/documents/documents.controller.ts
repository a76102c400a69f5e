import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import {
  documentParams,
  documentRow,
  type DocumentRow,
  documentsAnswer,
  type DocumentsAnswer,
  documentsQuery,
  type DocumentsQuery,
  newDocument,
  newDocumentAnswer,
  type NewDocument,
  type NewDocumentAnswer,
} from '../contract/document.js';
import { documentChangesAnswer, type DocumentChangesAnswer } from '../contract/document-change.js';
import { REPORT_READERS } from '../domain/roles.js';
import type { Person } from '../platform/actor.js';
import { type AccessRule, Caller, Endpoint } from '../platform/endpoint.js';
import { FILE_REFUSALS } from '../platform/files.js';
import { DocumentsService } from './documents.service.js';

/** A district's reporter is given the district's own documents; row-level security leaves no others. */
const READERS: AccessRule = { roles: REPORT_READERS, district: 'rows' };

@Controller('documents')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Get()
  @Endpoint({
    summary: 'The published documents',
    access: READERS,
    query: documentsQuery,
    answer: documentsAnswer,
  })
  list(@Caller() person: Person, @Query() query: DocumentsQuery): Promise<DocumentsAnswer> {
    return this.documents.list(person, query);
  }

  @Get(':id')
  @Endpoint({
    summary: 'One published document',
    access: READERS,
    params: documentParams,
    answer: documentRow,
  })
  show(@Caller() person: Person, @Param() { id }: { id: string }): Promise<DocumentRow> {
    return this.documents.show(person, id);
  }

  @Get(':id/changes')
  @Endpoint({
    summary: 'What was recorded since the issue before a document, and how it moved the totals',
    access: READERS,
    params: documentParams,
    answer: documentChangesAnswer,
    costs: 'file',
  })
  changes(@Caller() person: Person, @Param() { id }: { id: string }): Promise<DocumentChangesAnswer> {
    return this.documents.changes(person, id);
  }

  @Get(':id/file')
  @Endpoint({
    summary: 'The file of a document',
    access: READERS,
    params: documentParams,
    problems: FILE_REFUSALS,
    costs: 'file',
  })
  async file(@Caller() person: Person, @Param() { id }: { id: string }): Promise<StreamableFile> {
    const { document, bytes } = await this.documents.file(person, id);
    return new StreamableFile(bytes, {
      type: document.mediaType,
      disposition: `attachment; filename="${document.fileName}"`,
      length: bytes.length,
    });
  }

  @Post()
  @Endpoint({
    summary: 'Make documents of a day or a week now',
    costs: 'document',
    access: { roles: ['reviewer', 'administrator'], district: 'city' },
    body: newDocument,
    answer: newDocumentAnswer,
    problems: ['document.not-yet', 'document.no-district-edition'],
  })
  make(@Caller() person: Person, @Body() wanted: NewDocument): Promise<NewDocumentAnswer> {
    return this.documents.make(person, wanted);
  }
}
