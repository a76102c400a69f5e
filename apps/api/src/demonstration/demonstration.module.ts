import { Module } from '@nestjs/common';
import { DailyReportsModule } from '../daily-reports/daily-reports.module.js';
import { Replay } from './replay.service.js';

@Module({ imports: [DailyReportsModule], providers: [Replay] })
export class DemonstrationModule {}
