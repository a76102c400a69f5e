import { Module } from '@nestjs/common';
import { CONFIG } from '../platform/config.js';
import { DailyReportsController } from './daily-reports.controller.js';
import { FiguresController } from './figures.controller.js';
import { FileDailyReport } from './file-daily-report.js';
import { LookUpReports } from './look-up-reports.js';
import { MakeTemplate } from './make-template.js';
import { ReceiveUpload } from './receive-upload.js';
import { ReviewDailyReport } from './review-daily-report.js';
import { TEMPLATE_SECRET, templateSecret } from './template-secret.js';
import { UploadProcess } from './upload-process.js';
import { UploadsController } from './uploads.controller.js';
import { NightlyFiguresCheck } from './verify-figures.job.js';

@Module({
  // Uploads first: their addresses lie below the reports'.
  controllers: [UploadsController, DailyReportsController, FiguresController],
  providers: [
    { provide: TEMPLATE_SECRET, useFactory: templateSecret, inject: [CONFIG] },
    UploadProcess,
    MakeTemplate,
    ReceiveUpload,
    FileDailyReport,
    ReviewDailyReport,
    LookUpReports,
    NightlyFiguresCheck,
  ],
  exports: [MakeTemplate, ReceiveUpload, FileDailyReport, ReviewDailyReport],
})
export class DailyReportsModule {}
