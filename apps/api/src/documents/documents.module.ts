import { Module } from '@nestjs/common';
import { DocumentMakers } from './document-maker.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsService } from './documents.service.js';
import { DocumentPublisher } from './publish-documents.js';

@Module({
  controllers: [DocumentsController],
  providers: [DocumentMakers, DocumentsService, DocumentPublisher],
  exports: [DocumentMakers, DocumentPublisher],
})
export class DocumentsModule {}
