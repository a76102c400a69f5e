import { Global, Module } from '@nestjs/common';
import { NoticesController } from './notices.controller.js';
import { Notices } from './notices.service.js';

/** Global: reports, accounts and the audit log tell people of what was done. */
@Global()
@Module({ controllers: [NoticesController], providers: [Notices], exports: [Notices] })
export class NoticesModule {}
