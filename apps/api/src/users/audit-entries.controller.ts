import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
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
import { CONFIG, type Config } from '../platform/config.js';
import { auditChain, connectionOf, publishedWorkbooks } from './audit-chain.js';
import { findAuditEntry, listAuditEntries } from './audit-entries.query.js';
import { linksOfStore } from './noted-links.js';

const access: AccessRule = { roles: AUDIT_READERS, district: 'city' };

/** The audit log, to read. Nothing changes it but the changes it speaks of. */
@Controller('audit-entries')
export class AuditEntriesController {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Endpoint({
    summary: 'List the audit log',
    access,
    query: auditEntryQuery,
    answer: listAnswer(auditEntry),
  })
  list(@Caller() caller: Person, @Query() query: AuditEntryQuery): Promise<Listed<AuditEntry>> {
    return this.database.reading(caller, (tx) => listAuditEntries(tx, query));
  }

  @Get('chain')
  @Endpoint({
    summary:
      'Walk the whole audit log, hold it against the links noted in the store, and name the first that is broken',
    access,
    answer: auditChainAnswer,
    costs: 'chain',
  })
  chain(@Caller() caller: Person): Promise<AuditChainAnswer> {
    return this.database.reading(caller, async (tx) => {
      const connection = await connectionOf(tx);
      const workbooks = await publishedWorkbooks(connection);
      return auditChain(connection, await linksOfStore(this.config.STORAGE_FOLDER, workbooks));
    });
  }

  @Get(':id')
  @Endpoint({
    summary: 'Show one entry of the audit log',
    access,
    params: auditEntryParams,
    answer: auditEntry,
  })
  show(@Caller() caller: Person, @Param('id') id: number): Promise<AuditEntry> {
    return this.database.reading(caller, async (tx) => {
      const entry = await findAuditEntry(tx, id);
      if (!entry) throw new Problem('access.not-found');
      return entry;
    });
  }
}
