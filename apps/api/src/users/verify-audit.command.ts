import { Client } from 'pg';
import type { AuditChainAnswer } from '../contract/audit-entry.js';
import { readConfig } from '../platform/config.js';
import { auditChain } from './audit-chain.query.js';

/**
 * `node dist/apps/api/src/users/verify-audit.command.js [id:hash]`
 *
 * Walks the audit log's chain and names the first broken link; ends with 0 when it is whole, else with 1.
 * `id:hash` is a last link noted down earlier, on paper or on another machine: whoever owns the tables can
 * write the whole log anew, but not so that it still holds that link. Asks the database of
 * MIGRATION_DATABASE_URL or DATABASE_URL.
 */
async function verifyAudit(noted: string | undefined): Promise<boolean> {
  const config = readConfig(process.env);
  const client = new Client({
    connectionString: config.MIGRATION_DATABASE_URL ?? config.DATABASE_URL,
    connectionTimeoutMillis: 5_000,
  });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await wearRole(client);
    const ask = async (statement: string) => (await client.query(statement)).rows as unknown[];
    const chain = await auditChain(ask);
    const isNoted = noted === undefined || (await holds(client, noted));
    for (const line of report(chain, noted, isNoted)) process.stdout.write(`${line}\n`);
    return chain.broken === null && isNoted;
  } finally {
    await client.end();
  }
}

/** The owner reads the log as it is; the application's login must put on a role first. */
async function wearRole(client: Client): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>(
    `select has_table_privilege('audit_entry', 'select') as may`,
  );
  if (!rows[0]?.may) await client.query('set local role campaign_system');
}

async function holds(client: Client, noted: string): Promise<boolean> {
  const [, id, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(noted) ?? [];
  const found = await client.query('select from audit_entry where id = $1 and hash = $2', [id, hash]);
  return found.rowCount === 1;
}

type Fault = NonNullable<AuditChainAnswer['broken']>['fault'];

const FAULTS: Record<Fault, { vi: string; en: string }> = {
  missing: { vi: 'các mục trước nó đã bị xóa', en: 'entries before it are gone' },
  relinked: { vi: 'không nối với mục ngay trước nó', en: 'it does not follow the entry before it' },
  changed: { vi: 'nội dung đã bị sửa', en: 'its content was changed' },
};

function report(
  { links, last, broken }: AuditChainAnswer,
  noted: string | undefined,
  isNoted: boolean,
): string[] {
  const lines: string[] = [];
  if (broken) {
    const { vi, en } = FAULTS[broken.fault];
    lines.push(`✗ Nhật ký bị đứt ở mục ${broken.id}: ${vi}.`);
    lines.push(`  The audit log is broken at entry ${broken.id}: ${en}.`);
  }
  if (!isNoted) {
    lines.push(`✗ Nhật ký không có mục đã ghi lại ${noted}: phần cuối bị cắt hoặc cả nhật ký bị viết lại.`);
    lines.push(
      `  The noted entry is not in the audit log: its end was cut off, or all of it was written anew.`,
    );
  }
  if (lines.length > 0) return lines;
  return [
    `✓ Nhật ký nguyên vẹn: ${links} mục. / The audit log is whole: ${links} entries.`,
    ...(last
      ? [`  Ghi lại mục cuối để lần sau đối chiếu / Note the last link: ${last.id}:${last.hash}`]
      : []),
  ];
}

verifyAudit(process.argv[2]).then(
  (isWhole) => process.exit(isWhole ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
