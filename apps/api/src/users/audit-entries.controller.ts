import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  type AuditChainAnswer,
  auditChainAnswer,
  type AuditEntry,
  auditEntry,
  auditEntryParams,
  type AuditEntryQuery,
  auditEntryQuery,
} from '../contract/audit-entry.js';
import { type Listed, listAnswer } from '../contract/list.js';
import { AUDIT_READERS } from '../domain/roles.js';
import type { Person } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { type AccessRule, Caller, Endpoint } from '../platform/endpoint.js';
import { Problem } from '../platform/problem.js';
import { auditChain } from './audit-chain.query.js';
import { findAuditEntry, listAuditEntries } from './audit-entries.query.js';

const access: AccessRule = { roles: AUDIT_READERS, district: 'city' };

/** The audit log, to read. Nothing changes it but the changes it speaks of. */
@Controller('audit-entries')
export class AuditEntriesController {
  constructor(private readonly database: Database) {}

  @Get()
  @Endpoint({
    summary: 'List the audit log',
    access,
    query: auditEntryQuery,
    answer: listAnswer(auditEntry),
  })
  list(@Caller() caller: Person, @Query() query: AuditEntryQuery): Promise<Listed<AuditEntry>> {
    return this.database.within(caller, (tx) => listAuditEntries(tx, query));
  }

  @Get('chain')
  @Endpoint({
    summary: 'Walk the whole audit log and name its first broken link',
    access,
    answer: auditChainAnswer,
  })
  chain(@Caller() caller: Person): Promise<AuditChainAnswer> {
    return this.database.within(caller, (tx) => auditChain((statement) => tx.query(statement)));
  }

  @Get(':id')
  @Endpoint({
    summary: 'Show one entry of the audit log',
    access,
    params: auditEntryParams,
    answer: auditEntry,
  })
  show(@Caller() caller: Person, @Param('id') id: number): Promise<AuditEntry> {
    return this.database.within(caller, async (tx) => {
      const entry = await findAuditEntry(tx, id);
      if (!entry) throw new Problem('access.not-found');
      return entry;
    });
  }
}
