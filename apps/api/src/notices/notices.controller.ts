import { Controller, Get, Query } from '@nestjs/common';
import type { Listed } from '../contract/list.js';
import { type Notice, noticeList, type NoticeQuery, noticeQuery } from '../contract/notice.js';
import type { Person } from '../platform/actor.js';
import { Caller, Endpoint } from '../platform/endpoint.js';
import { Notices } from './notices.service.js';

@Controller('notices')
export class NoticesController {
  constructor(private readonly notices: Notices) {}

  @Get()
  @Endpoint({
    summary: 'What the caller and, for a reporter, the own district was told: filings, reviews, the account',
    access: { roles: 'signed-in', district: 'rows' },
    query: noticeQuery,
    answer: noticeList,
    beforePasswordChange: true,
  })
  list(@Caller() caller: Person, @Query() query: NoticeQuery): Promise<Listed<Notice>> {
    return this.notices.list(caller, query);
  }
}
