import { Global, Module } from '@nestjs/common';
import { SESSION_READER } from '../platform/access.guard.js';
import { SessionsService } from './sessions.service.js';

@Global()
@Module({
  providers: [SessionsService, { provide: SESSION_READER, useExisting: SessionsService }],
  exports: [SESSION_READER, SessionsService],
})
export class UsersModule {}
