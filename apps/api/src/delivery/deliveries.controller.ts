import { Body, Controller, Get, Header, Param, Post, Query, StreamableFile } from '@nestjs/common';
import {
  deliveriesAnswer,
  deliveriesQuery,
  type DeliveriesQuery,
  deliveryAnswer,
  deliveryParams,
  previewQuery,
  type PreviewQuery,
  queuedAnswer,
  sendToMe,
  type SendToMe,
  waitingAnswer,
} from '../contract/delivery.js';
import type { Person } from '../platform/actor.js';
import { Caller, Endpoint } from '../platform/endpoint.js';
import { FILE_REFUSALS } from '../platform/files.js';
import { READERS, WRITERS } from './access.js';
import { DeliveriesService } from './deliveries.service.js';

/** A mail is shown as it is, in a frame that runs nothing and fetches nothing. */
const FRAME_POLICY =
  "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'";

@Controller('deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Get()
  @Endpoint({
    summary: 'The delivery log',
    access: READERS,
    query: deliveriesQuery,
    answer: deliveriesAnswer,
  })
  list(@Caller() caller: Person, @Query() query: DeliveriesQuery) {
    return this.deliveries.list(caller, query);
  }

  @Get('preview')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', FRAME_POLICY)
  @Endpoint({
    summary: 'How a mail about a document looks',
    access: READERS,
    query: previewQuery,
    costs: 'document',
  })
  previewOf(@Query() query: PreviewQuery) {
    return this.deliveries.previewOf(query);
  }

  @Post('send-to-me')
  @Endpoint({
    summary: 'Send a copy to my own address',
    costs: 'document',
    access: READERS,
    body: sendToMe,
    answer: queuedAnswer,
    problems: ['delivery.no-own-address', 'recipient.domain-not-allowed'],
  })
  sendToMe(@Caller() caller: Person, @Body() body: SendToMe) {
    return this.deliveries.sendToMe(caller, body);
  }

  @Post('send-waiting')
  @Endpoint({
    summary: 'Try every message that waits for its next attempt now',
    access: WRITERS,
    answer: waitingAnswer,
  })
  sendWaiting(@Caller() caller: Person) {
    return this.deliveries.sendWaiting(caller);
  }

  @Get(':id')
  @Endpoint({
    summary: 'One message, its attempts and the answers of the mail server',
    access: READERS,
    params: deliveryParams,
    answer: deliveryAnswer,
  })
  show(@Caller() caller: Person, @Param('id') id: string) {
    return this.deliveries.show(caller, id);
  }

  @Get(':id/message')
  @Endpoint({
    summary: 'The message as sent, .eml',
    costs: 'document',
    access: READERS,
    params: deliveryParams,
    problems: FILE_REFUSALS,
  })
  async message(@Caller() caller: Person, @Param('id') id: string): Promise<StreamableFile> {
    const { fileName, eml } = await this.deliveries.message(caller, id);
    return new StreamableFile(eml, {
      type: 'message/rfc822',
      disposition: `attachment; filename="${fileName}"`,
      length: eml.length,
    });
  }

  @Get(':id/preview')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', FRAME_POLICY)
  @Endpoint({
    summary: 'The message as its reader sees it',
    costs: 'document',
    access: READERS,
    params: deliveryParams,
    problems: FILE_REFUSALS,
  })
  preview(@Caller() caller: Person, @Param('id') id: string) {
    return this.deliveries.preview(caller, id);
  }

  @Post(':id/resend')
  @Endpoint({
    summary: 'Send a message again',
    access: WRITERS,
    params: deliveryParams,
    answer: queuedAnswer,
    problems: ['delivery.still-under-way', 'recipient.domain-not-allowed'],
  })
  resend(@Caller() caller: Person, @Param('id') id: string) {
    return this.deliveries.resend(caller, id);
  }
}
