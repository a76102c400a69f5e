import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import type { DataSource } from 'typeorm';
import { AccessGuard } from './access.guard.js';
import { Audit } from './audit.js';
import { CallLimits } from './call-limits.js';
import { ChangeFeed } from './change-feed.js';
import { Clock } from './clock.js';
import { CONFIG, type Config } from './config.js';
import { DATA_SOURCE, Database } from './database.js';
import { DiskSpace } from './disk-space.js';
import { FileStore } from './files.js';
import { HealthController } from './health.controller.js';
import { Idempotency } from './idempotency.js';
import { Jobs } from './jobs.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { OpenApiController } from './open-api.controller.js';
import { PreparedAnswers } from './prepared-answers.js';
import { ProblemFilter } from './problem.filter.js';
import { ProcessMetrics } from './process-metrics.js';
import { Readiness } from './readiness.js';
import { Refusals } from './refusals.js';
import { Routes } from './routes.js';
import { Ticker } from './schedule.js';
import { Stopping } from './stopping.js';
import { StorageMark } from './storage-mark.js';
import { Versions } from './versions.js';

/** What every feature stands on. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config, source: DataSource, clock: Clock): DynamicModule {
    const shared = [
      { provide: CONFIG, useValue: config },
      { provide: DATA_SOURCE, useValue: source },
      { provide: Clock, useValue: clock },
      Database,
      FileStore,
      Audit,
      Refusals,
      Metrics,
      Versions,
      PreparedAnswers,
      ChangeFeed,
      Stopping,
      DiskSpace,
      StorageMark,
      Readiness,
      Jobs,
      Ticker,
    ];
    return {
      module: PlatformModule,
      imports: [DiscoveryModule, ScheduleModule.forRoot()],
      controllers: [HealthController, MetricsController, OpenApiController],
      providers: [
        ...shared,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        CallLimits,
        Idempotency,
        ProcessMetrics,
        Routes,
      ],
      exports: shared,
    };
  }
}
