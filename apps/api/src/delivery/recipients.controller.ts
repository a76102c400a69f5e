import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  newRecipient,
  type NewRecipient,
  recipientChange,
  type RecipientChange,
  recipientParams,
  recipientRow,
  recipientsAnswer,
  recipientsQuery,
  type RecipientsQuery,
} from '../contract/recipient.js';
import type { Person } from '../platform/actor.js';
import { Caller, Endpoint } from '../platform/endpoint.js';
import { READERS, WRITERS } from './access.js';
import { RecipientsService } from './recipients.service.js';

@Controller('recipients')
export class RecipientsController {
  constructor(private readonly recipients: RecipientsService) {}

  @Get()
  @Endpoint({
    summary: 'Whom documents go to',
    access: READERS,
    query: recipientsQuery,
    answer: recipientsAnswer,
  })
  list(@Caller() caller: Person, @Query() query: RecipientsQuery) {
    return this.recipients.list(caller, query);
  }

  @Get(':id')
  @Endpoint({ summary: 'One recipient', access: READERS, params: recipientParams, answer: recipientRow })
  show(@Caller() caller: Person, @Param('id') id: string) {
    return this.recipients.show(caller, id);
  }

  @Post()
  @Endpoint({
    summary: 'Add a recipient',
    access: WRITERS,
    body: newRecipient,
    answer: recipientRow,
    problems: ['recipient.address-taken', 'recipient.domain-not-allowed'],
  })
  add(@Caller() caller: Person, @Body() body: NewRecipient) {
    return this.recipients.add(caller, body);
  }

  @Put(':id')
  @Endpoint({
    summary: 'Change a recipient, or switch one off',
    access: WRITERS,
    params: recipientParams,
    body: recipientChange,
    answer: recipientRow,
    problems: ['record.changed-meanwhile', 'recipient.address-taken', 'recipient.domain-not-allowed'],
  })
  change(@Caller() caller: Person, @Param('id') id: string, @Body() body: RecipientChange) {
    return this.recipients.change(caller, id, body);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'Remove a recipient nothing was ever sent to',
    access: WRITERS,
    params: recipientParams,
    answer: recipientRow,
    problems: ['recipient.has-messages'],
  })
  remove(@Caller() caller: Person, @Param('id') id: string) {
    return this.recipients.remove(caller, id);
  }
}
