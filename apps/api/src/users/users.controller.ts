import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { type Listed, listAnswer } from '../contract/list.js';
import {
  type NewUser,
  newUserBody,
  type UserChange,
  userChangeBody,
  userParams,
  type UserQuery,
  userQuery,
  type UserReason,
  userReasonBody,
  type UserSummary,
  userSummary,
  type UserWithFirstPassword,
  withFirstPassword,
} from '../contract/user.js';
import { ACCOUNT_READERS } from '../domain/roles.js';
import type { Person } from '../platform/actor.js';
import { type AccessRule, Caller, Endpoint } from '../platform/endpoint.js';
import { UsersService } from './users.service.js';

const read: AccessRule = { roles: ACCOUNT_READERS, district: 'city' };
const write: AccessRule = { roles: ['administrator'], district: 'city' };

@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @Endpoint({ summary: 'List the accounts', access: read, query: userQuery, answer: listAnswer(userSummary) })
  list(@Caller() caller: Person, @Query() query: UserQuery): Promise<Listed<UserSummary>> {
    return this.users.list(caller, query);
  }

  @Get(':id')
  @Endpoint({ summary: 'Show an account', access: read, params: userParams, answer: userSummary })
  show(@Caller() caller: Person, @Param('id') id: string): Promise<UserSummary> {
    return this.users.show(caller, id);
  }

  @Post()
  @Endpoint({
    summary: 'Open an account; its first password is shown this once',
    access: write,
    confirmed: true,
    body: newUserBody,
    answer: withFirstPassword,
    shownOnce: ['firstPassword'],
    problems: ['user.username-taken'],
  })
  create(@Caller() caller: Person, @Body() body: NewUser): Promise<UserWithFirstPassword> {
    return this.users.create(caller, body);
  }

  @Put(':id')
  @Endpoint({
    summary: 'Change an account’s name, role, district or e-mail address',
    access: write,
    confirmed: true,
    params: userParams,
    body: userChangeBody,
    answer: userSummary,
    problems: ['record.changed-meanwhile', 'user.own-account', 'user.last-administrator'],
  })
  change(@Caller() caller: Person, @Param('id') id: string, @Body() body: UserChange): Promise<UserSummary> {
    return this.users.change(caller, id, body);
  }

  @Post(':id/disable')
  @HttpCode(200)
  @Endpoint({
    summary: 'Close an account and end its sessions',
    access: write,
    confirmed: true,
    params: userParams,
    body: userReasonBody,
    answer: userSummary,
    problems: ['user.own-account', 'user.last-administrator'],
  })
  disable(@Caller() caller: Person, @Param('id') id: string, @Body() body: UserReason): Promise<UserSummary> {
    return this.users.disable(caller, id, body);
  }

  @Post(':id/enable')
  @HttpCode(200)
  @Endpoint({
    summary: 'Open a closed account again',
    access: write,
    confirmed: true,
    params: userParams,
    body: userReasonBody,
    answer: userSummary,
  })
  enable(@Caller() caller: Person, @Param('id') id: string, @Body() body: UserReason): Promise<UserSummary> {
    return this.users.enable(caller, id, body);
  }

  @Post(':id/first-password')
  @HttpCode(200)
  @Endpoint({
    summary: 'Give an account a new first password, shown this once; its sessions end',
    access: write,
    confirmed: true,
    params: userParams,
    body: userReasonBody,
    answer: withFirstPassword,
    shownOnce: ['firstPassword'],
    problems: ['user.own-account'],
  })
  resetPassword(
    @Caller() caller: Person,
    @Param('id') id: string,
    @Body() body: UserReason,
  ): Promise<UserWithFirstPassword> {
    return this.users.resetPassword(caller, id, body);
  }
}
