import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  newSchedule,
  type NewSchedule,
  runAgainAnswer,
  scheduledRunsAnswer,
  scheduleChange,
  type ScheduleChange,
  scheduledRunsQuery,
  type ScheduledRunsQuery,
  scheduleParams,
  scheduleRow,
  schedulesAnswer,
  schedulesQuery,
  type SchedulesQuery,
} from '../contract/schedule.js';
import type { Person } from '../platform/actor.js';
import { Caller, Endpoint } from '../platform/endpoint.js';
import { READERS, WRITERS } from './access.js';
import { SchedulesService } from './schedules.service.js';

@Controller()
export class SchedulesController {
  constructor(private readonly schedules: SchedulesService) {}

  @Get('schedules')
  @Endpoint({
    summary: 'When documents are made and sent',
    access: READERS,
    query: schedulesQuery,
    answer: schedulesAnswer,
  })
  list(@Caller() caller: Person, @Query() query: SchedulesQuery) {
    return this.schedules.list(caller, query);
  }

  @Get('schedules/:id')
  @Endpoint({ summary: 'One schedule', access: READERS, params: scheduleParams, answer: scheduleRow })
  show(@Caller() caller: Person, @Param('id') id: string) {
    return this.schedules.show(caller, id);
  }

  @Post('schedules')
  @Endpoint({ summary: 'Add a schedule', access: WRITERS, body: newSchedule, answer: scheduleRow })
  add(@Caller() caller: Person, @Body() body: NewSchedule) {
    return this.schedules.add(caller, body);
  }

  @Put('schedules/:id')
  @Endpoint({
    summary: 'Change a schedule, switch it off or on',
    access: WRITERS,
    params: scheduleParams,
    body: scheduleChange,
    answer: scheduleRow,
    problems: ['record.changed-meanwhile'],
  })
  change(@Caller() caller: Person, @Param('id') id: string, @Body() body: ScheduleChange) {
    return this.schedules.change(caller, id, body);
  }

  @Delete('schedules/:id')
  @Endpoint({
    summary: 'Remove a schedule that never ran',
    access: WRITERS,
    params: scheduleParams,
    answer: scheduleRow,
    problems: ['schedule.has-runs'],
  })
  remove(@Caller() caller: Person, @Param('id') id: string) {
    return this.schedules.remove(caller, id);
  }

  @Get('scheduled-runs')
  @Endpoint({
    summary: 'What became of each planned instant',
    access: READERS,
    query: scheduledRunsQuery,
    answer: scheduledRunsAnswer,
  })
  runs(@Caller() caller: Person, @Query() query: ScheduledRunsQuery) {
    return this.schedules.runs(caller, query);
  }

  @Post('scheduled-runs/:id/run-again')
  @Endpoint({
    summary: 'Run a planned instant again that was not brought to its end',
    access: WRITERS,
    params: scheduleParams,
    answer: runAgainAnswer,
    problems: ['scheduled-run.has-not-failed'],
  })
  runAgain(@Caller() caller: Person, @Param('id') id: string) {
    return this.schedules.runAgain(caller, id);
  }
}
