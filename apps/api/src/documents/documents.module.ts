import { Module } from '@nestjs/common';
import { DocumentsController } from './documents.controller.js';
import { DocumentsService } from './documents.service.js';
import { DocumentPublisher } from './publish-documents.js';

@Module({
  controllers: [DocumentsController],
  providers: [DocumentsService, DocumentPublisher],
  exports: [DocumentPublisher],
})
export class DocumentsModule {}
