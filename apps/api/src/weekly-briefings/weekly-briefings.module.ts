import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { WeeklyBriefings } from './weekly-briefing.generator.js';

@Module({
  imports: [DocumentsModule],
  providers: [WeeklyBriefings],
})
export class WeeklyBriefingsModule {}
