import { Global, Module } from '@nestjs/common';
import { SESSION_READER } from '../platform/access.guard.js';
import { SessionController } from './session.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

@Global()
@Module({
  controllers: [SessionController],
  providers: [SessionsService, SignInService, { provide: SESSION_READER, useExisting: SessionsService }],
  exports: [SESSION_READER],
})
export class UsersModule {}
