import { Module } from '@nestjs/common';
import { ProgressAnswers } from './progress.answers.js';
import { ProgressController } from './progress.controller.js';

@Module({ controllers: [ProgressController], providers: [ProgressAnswers] })
export class ProgressModule {}
