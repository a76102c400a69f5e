import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { WeeklyBriefingMaker } from './weekly-briefing-maker.js';

@Module({
  imports: [DocumentsModule],
  providers: [WeeklyBriefingMaker],
})
export class WeeklyBriefingsModule {}
