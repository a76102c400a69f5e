import { Module } from '@nestjs/common';
import { AnswersAbout } from './answers-about.js';
import { EventStreams } from './event-streams.js';
import { EventsController } from './events.controller.js';
import { ProgressAnswers } from './progress.answers.js';
import { ProgressController } from './progress.controller.js';

@Module({
  controllers: [ProgressController, EventsController],
  providers: [AnswersAbout, ProgressAnswers, EventStreams],
})
export class ProgressModule {}
