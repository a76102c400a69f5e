import { Module } from '@nestjs/common';
import { DocumentGenerators } from './document-generators.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsService } from './documents.service.js';
import { DocumentPublisher } from './publish-documents.js';

@Module({
  controllers: [DocumentsController],
  providers: [DocumentGenerators, DocumentsService, DocumentPublisher],
  exports: [DocumentGenerators, DocumentPublisher],
})
export class DocumentsModule {}
