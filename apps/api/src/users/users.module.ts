import { Global, Module } from '@nestjs/common';
import { SESSION_READER } from '../platform/access.guard.js';
import { AuditEntriesController } from './audit-entries.controller.js';
import { CleanUpService } from './clean-up.service.js';
import { NoteAuditLink } from './note-audit-link.service.js';
import { SessionController } from './session.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

/** Global, for the access guard and for open streams: they ask it who is calling. */
@Global()
@Module({
  controllers: [SessionController, UsersController, AuditEntriesController],
  providers: [
    SessionsService,
    SignInService,
    UsersService,
    CleanUpService,
    NoteAuditLink,
    { provide: SESSION_READER, useExisting: SessionsService },
  ],
  exports: [SESSION_READER, SessionsService],
})
export class UsersModule {}
