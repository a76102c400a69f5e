import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { DailyWorkbooks } from './daily-workbook.generator.js';

@Module({
  imports: [DocumentsModule],
  providers: [DailyWorkbooks],
  exports: [DailyWorkbooks],
})
export class DailyWorkbooksModule {}
