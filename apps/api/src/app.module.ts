import { type DynamicModule, Module } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AreasModule } from './areas/areas.module.js';
import { DailyReportsModule } from './daily-reports/daily-reports.module.js';
import { DailyWorkbooksModule } from './daily-workbooks/daily-workbooks.module.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { DemonstrationModule } from './demonstration/demonstration.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { NoticesModule } from './notices/notices.module.js';
import type { Clock } from './platform/clock.js';
import type { Config } from './platform/config.js';
import { PlatformModule } from './platform/platform.module.js';
import { ProgressModule } from './progress/progress.module.js';
import { UsersModule } from './users/users.module.js';
import { WeeklyBriefingsModule } from './weekly-briefings/weekly-briefings.module.js';

/** Every feature, listed once. */
@Module({})
export class AppModule {
  static with(config: Config, source: DataSource, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config, source, clock),
        UsersModule,
        AreasModule,
        DailyReportsModule,
        DailyWorkbooksModule,
        DeliveryModule,
        DemonstrationModule,
        DocumentsModule,
        NoticesModule,
        ProgressModule,
        WeeklyBriefingsModule,
      ],
    };
  }
}
