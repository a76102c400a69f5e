import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { DailyWorkbooksService } from './daily-workbooks.service.js';

@Module({
  imports: [DocumentsModule],
  providers: [DailyWorkbooksService],
  exports: [DailyWorkbooksService],
})
export class DailyWorkbooksModule {}
