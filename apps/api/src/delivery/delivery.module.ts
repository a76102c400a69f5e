import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveriesService } from './deliveries.service.js';
import { DeliveryMetrics } from './delivery-metrics.js';
import { DocumentDispatch } from './dispatch-documents.js';
import { FollowUps } from './follow-up.job.js';
import { GiveUpLostRuns } from './give-up-lost-runs.js';
import { MailServer } from './mail-server.js';
import { Outbox } from './outbox.js';
import { Postbox } from './postbox.js';
import { RecipientsController } from './recipients.controller.js';
import { RecipientsService } from './recipients.service.js';
import { RunSchedule } from './run-schedule.job.js';
import { SchedulesController } from './schedules.controller.js';
import { SchedulesService } from './schedules.service.js';
import { SendMail } from './send-mail.js';
import { StartDueRuns } from './start-due-runs.js';
import { TellAdministrators } from './tell-administrators.js';

@Module({
  imports: [DocumentsModule],
  controllers: [RecipientsController, SchedulesController, DeliveriesController],
  providers: [
    RecipientsService,
    SchedulesService,
    DeliveriesService,
    DocumentDispatch,
    Outbox,
    Postbox,
    MailServer,
    SendMail,
    StartDueRuns,
    RunSchedule,
    GiveUpLostRuns,
    FollowUps,
    DeliveryMetrics,
    TellAdministrators,
  ],
})
export class DeliveryModule {}
